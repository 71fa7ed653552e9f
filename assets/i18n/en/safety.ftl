# Settings, backups, bin, help, troubles.

## Troubles: what, and what to do next. The path follows.
trouble-no-space = The disk is full. Your change is kept in this window; free some space, and Doorstep will save by itself.
trouble-read-only = This place can only be read. Choose another place.
trouble-disk-hangs = The disk has not answered for a while. Your change is kept in this window. If the folder is on a network or a USB stick, check that it is connected; or save a copy elsewhere.
trouble-denied = This computer does not allow it. Check the rights of the folder, or choose another place.
trouble-folder-gone = The folder is not there. If it is on a USB stick, plug it in.
trouble-in-use = Another program holds the file: one in which it is open, a virus scanner, or OneDrive and its like. Saving is tried again by itself; if this stays, close the file there.
trouble-file-gone = The file is not there any more. Choose where it is now.
trouble-unreadable = The file can’t be read. It is kept as it is; look at the backups.
trouble-newer = The file was written by a newer Doorstep. You can look at it here; update Doorstep to change it.
trouble-changed-outside = Another program changed the file. Both versions are kept.
trouble-in-the-way = Something else stands where Doorstep wants to write: a folder or a link in the place of a file, or a file in the place of a folder. Move it away or rename it; Doorstep then goes on by itself.
trouble-too-large = The file is larger than any file of its kind. Check that it is the right one, or get it again.
trouble-text-too-long = One text in the file is too long to be shown: more than a hundred thousand letters. The file stays as it is; take an earlier version from its backups, or have the text shortened in an editor.
trouble-no-program = No program on this computer opens such files. Install one, or use the PDF.
trouble-unsafe = This is a program or a script, or leads to one. Doorstep never opens such files.
trouble-macro = This file can carry macros, so Doorstep does not open it. Save it as PPTX, DOCX, XLSX or PDF and use that.
trouble-bad-name = The name of this file hides what it is. Rename the file and choose it again.
trouble-remote-path = This path leads to another computer. Copy the file to this computer first.
trouble-bad-address = This is not a web address. Web addresses begin with http:// or https://.
trouble-bad-path = This can’t be the path of a file. Check it for slips.
trouble-not-a-training = This is not a Doorstep training. Ask for one that was written with “Save as a file”. Nothing was changed.
trouble-damaged-training = This training is damaged or was cut short on its way. Ask for the file once more. Nothing was changed.
trouble-newer-training = This training was saved by a newer Doorstep. Update Doorstep, then load it. Nothing was changed.
trouble-not-a-course-file = This is not a Doorstep course. Ask for one that was written with “Send to a colleague”. Nothing was changed.
trouble-damaged-course-file = This file is damaged or was cut short on its way. Ask for it once more. Nothing was changed.
trouble-unsafe-course-file = There is something in this file that no course has, so it was not taken in. Ask your colleague to send the course again. Nothing was changed.
trouble-large-course-file = The files of the materials are too large to go along. Send the course without them, and the files by another way.
trouble-newer-course-file = This course was sent by a newer Doorstep. Update Doorstep, then take it in. Nothing was changed.
trouble-odd-training = This training has lengths or numbers that can’t be meant, so it was not loaded. Ask its author to look at it. Nothing was changed.
trouble-other = Something went wrong. Try again; if it happens again, restart Doorstep.


## Settings
settings-look = Look
settings-theme = Light or dark
settings-theme-system = System
settings-theme-light = Light
settings-theme-dark = Dark
settings-more-contrast = More contrast: stronger lines and colours
settings-less-motion = Less motion
settings-language = Language
settings-language-system = System
settings-zoom = Size of everything
settings-teaching = Teaching
settings-trainer-name = Your name, for new courses
settings-deck-format = Open slides as
settings-deck-format-explain = If the file is not here in this format, Doorstep opens the other one.
settings-materials-folder = Folder of the materials
settings-materials-folder-none = Not chosen yet. Put the decks and guides into one folder and choose it here.
settings-choose-folder = Choose folder…
settings-safety = Safety
settings-safety-explain = Everything is saved automatically, on this computer only, in this folder:
settings-show-folder = Show the folder
settings-drawing = Drawing
settings-drawing-explain = Change this only if the window stays black or flickers. It takes effect at the next start.
settings-drawing-auto = Automatic
settings-drawing-opengl = OpenGL
settings-drawing-native = Direct3D, Metal, Vulkan

