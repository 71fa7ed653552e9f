# The ready check, and the lists for printing and packing.
materials-type-folder = Type its path…
materials-folder-path = Path of the folder
materials-use-folder = Use this folder
materials-view-all = All materials
materials-view-ready = Ready check
materials-view-packing = Printing and packing

home-ready = Is everything ready?
command-ready = Ready check
command-ready-about = Is every file of the day here, and does it open?
command-packing = Printing and packing
command-packing-about = Copies of handouts, and supplies for each day

ready-explain = Doorstep checks every file that the sessions use: is it here, does it open, does it have the pages that the sessions name, is there a program for it.
ready-course = Whole course
ready-what = Check for
ready-again = Check again
ready-running = Checking files: { $done } of { $all }
ready-nothing-linked = No session uses a material yet. Link slides and handouts on the session pages.
ready-all = { $count ->
    [one] The one material is ready
   *[other] All { $count } materials are ready
}
ready-some = { $count ->
    [one] One material needs you
   *[other] { $count } materials need you
}
ready-mark-good = Ready
ready-mark-note = Ready, with a remark
ready-mark-bad = Not ready
ready-good = { $count ->
    [one] One material is ready
   *[other] { $count } materials are ready
}
ready-used = { $count ->
    [one] Used in one session, day { $days }
   *[other] Used in { $count } sessions, day { $days }
}
ready-not-here = The file is not on this computer.
ready-online-only = The file is only on the web. Without internet it will not open.
ready-needs-internet = A web page: the room needs internet.
ready-not-what-it-says = The content of the file does not match its name. Download it again and choose it here.
ready-not-opened = Doorstep does not open files of this kind, as they may be programs.
ready-too-few = It has { $has } pages, but “{ $session }” goes up to page { $needs }. Choose the right file, or change the pages there.
ready-no-program = No program on this computer opens .{ $extension } files. Install one before the day; LibreOffice is free.
ready-no-program-twin = No program on this computer opens .{ $extension } files. Its PDF twin is here and can be shown instead.
ready-bad-twin = The twin file can’t be used if this one fails:
ready-no-twin = There is no copy in the other format to fall back on.
ready-other-language = Its language differs from the course: { $language }.
ready-removable = It is on a removable drive ({ $drive }). Keep it plugged in.
ready-choose = Choose the file…
ready-online = Open online
ready-to-session = Open the session
ready-show-pdf = Show PDF first

packing-title = Printing and packing
packing-sum = { $participants } participants, { $trainers } trainers, { $spares } spare: { $all } copies of each handout.
packing-people = { $count } copies for everyone
packing-for-trainers = Copies for the trainers too
packing-spares = Spare copies
packing-done = { $done } of { $all } done
packing-print = Print the lists
packing-by-day = By day
packing-by-thing = By item
packing-on-days = { $count ->
    [one] day { $days }
   *[other] days { $days }
}
packing-copies = Copies
packing-no-copies = No handouts are linked to the sessions yet.
packing-line = { $count } × { $title }
packing-open = Open { $title } to print it
packing-open-short = Open to print
packing-supplies = Supplies
packing-no-supplies = No session names supplies yet. Add them on the session pages.
packing-day = Supplies for day { $number }
packing-what = Item
packing-number = Copies
packing-days = Day
packing-sessions = Sessions
packing-footer = Made with Doorstep on { $date }
