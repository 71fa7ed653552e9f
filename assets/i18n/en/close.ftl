# Closing a day; what past runs say in the plan.

close-title = Closing the day
close-day = Close the day…
close-day-gone = This day is no longer in the plan.
close-open = What is still open
close-nothing-open = Every session of the day is recorded.
close-open-explain = { $count ->
    [one] One session has no record yet. Say what became of it.
   *[other] { $count } sessions have no record yet. Say what became of them.
 }
close-parked = Open questions and follow-ups
close-nothing-parked = Nothing is parked.
close-parked-explain = What is not answered today comes back tomorrow morning.
close-evaluation = Evaluation on paper
close-evaluation-explain = Go through the sheets: one press per mark, from 1 (not at all) to 5 (very much). Change the questions as you like.
close-question-useful = How useful was today for your work with families?
close-question-clear = How clear was what we did today?
close-question-heard = How well could you take part and be heard?
close-question = Question { $number }
close-question-add = Add a question
close-question-remove = Remove question { $number }
close-mark-more = Question { $number }, mark { $mark }: { $count ->
    [one] { $count } sheet
   *[other] { $count } sheets
 }, one more
close-mark-less = Question { $number }, mark { $mark }: one sheet less
close-mean = { $mean } · { $sheets ->
    [one] { $sheets } sheet
   *[other] { $sheets } sheets
 }
close-debrief = Looking back
close-keep = What went well
close-change = What to do differently
close-change-explain = It comes back tomorrow morning, before the day begins.
close-summary = The day in brief
close-summary-done = { $done } of { $sessions } delivered · { $taught } of the plan
close-put-into = Put it into day { $number }
close-tomorrow = Tomorrow · { $day }
close-moved-in = Moved here
close-tomorrow-fits = Tomorrow’s plan fits its hours.
close-tomorrow-problems = { $count ->
    [one] The plan of tomorrow has one remark on its times.
   *[other] The plan of tomorrow has { $count } remarks on its times.
 }
close-tomorrow-plan = Adjust the plan
close-do = Close the day
close-closed-at = The day was closed on { $moment }.
close-next-ready = Check that { $day } is ready
close-course-over = This was the last day of the course.
close-reopen = Open it again
close-change-before = To do differently, from day { $number }:
past-plan-these = Plan { $minutes }