## Backups
backups-title = Backups
backups-explain = Doorstep keeps the last ten versions of each course, then one a minute, one an hour and one a day, back to thirty days; and always the one from which something was taken away.
backups-none = No backups yet
backups-none-explain = The first one is made when a saved course changes.
backups-foreign = Written by another program or computer while the course was open here.
backups-then = Changed just after it: { $parts }.
backups-part-plan = the plan
backups-part-records = what was delivered
backups-part-notes = notes
backups-part-people = people
backups-part-materials = materials
backups-part-details = details
backups-listing = Looking for backups…
backups-look = View
backups-look-away = Hide
backups-restore = Restore
backups-restore-ask = Restore this version?
backups-restore-explain = The course becomes what it was until { $moment }. The present version is kept as a backup, and you can undo this.
backups-holds = { $days ->
    [one] { $days } day
   *[other] { $days } days
 }, { $sessions ->
    [one] { $sessions } session
   *[other] { $sessions } sessions
 } ({ $recorded } recorded), { $notes ->
    [one] { $notes } note
   *[other] { $notes } notes
 }
common-copy-text = Copy the notes

## A file that can't be read
rescue-some = A course or training file can’t be read. It is kept as it is. Open it to see what can be recovered.
rescue-broken = The file that can’t be read was written on { $moment }.
rescue-broken-holds = What can still be made out in it: { $holds }.
rescue-backup = The newest good backup is from { $moment }: { $holds }.
rescue-none = There is no backup that can be read.
rescue-restore = Restore this backup

## Bin
bin-title = Bin
bin-explain = What you delete stays here until you empty the bin.
bin-empty = The bin is empty
bin-empty-explain = Deleted courses and trainings appear here, one click from coming back.
bin-since = deleted { $moment }
bin-restore = Restore
bin-purge = Empty the bin
bin-purge-ask = Empty the bin for good?
bin-purge-explain = { $count ->
    [one] { $count } thing
   *[other] { $count } things
 } will be gone for good, with their notes and records. This can’t be undone.

## Help
news-title = What is new
help-keys = Keys that work here
help-about = Doorstep { $version }. Free software under the MIT or Apache 2.0 licence. Fonts: Noto (SIL Open Font License), Material Symbols (Apache 2.0).
help-first-q = How do I begin?
help-first-a = Press New course on the first screen, choose the training and the first date, and press Create. Every day and session is there, with times. Change whatever does not fit your group.
help-plan-q = How do I move a session?
help-plan-a = Drag its card, to another place or another day. Or select it and press Alt with an arrow key. The times of what follows change by themselves.
help-time-q = How do I type times?
help-time-a = Minutes as 45 or 1h30; +10 or -5 to add or take away; 13:00 fixes the start, which then holds.
help-files-q = Where do the slides come from?
help-files-a = Under Materials, choose one folder for all files, on this computer or on a USB stick. Download fetches the files of the package into it; your own are copied in or stay where they are, as you like. Doorstep knows files by what is in them, so you may rename and move them. What is not on this computer opens on the web.
help-ready-q = How do I know that everything will open tomorrow?
help-ready-a = Ready check, under Materials, looks at every file of a day or of the course: is it here, does it open, does it have the pages that the sessions name, is there a program for it. Each problem has its remedy beside it. Printing and packing counts the copies and gathers what to bring.
help-reading-q = Can Doorstep read my own slides and guides?
help-reading-a = Yes. In the plan, select a day and press Read from slides or guide. What was found stands beside your plan, and you take what you like. If your files use other words for a session or a handout, put a file words.json with them into the data folder; the README of Doorstep says how.
help-record-q = How do I record what was delivered?
help-record-a = In the Record tab, press Delivered at each session. Partly delivered, skipped and moved ask for a reason. The plan stays as it was.
help-notes-q = What is the parking lot?
help-notes-a = Questions that you can’t answer at once. Each stays open, day after day, until you write the answer.
help-lost-q = Can something get lost?
help-lost-a = Everything is saved automatically within a second. Every change can be undone, deleted courses wait in the bin, and earlier versions are among the backups.
help-move-q = How do I use Doorstep from a USB stick?
help-move-a = Put the program on the stick and make a folder named doorstep-data beside it. Everything is then kept there.
help-private-q = Who can see my data?
help-private-a = Nobody but you. Doorstep has no account and sends nothing. For participants, initials are enough.

