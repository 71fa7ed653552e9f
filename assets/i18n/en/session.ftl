# Session page and materials.


## Opening files
open-twin-instead = No program here opened the first file, so its twin in another format was opened.
open-ask-title = Open this file?
open-ask-text = Doorstep does not know this kind of file. Open it only if you know where it comes from: { $path }
open-ask-yes = Open it
pick-place-title = Where is the file?
pick-material-title = Add a file
pick-folder-title = Folder of the materials
pick-open-already = The window for choosing is open already, perhaps behind this one.
add-there-already = This material is there already.
drop-where = Drop files on a session, or on the Materials of a course.
