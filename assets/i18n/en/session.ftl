# Session page and materials.


## Opening files
open-twin-instead = No program here opened the first file, so its twin in another format was opened.
open-opening = Opening “{ $title }”…
open-ask-title = Open this file?
open-ask-text = Doorstep does not know this kind of file. Open it only if you trust where it came from: { $path }
open-ask-yes = Open
pick-place-title = Where is the file?
pick-material-title = Add a file
pick-no-dialog = This computer can’t show a file dialog. Type or paste the path here.
pick-path = Path
pick-use-path = Use this path
pick-folder-title = Folder of the materials
pick-open-already = The file dialog is already open, perhaps behind this window.
add-there-already = This material is there already.
drop-where = Drop files on a session, or on the Materials of a course.

## Session
session-gone = This session is no longer in the plan
session-gone-explain = It was deleted or belongs to another course. Undo brings it back.
session-to-plan = Go to the plan
session-to-record = Open the record of the day
session-place = { $number } of { $all }
session-next = Next: { $title }
session-next-none = The last of the day
session-previous = Before: { $title }
session-previous-none = The first of the day
session-locked = Starts at { $time }, whatever comes before.
session-nothing-written = Nothing has been written about this session.
session-key-points = Key points
session-key-point = Key point { $number }
session-key-point-up = Move key point { $number } up
session-key-point-down = Move key point { $number } down
session-key-point-delete = Delete key point { $number }
session-add-key-point = Add key point
session-method = Method
session-steps = Steps
session-steps-write = Edit steps
session-steps-read = Read steps
session-steps-markdown = Steps in Markdown: **bold**, 1. numbered, - list
session-steps-none = No steps yet.
session-supplies = Supplies, one per line
session-slides = Slides
session-guide-pages = Guide pages
session-handouts = Handouts
session-other-materials = Other materials
session-no-materials = Nothing linked yet. Link a deck or guide of the package, or add your own file.
session-no-materials-read = Nothing is linked to this session.
session-link-material = Link material…
session-add-material = Add material…
session-drop = Or drop a file here.
session-material-gone = This material is no longer here.
session-open = Open { $title }
session-more-of = More about { $title }
session-less-of = Less about { $title }
session-unlink = Remove from this session
session-unlinked = The link was removed; the material stays.
file-here = On this computer
file-web = On the web
file-online-only = Not on this computer, but online
file-unusable = A file is here, but it can’t be used
file-flaw = { $what }: { $why } ({ $path })
file-missing = Not on this computer
file-looking = Looking for the file
file-word-here = here
file-word-web = web page
file-word-online = online
file-word-unusable = damaged
file-word-missing = missing
file-word-looking = looking…
file-open-as = Open { $what }
file-show-in-folder = Show in folder: { $what }
file-open-online-as = Open online: { $what }
file-choose-as = Choose the file: { $what }
range-slide = slide { $number }
range-slides = slides { $first } to { $last }
range-page = page { $number }
range-pages = pages { $first } to { $last }
range-slides-field = Slides, from-to
range-pages-field = Pages, from-to
range-hint = Such as 4-12 or 7. Empty means all of it.
range-refused-unclear = This is not a range. Type two numbers such as 4-12, or one such as 7.
range-refused-zero = Counting begins at 1. Type a first number of 1 or more.
range-refused-order = The last can’t come before the first. Type them the other way round.
range-refused-large = No deck or guide is that long. Type numbers up to 10000.
copies-title = Copies
copies-none = None
copies-per-person = One per person
copies-count = A number
copies-field = Number of copies
copies-refused = This is not a number of copies. Type a whole number from 1 to 10000.
copies-number = { $number ->
    [one] { $number } copy
   *[other] { $number } copies
}

## Materials of a course
materials-folder-explain = Put the downloaded files into one folder. Doorstep recognises them by name and content, so you can rename and move them inside it. It looks among your downloads, too.
materials-folder-none = No folder chosen yet.
materials-choose-folder = Choose folder…
materials-change-folder = Change…
materials-folder-more = More about the folder
materials-look-again = Look again
materials-here = { $here } of { $all } are here
materials-only-missing = Only what is missing ({ $count })
materials-own = Your own materials
materials-own-none = Nothing yet. Add translated slides, handouts, films or web pages; they stay with this course.
materials-guides = Trainer guides
materials-more = Whole package and further reading
materials-slides-of = { $training }: slides
materials-more-ways-to = More ways to { $title }
materials-used-by = { $count ->
    [one] { $count } session
   *[other] { $count } sessions
}
materials-used-by-of = { $title } is used in { $sessions }
file-choose-other = Use another file: { $what }
materials-remove = Remove { $title }
materials-removed = “{ $title }” was removed from the course. The file itself stays where it is.
missing-title = This file is not on this computer
missing-explain = How would you like to open it?
missing-folder = Choose the materials folder…
add-title = Add a material
add-explain = Any document, picture, sound or film of this computer, or a web page.
add-copy = Copy the file into the materials folder
add-copy-explain = The copy travels on a USB stick and stays when the original is moved.
add-link-explain = The file stays where it is; Doorstep remembers its place.
add-choose-file = Choose a file…
add-source = Or type a path or web address
add-name = Title, if not the name of the file
add-kind = What it is
add-kind-guess = Guess from the name
add-typed = Add this
link-title = Link a material
link-search = Search
link-none = Nothing by that name. Type fewer letters, or add your own material.
session-steps-sum = { $steps } of { $session }