## Other versions of a course
other-changed = { $count ->
    [one] Another program changed “{ $title }” while it was open here. Your version is saved, and the other one is kept among the backups. Which one is to go on?
   *[other] Other programs changed “{ $title }” { $count } times while it was open here. Your version is saved, and the others are kept among the backups. Which one is to go on: yours or the newest of the others?
 }
other-copy = This file holds another version of “{ $title }”, which you have here. Which one is to go on?
other-conflicted = A sync program (OneDrive, Dropbox, Syncthing and the like) kept a second version of “{ $title }”, made on another computer. Which one is to go on?
other-reloaded = “{ $title }” was changed by another program, and is shown as it is now.
other-gone-open = The file of “{ $title }” was taken away by another program. It is still open here; the next change saves it again.
other-came = { $count ->
    [one] A course came: { $titles }.
   *[other] { $count } courses came: { $titles }.
 }
other-went = { $count ->
    [one] Another program took a course away: { $titles }. What was saved of it here is still among the backups.
   *[other] Another program took { $count } courses away: { $titles }. What was saved of them here is still among the backups.
 }
other-training-came = { $count ->
    [one] A training came: { $titles }.
   *[other] { $count } trainings came: { $titles }.
 }
other-training-went = { $count ->
    [one] Another program took a training away: { $titles }. What was saved of it here is still among the backups.
   *[other] Another program took { $count } trainings away: { $titles }. What was saved of them here is still among the backups.
 }
other-training-gone-open = The file of the training “{ $title }” was taken away by another program. It is still open here; the next change saves it again.
other-theirs = Use the other one
other-both = Keep both
other-mine = Keep mine
other-title = { $title } (other version)

## Kept versions, closing, jobs
kept-changed-outside = Another program changed this course’s file while it was open here. Your version is saved; the other one is kept here:
kept-unreadable = The file that stood here could not be read. It is kept as it was, here:
undone-to-bin = Undone: { $name }. It is in the bin.
bin-failed = This could not be moved to the bin; it will be there again at the next start.
backups-restored = The earlier version is back.
close-unsaved = Close without saving?
close-unsaved-explain = The last changes could not be written to the disk. If you close now, they are lost. Stay, and Doorstep keeps trying; or save a copy elsewhere.
close-anyway = Close and lose the changes
job-failed = Something went wrong in the background. Nothing of yours was changed; try it again.

## Start
start-other-instance = Doorstep is already open on this data. Here you can look at everything, but not change it.
start-no-folder = Doorstep finds no place for its data: this account has no home folder. Start it with --data-dir and a folder, or put a folder named doorstep-data beside the program.
start-no-window = Doorstep can’t open its window on this computer ({ $why }). Update the driver of the graphics card, restart the computer, and start Doorstep on the computer itself rather than from afar. Nothing is lost: all courses are in the data folder.
start-cannot-write = The data folder can’t be written to, so here you can only look. Check the rights of the folder, or start with another one.
start-in-the-way = Something else stands where Doorstep keeps its data, so here you can only look. Move it away or rename it, and start Doorstep again:
start-recovered = The last run was cut off. What was being written then has been recovered.
start-kept = The last run was cut off just when another program changed a course. That version is kept: you find it under Backups of the course.
start-wiped = The last run was cut off while people were being erased. They are gone now, with every backup that held them.
start-wipe-left = People who were to be erased are still in a file that can’t be changed. Doorstep tries again at the next start; check that the data folder can be written to.
start-words-broken = The file words.json in the data folder can’t be read, so only Doorstep’s own words are used to find sessions. “doorstep inspect” tells what is wrong with it.
start-settings-mended = Some settings could not be read and are at their defaults.
