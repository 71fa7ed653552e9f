# People: participants, attendance, tests, wiping.

tab-people = People
people-add = Add a participant
people-paste = Paste a list…
people-none = Nobody in the list yet
people-none-explain = Initials are enough. Paste a list from a spreadsheet, or add people one by one; then mark who was there with one press for each half-day.
people-were-wiped = The people of this course were wiped. These totals stayed.
people-paste-title = Paste a list
people-paste-explain = Copy the rows in your spreadsheet and paste them here. Columns are found by their heads: name, sex, profession, workplace. Without heads the first column is the name.
people-paste-field = The list
people-paste-take = { $count ->
    [one] Take { $count } person
   *[other] Take { $count } people
 }
people-paste-more = and { $count } more
people-paste-refused = Rows without a name are left out: { $rows }.
people-paste-cut = A course has at most { $most } participants; the rest is left out.
people-attendance-explain = One press: there. Two: not there. Three: not noted. The right button takes minutes missed; tests are typed down a column with Enter.
people-everybody = Everybody
people-all-present = Everybody was there: { $day }, { $half }
people-morning = morning
people-afternoon = afternoon
people-hours = Hours
people-am = am
people-pm = pm
people-gain = Gain
people-missed = Minutes missed
people-copy = Copy for Excel
people-copied = The table is copied: paste it into a spreadsheet.
people-open = More about { $name }
people-nameless = Participant { $number }
people-present = there
people-absent = not there
people-not-noted = not noted
people-missed-some = there, with minutes missed
people-name = Name or initials
people-sex = Sex
people-untold = Not told
people-female = Woman
people-male = Man
people-other = Other
people-profession = Profession
people-workplace = Workplace
people-before = Test before
people-after = Test after
people-remove = Remove from the list
people-missed-explain = Minutes missed by coming late or leaving early:
people-largest = Maximum of the tests
people-tests-none = Nobody has both scores yet.
people-tests-before = Before: { $mean } on average, { $range }
people-tests-after = After: { $mean } on average, { $range }
people-tests-gain = Gain: { $gain } points, over { $people ->
    [one] { $people } participant
   *[other] { $people } participants
 }
people-totals = In numbers
people-totals-people = { $people ->
    [one] { $people } participant
   *[other] { $people } participants
 }: { $women } women, { $men } men
people-totals-attendance = Attendance { $percent } %, { $hours } attended in all. Hours are the planned minutes of sessions in a half-day, less what was missed.
people-wipe-title = When names are not needed any more
people-wipe-explain = Takes every name, attendance and score away for good, and keeps the totals.
people-wipe = Wipe the people
people-wipe-ask = Wipe all people of this course?
people-wipe-warn = Names, attendance and scores go for good; the totals stay. All backups of this course go too, and earlier steps can't be undone. Notes that you wrote stay: look whether they hold names. Copies that you made elsewhere stay as well.
people-wiped = The people are wiped, and so are the backups of the course.
people-wipe-left = The people are wiped from the course, but a backup could not be taken away. Look into the backups folder of your data folder.
