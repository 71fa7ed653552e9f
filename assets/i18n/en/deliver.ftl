# The running day.

tab-deliver = Deliver
command-deliver = Go to the running day
command-deliver-about = What is now and next, and how long yet

## Which day
deliver-no-day = This course has no day today
deliver-no-day-explain = Choose the day to deliver now; its date stays as it is.
deliver-not-today = This day is planned for another date.
deliver-another-day = Another day…
deliver-choose = Deliver { $day }
deliver-empty = This day is empty
deliver-empty-explain = Add sessions and breaks to the plan, then deliver them here one by one.

## Now and next
deliver-now = Now
deliver-paused = Paused
deliver-next = Next
deliver-first = First
deliver-waits = to come
deliver-done = done
deliver-left-out = left out
deliver-planned = Planned { $start }–{ $end }
deliver-since = began { $time }
deliver-of = Of { $minutes }; ends at { $end }
deliver-left-enough = Time left
deliver-left-little = Less than a fifth left
deliver-left-nearly = Nearly over
deliver-left-over = Over time
deliver-next-at = at { $time }, { $minutes }
deliver-nothing-next = Nothing more today.
deliver-start = Start
deliver-start-slides = Start and open slides
deliver-go-on = Resume
deliver-pause = Pause
deliver-delivered = Delivered
deliver-finished = Finished
deliver-more = +5 min
deliver-less = −5 min
deliver-partly = Partly
deliver-skip = Skip
deliver-move = Move to another day
deliver-other-ends = More
deliver-slides = Slides
deliver-guide = Guide
deliver-handout = Handout
deliver-material = Material
deliver-day-over = The day is over
deliver-all-done = All done for today
deliver-next-day = On to { $day }
deliver-told = { $delivered } of { $sessions } delivered
deliver-ended = Ended at { $time }, planned { $planned }.
deliver-to-record = Open the record

## The day on one page
deliver-today = { $planned } planned, { $today } today
deliver-was = was { $start }–{ $end }
deliver-start-now = Start now
deliver-start-beside = Start alongside
deliver-let-go = Let the start move
deliver-hold = Fix the start again
deliver-go-back = Reopen it
deliver-open-page = Open the session

## What to expect
deliver-so-far = So far
deliver-on-time = On time
deliver-over = { $minutes } over
deliver-under = { $minutes } ahead
deliver-block-ends = This block ends
deliver-lunch = Lunch begins
deliver-day-ends = The day ends
deliver-passed = The time planned for this day has passed. Was it delivered all the same?
deliver-passed-record = Record it
deliver-as-planned = as planned
deliver-planned-at = planned { $time }
deliver-not-sure = not sure

## When time is short
deliver-ends-late = The day will end at { $time }, { $minutes } late.
deliver-runs-into = “{ $title }” is fixed at { $time }; what comes before it is { $minutes } too long.
deliver-end-on-time = End on time
deliver-borrow = Borrow minutes
deliver-push = Keep
deliver-other-ways = Other ways…
deliver-release = Let “{ $title }” begin later
deliver-on-time-heading = To end on time
deliver-cut = { $title }: { $from }, then { $to }
deliver-cut-out = { $title }: left out, { $from }
deliver-still-missing = { $minutes } are still missing.
deliver-cannot-shorten = Nothing left today can be shortened or dropped. Borrow minutes from a session, or keep the later end.
deliver-do-shorten = Shorten today
deliver-borrow-from = Borrow { $minutes } from
deliver-lender = { $title }: { $from }, then { $to }
deliver-nobody-lends = No session before then has that much to spare.

## Doubt about the clock
deliver-jumped = The clock of this computer jumped forward by { $minutes }. The times may be wrong: did the day go on meanwhile?
deliver-time-passed = Yes, the day went on
deliver-clock-set = No, only the clock was set
deliver-went-back = The clock of this computer stands earlier than the last step of this day. The times may be wrong.
deliver-forgotten = “{ $title }” has run for hours longer than planned. The times may be wrong.
deliver-really-time = It was really at
deliver-really-began = It began then
deliver-really-ended = It ended then
deliver-time-unclear = That is not a time of day. Type hours and minutes, such as 9:05.
deliver-time-not-possible = That time has not come yet, or is too long ago. Type a time of today before now.

## Notes
deliver-note-of = New note: { $kind }
deliver-note-hint = Type the note. Enter keeps it, Escape takes it back.
deliver-why-done = Close
deliver-parked-before = { $count ->
    [one] Parked on earlier days: { $count } question waits
   *[other] Parked on earlier days: { $count } questions wait
}
deliver-parked-today = { $count ->
    [one] In the parking lot: { $count } question is open
   *[other] In the parking lot: { $count } questions are open
}

## Groups
deliver-groups = Timer for groups
deliver-groups-number = { $count ->
    [one] { $count } group
   *[other] { $count } groups
}
deliver-groups-minutes = { $count ->
    [one] { $count } minute each
   *[other] { $count } minutes each
}
deliver-fewer = Less than { $what }
deliver-more-of = More than { $what }
deliver-group = Group { $number } of { $all }
deliver-groups-over = All groups have had their turn
deliver-timer-start = Start the timer
deliver-timer-stop = Stop the timer
deliver-timer-go = Resume the timer
deliver-timer-next = Next group
deliver-timer-away = Close the timer

## The small view
deliver-small-open = Small view on top
deliver-small-close = Close the small view
deliver-small-title = Doorstep: now
deliver-small-start = Start the next
deliver-small-go-on = Resume
deliver-small-done = Done

## The wall timer
deliver-wall-open = Wall timer
deliver-wall-close = Close the wall timer

## Below
deliver-keys = Space: the large button · + −: five minutes · P: pause · 1 to 5: notes · T: groups · O: small view · F11: wall timer
deliver-began = The day began at { $time }.
deliver-running = Now: { $title }
plan-locked = Day { $number } is running, so its plan is locked. The other days can be edited.
plan-lock-open = Unlock the plan
plan-lock-close = Lock the plan
plan-locked-refused = The plan of the running day is locked, so nothing was changed. Unlock it on the Plan tab.

## Help
help-deliver-q = How do I deliver a day?
help-deliver-a = In the Deliver tab (F5), press Start or the space bar when a session begins and Delivered when it is over: its clock, its slides and its record follow. When time gets short, the screen says so and offers what can be done. The plan stays as it was, and is locked while the day runs. If the computer fails, Doorstep opens again on the same session and minute.
deliver-groups-sound = A gentle sound at each change
