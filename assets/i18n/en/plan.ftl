# Plan.

## The line above the plan
plan-board = Board
plan-list = List
plan-cut = Save time…
plan-check = Check plan…
plan-whose = Whose sessions stand out: { $name }
plan-whose-hint = Makes the sessions of one trainer stand out
plan-everybody = Everyone
plan-from-starter = From the starter outline
plan-zoom-in = Taller hours
plan-zoom-out = Shorter hours
plan-panel-show = Show the side panel
plan-panel-hide = Hide the side panel
plan-new-session = New session

## Days
plan-day-menu = Change day { $number }
plan-day-edit = Title, hours and date
plan-day-insert-before = Insert a day before
plan-day-insert-after = Insert a day after
plan-day-left = Move the day earlier
plan-day-right = Move the day later
plan-day-remove = Remove the day
plan-day-removed =
    { $items ->
        [0] { $day } was removed.
        [one] { $day } was removed with { $items } item.
       *[other] { $day } was removed with { $items } items.
    }
plan-day-over = { $length } over
plan-day-free = { $length } free
plan-day-start = Begins at
plan-day-end = Ends at
plan-day-date = Date
plan-day-ends = The last item ends at { $time }.
plan-add-to-day = Add a session to day { $number }

## Cards
plan-card = { $title }, { $start } to { $end }
plan-card-locked = start locked
plan-gap = Free: { $length }
plan-overlap = { $length } over

## The side panel
plan-whole = The whole plan
plan-whole-hint = Choose a session or a day to change it. Drag a card to move it, pull its lower edge to change its length.
plan-whole-hint-starter = A starter outline stays as it is. To make it your own, duplicate it under Trainings.
plan-from-starter-explain = Planned from Doorstep’s starter outline. Your trainer guide’s own sessions come first.
plan-whole-hint-look = You can look at this plan but not change it here.
plan-undo-list = Undo several steps…
plan-totals = Time
plan-total-sessions = Sessions:
plan-total-teaching = Teaching:
plan-total-rest = Breaks and lunch:
plan-progress = { $done } of { $all } sessions done
plan-problems = To check
plan-no-problems = The times fit.
plan-item-when = Day { $number }, { $start } to { $end }
plan-open-session = Open session
plan-title = Title
plan-minutes = Minutes
plan-least = At least
plan-start-hint = Type a time to lock the start.
plan-minutes-hint = Type 45 or 1h30, +10 or -5 to change it, or 13:00 to lock the start.
plan-lock = Lock the start at { $time }
plan-unlock = Starts at { $time }: unlock
plan-kind = Kind
plan-priority = When time is short
plan-area = Area
plan-lead = Led by
plan-lead-nobody = Not decided
plan-lead-no-trainers = Add trainers under Details to say who leads.
plan-objective = Objective
plan-move-up = Move up
plan-move-down = Move down
plan-move-previous-day = Move to the day before
plan-move-next-day = Move to the next day
plan-duplicate = Duplicate
plan-split = Split…
plan-split-after = Split after how many minutes
plan-split-do = Split here
plan-merge = Merge with next
plan-deleted = “{ $title }” was deleted.

## What can't be taken, and what can
plan-refused-empty = Nothing was typed. Type minutes, such as 45.
plan-refused-not-a-time = This is neither a length nor a time. Type 45, 1h30, +10, -5 or 13:00.
plan-refused-too-long = That is too long: an item lasts { $length } at most. Type a smaller number.
plan-refused-too-short = An item lasts 1 minute at least. Type a larger number.
plan-refused-clock = The clock has no such time. Type hours and minutes from 0:00 to 23:59, such as 13:00.
plan-refused-length = Only a length fits here. Type minutes, such as 30, or leave it empty.
plan-refused-split = Each part needs a minute. Type a number from 1 to { $most }.
plan-refused-day-time = This is not a time of day. Type hours and minutes, such as 9:00.
plan-refused-date = This is not a date. Type day, month and year, such as 14.9.2026.

## Problems
plan-problem-empty = Nothing is planned on this day yet
plan-problem-gap =
    { $minutes ->
        [one] { $minutes } minute free before “{ $title }”
       *[other] { $minutes } minutes free before “{ $title }”
    }
plan-problem-overlap =
    { $minutes ->
        [one] { $minutes } minute too long before “{ $title }”
       *[other] { $minutes } minutes too long before “{ $title }”
    }
plan-problem-lock-early = “{ $title }” is fixed at a time before the day begins
plan-problem-past-end =
    { $minutes ->
        [one] The day ends { $minutes } minute too late
       *[other] The day ends { $minutes } minutes too late
    }
