# Settings, backups, bin, help, troubles.

## Troubles: what, and what to do next. The path follows.
trouble-no-space = The disk is full. Your change is kept in this window; free some space, and Doorstep will save by itself.
trouble-read-only = This place can only be read. Choose another place.
trouble-denied = This computer does not allow it. Check the rights of the folder, or choose another place.
trouble-folder-gone = The folder is not there. If it is on a USB stick, plug it in.
trouble-in-use = Another program holds the file. Close it there, and Doorstep will try again.
trouble-file-gone = The file is not there any more. Choose where it is now.
trouble-unreadable = The file can't be understood. It is kept as it is; look at the backups.
trouble-newer = The file was written by a newer Doorstep. You can look at it here; update Doorstep to change it.
trouble-changed-outside = Another program changed the file. Both versions are kept.
trouble-too-large = The file is too large to be what it says it is.
trouble-no-program = No program on this computer opens such files. Install one, or use the PDF.
trouble-unsafe = This is a program, a script or a file with macros. Doorstep does not open such files.
trouble-remote-path = This path leads to another computer. Copy the file to this computer first.
trouble-bad-address = This is not an address of the web. Addresses begin with http:// or https://.
trouble-bad-path = This can't be the path of a file. Check it for slips.
trouble-other = Something went wrong.
