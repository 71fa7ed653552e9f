# Reading decks and guides: why a file can't be read, and what was found.

reading-not-there = The file is not there any more. Choose where it is now.
reading-unreadable = The file can’t be read from its drive. Check the drive, or copy the file once more.
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
reading-picture-of-text = The text on page { $page } can be seen, but not read: as on a picture, its letters do not say which they are.
reading-cut-short = There is more in the file than Doorstep reads; the rest was left out.
reading-order-unsure = The list of slides is damaged; their order may be wrong.
reading-handout = Handout

## The proposal beside a plan
proposal-title = What the slides and guides say
proposal-open = Read from slides or guide…
proposal-explain = Doorstep reads the sessions out of a deck or guide of this day and shows them beside your plan. Nothing changes until you take it.
proposal-no-materials = There is no deck or guide for this day. Add your own under Materials, or link one on the page of a session.
proposal-read = Read “{ $title }”
proposal-not-here = Not on this computer yet: { $titles }. Download the files or choose them under Materials.
proposal-reading = Reading. This takes some seconds at most.
proposal-nothing = The plan has all that was found in the file: there is nothing to change. Look at its slides, and mark where sessions begin.
proposal-summary = Read: { $slides ->
    [one] one slide or page
   *[other] { $slides } slides or pages
 }, { $titles } with a title. Found: { $sessions ->
    [one] one session
   *[other] { $sessions } sessions
 }, { $lengths } with a length.
proposal-view-changes = What would change ({ $count })
proposal-view-slides = Slide by slide ({ $count })
proposal-slides-explain = Ticked is where a session begins. Press a slide to set a beginning, press again to take it away.
proposal-slide = { $page } · { $title }
proposal-slide-empty = { $page } · without words
proposal-called = Title of the session from { $page }
proposal-marked = Slides or pages { $first } to { $last } · marked by you
proposal-lines-explain = Ticked is what Doorstep is rather sure of. Take all of it or only some lines; one Undo takes it back.
proposal-from = Slides or pages { $first } to { $last } · { $percent } % sure
proposal-add = Add this session to the plan
proposal-add-minutes = Add this session to the plan, { $minutes }
proposal-change-title = Title, now “{ $before }”
proposal-change-minutes = Length { $after }, now { $before }
proposal-link = Link to slides or pages { $after }
proposal-change-link = Slides or pages { $after }, now { $before }
proposal-add-break = Add what comes after it: { $title }
proposal-objective = Objectives, where the plan has none: { $text }
proposal-handout = Link { $label } ({ $title }) and copy it for everybody
proposal-handout-pages = Give out { $label } ({ $title }): { $pages } of this guide, copied for everybody
proposal-supply = Put on the list of what the session needs: { $text }
proposal-other-day = This file is about day { $day }, and not about this one. So nothing is ticked; take what fits.
proposal-not-in-file = In the plan, but not in the file
proposal-remove = Take out “{ $title }” ({ $minutes })
proposal-longer = With what is ticked the day gets { $minutes } longer.
proposal-shorter = With what is ticked the day gets { $minutes } shorter.
proposal-back = Choose another file
proposal-take = { $count ->
    [0] Apply the chosen lines
    [one] Take { $count } line
   *[other] Take { $count } lines
 }

## Looking for missing files
look-in = Look in a folder…
look-title = Files that were found
look-explain = Doorstep knows them by their names, near names, or by what is in them. Ticked is what it is sure of; check the others yourself.
look-nothing = No file in this folder fits what is missing. Choose another folder, or open the materials online.
look-line = { $title } ({ $percent } %)
look-take = { $count ->
    [0] Use the chosen files
    [one] Use { $count } file
   *[other] Use { $count } files
 }
look-none-missing = Nothing is missing: every material with a file is on this computer.
look-running = Looking through the folder…
pick-look-title = Choose the folder to look in