plan-problem-ends-early = The day ends { $length } early
plan-problem-midnight = The day runs past midnight
plan-problem-no-lunch = A long day without lunch
plan-problem-lunch-short = Lunch lasts only { $length }
plan-problem-no-break = { $length } without a break before “{ $title }”
plan-problem-date-order = The date is not after the day before
plan-problem-day-off = This date is a day off
plan-fix-unlock = Unlock its start
plan-fix-stretch = Lengthen previous by { $length }
plan-fix-shorten = Shorten previous by { $length }
plan-fix-break = Add a { $length } break
plan-fix-lunch = Add a { $length } lunch
plan-fix-longer-lunch = Make lunch { $length }
plan-fix-start = Begin the day at { $time }
plan-fix-end = End the day at { $time }
plan-fix-date = Move to { $date }

## Save time: the cut helper
cut-title = Save time
cut-explain = Sessions that can be shortened give way first, then those that can be dropped; one is split only where that saves more. Breaks, lunch, opening, closing and what has happened stay.
cut-minutes = Fewer minutes
cut-days = Fewer days
cut-minutes-field = Minutes to save
cut-where = Where
cut-whole-course = The whole course
cut-days-field = Days available
cut-refused-minutes = Type how many minutes are missing, such as 40 or 1h30.
cut-refused-days =
    { $most ->
        [1] Type 1: the course now has one day more.
       *[other] Type a number of days from { $least } to { $most }.
    }
cut-all-happened = Something has happened on all days but one. Save minutes instead.
cut-one-day = The course has one day only. Save minutes instead.
cut-proposal = What would change
cut-looking = Looking for the best way…
cut-nothing = Nothing would change.
cut-shorten = “{ $title }”: from { $from } to { $to }
cut-drop = “{ $title }” is left out ({ $length })
cut-split = “{ $title }” is split: { $parts }
cut-part = { $length } on day { $number }
cut-move = “{ $title }” moves to day { $number }
cut-day-goes = Day { $number } is removed
cut-day-goes-with = Day { $number } is removed, and with it { $titles }
cut-quoted = “{ $title }”
cut-replaced = “{ $title }” is left out: the closing of the course takes its place
cut-day-title = Day { $number } is now called “{ $title }”
cut-day-untitled = Day { $number } loses its title, because its sessions changed
cut-saved = Saved: { $length }
cut-over = Day { $number } is still { $length } too long.
cut-missing = { $length } could not be found. Give more sessions a minimum, or mark some as “can be dropped”.
cut-take = Apply
cut-taken = The plan was shortened. Saved: { $length }.

## The check of the plan
check-title = Check the plan
check-against = Against { $trainings }
check-no-training = This course was not planned from a training, so there is nothing to check it against.
check-areas = Hours by area
check-area-line = { $planned } planned, { $reference } in the training
check-missing = Sessions of the training that are not in the plan
check-nothing-missing = Every session of the training is in the plan.
check-missing-line = { $title } ({ $length })
check-add = Add to day { $number }
check-add-named = Add “{ $title }” to day { $number }
check-add-all = Add all { $count } core sessions
check-short = Shorter than the training’s minimum
check-short-line = “{ $title }”: { $planned } planned, at least { $least }
check-short-fix = Make it { $length }

## The steps that can be undone
undo-list-title = Undo several steps
undo-list-explain = The newest step comes first. Press a step to undo it and everything after it.
plan-item-menu = More
plan-card-slides = Open the slides of “{ $title }”
plan-trouble-days =
    { $count ->
        [one] Day { $days }
       *[other] Days { $days }
    }
plan-trouble-happened = Days on which something has happened stay as they are.
plan-lunch-to-days = This lunch on all days
plan-lunch-this-day = Fit this day round lunch
plan-lunch-changes =
    { $count ->
        [one] Day { $days } changes, the order stays.
       *[other] Days { $days } change, the order stays.
    }
plan-lunch-split =
    { $count ->
        [one] On day { $days }, a session is split over lunch.
       *[other] On days { $days }, a session is split over lunch.
    }
plan-lunch-longer =
    { $count ->
        [one] On day { $days }, the session before lunch gets longer.
       *[other] On days { $days }, the session before lunch gets longer.
    }
plan-lunch-shorter =
    { $count ->
        [one] On day { $days }, a session gets shorter.
       *[other] On days { $days }, a session gets shorter.
    }
plan-lunch-day-free = Day { $number }: { $length } before lunch can’t be filled.
plan-lunch-day-over = Day { $number }: the morning stays { $length } too long for lunch.
plan-lunch-day-late = Day { $number } ends { $length } late.
