# Downloads: fetching the files of the package from the web.

download-heading = Downloads
download-explain = Doorstep fetches files from their publishers into the materials folder, and checks that each is whole and what it should be.
download-for-course = { $count ->
    [one] Download { $count } file for this course
   *[other] Download { $count } files for this course
}
download-all = { $count ->
    [one] Download all that is missing ({ $count } file)
   *[other] Download all that is missing ({ $count } files)
}
download-twins = { $count ->
    [one] Download the other format as well ({ $count } file)
   *[other] Download the other formats as well ({ $count } files)
}
download-one = Download { $what }
download-pause-all = Pause all
download-resume-all = Continue all
download-cancel-all = Give all up
download-cancel-title = { $count ->
    [one] Give up this download?
   *[other] Give up { $count } downloads?
}
download-cancel-text = What has come so far ({ $size }) is thrown away. To keep it for later, pause instead.
download-cancel-yes = Give up
download-more-waiting = { $count ->
    [one] { $count } more file waits for its turn.
   *[other] { $count } more files wait for their turn.
}
download-no-folder = Nothing was downloaded: there is no materials folder yet. Choose one, and the files will go there.
download-all-done = { $count ->
    [one] { $count } file was downloaded and checked.
   *[other] { $count } files were downloaded and checked.
}
download-done = { $count ->
    [one] { $count } file was downloaded and checked
   *[other] { $count } files were downloaded and checked
}
download-clear = Put away

## One download

download-pause = Pause { $title }
download-resume = Continue { $title }
download-again = Try { $title } again
download-cancel = Give up { $title }
download-online = Open { $title } in the browser
download-waiting = Waits for its turn
download-starting = Asking the site
download-stopping = Stopping
download-paused = Paused
download-retry = Doorstep will try again by itself.
download-progress = { $done } of { $total }
download-so-far = { $done } so far
download-speed = { $size } a second
download-left = { $length } left
download-left-soon = less than a minute left
download-bar = { $title }: { $percent } %

## Why not

download-why-no-connection = The site can’t be reached. Check the connection to the internet.
download-why-stalled = Nothing came for a while. What has come so far is kept.
download-why-cut = The connection broke off. What has come so far is kept.
download-why-busy = The site is overloaded or has a fault of its own. Try again later.
download-why-forbidden = The site does not give the file to Doorstep. Open it in the browser, save it there, and put it into the materials folder.
download-why-gone = The file is not at this address any more. Look for it on the publisher’s site, and put it into the materials folder.
download-why-answer = The site answered with something Doorstep can’t use. Open the file in the browser, and save it there.
download-why-redirect-loop = The site sends from one address to the next without end. Try again later, or open the file in the browser.
download-why-bad-redirect = The site sends to an address that is not safe, so Doorstep did not follow. Open the file in the browser.
download-why-certificate = The identity of the site can’t be confirmed. Check the date of this computer. In an office network, ask whoever looks after it.
download-why-proxy = The proxy of this network did not let the download through. Ask whoever looks after the network, or open the file in the browser.
download-why-web-page = A web page came instead of the file, perhaps to sign in. In a hotel or café, sign in to the network in the browser first, then try again.
download-why-wrong-kind = What came is not the file that was expected, so it was not kept. Open it in the browser to see.
download-why-damaged = The file came damaged, so it was not kept. Try again.
download-why-too-large = Much more came than a file of the package can have, so it was not kept. Open it in the browser to see.
download-why-no-space = The disk is full. Make room, then continue: what has come so far is kept.
download-why-denied = The materials folder may not be written to. Choose another folder, or change its permissions.
download-why-folder-gone = The materials folder is not there. If it is on a USB stick, plug it in; otherwise choose another folder.
download-why-in-use = Another program holds the file, perhaps a second Doorstep. Close it, then try again.
download-why-disk = The disk could not take the file. Check the disk, or choose another folder.

## Sizes

size-kilobytes = { $number } KB
size-megabytes = { $number } MB
size-gigabytes = { $number } GB
size-decimal = .
