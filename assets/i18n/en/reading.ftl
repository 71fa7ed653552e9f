# Reading decks and guides: why a file can't be read, and what was found.

reading-not-there = The file is not there any more. Choose where it is now.
reading-unreadable = The file can't be read from its drive. Check the drive, or copy the file once more.
reading-empty = The file is empty: it was not copied or downloaded completely. Get it once more.
reading-not-deck = This is neither a PowerPoint deck (.pptx) nor a PDF, so there are no slides or pages to read.
reading-web-page = This is a web page that was saved instead of the file itself, such as a page to log in. Download the file once more.
reading-encrypted = The file is protected with a password. Save a copy without the password and use that.
reading-old-format = The deck is in the old PowerPoint format (.ppt). Open it in PowerPoint and save it as .pptx.
reading-damaged = The file is damaged or was not copied completely. Get it once more.
reading-too-large = The file is too large to be read.
reading-too-long = Reading the file took too long, so it was stopped. It can still be opened with a click.
reading-cancelled = Reading was cancelled.
reading-damaged-page = Slide or page { $page } is damaged and was left out.
reading-no-text = Slide or page { $page } has no text that can be read; perhaps it is a picture.
reading-cut-short = There is more in the file than Doorstep reads; the rest was left out.
reading-order-unsure = The list of slides is damaged; their order may be wrong.
reading-handout = Handout
