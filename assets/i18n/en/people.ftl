# People: participants, attendance, tests, wiping.

tab-people = People
people-add = Add a participant
people-paste = Paste a list…
people-none = Nobody in the list yet
people-none-explain = Initials are enough. Paste a list from a spreadsheet, or add people one by one; then mark attendance with one press per half-day.
people-were-wiped = The people of this course were erased. These totals remain.
people-paste-title = Paste a list
people-paste-explain = Copy the rows in your spreadsheet and paste them here. Columns are recognised by their headings: name, sex, profession, workplace. Without headings, the first column is the name.
people-paste-field = The list
people-paste-take = { $count ->
    [0] Add
    [one] Take { $count } person
   *[other] Take { $count } people
 }
people-paste-more = and { $count } more
people-paste-refused = Rows without a name are left out: { $rows }.
people-paste-cut = A course has at most { $most } participants; the rest is left out.
people-attendance-explain = Press once for present, twice for absent, three times for not noted. Right-click to enter minutes missed; type tests down a column with Enter.
people-everybody = Everyone
people-all-present = Everyone present: { $day }, { $half }
people-morning = morning
people-afternoon = afternoon
people-hours = Hours
people-am = am
people-pm = pm
people-gain = Gain
people-late = Came late by, minutes
people-early = Left early by, minutes
people-came-late = came { $length } late
people-left-early = left { $length } early
people-copy = Copy for Excel
people-copied = The table is copied: paste it into a spreadsheet.
people-open = More about { $name }
people-nameless = Participant { $number }
people-present = present
people-absent = absent
people-not-noted = not noted
people-missed-some = present, with minutes missed
people-name = Name or initials
people-sex = Sex
people-untold = Not stated
people-female = Woman
people-male = Man
people-other = Other
people-profession = Profession
people-workplace = Workplace
people-before = Test before
people-after = Test after
people-remove = Remove from the list
people-missed-explain = Minutes missed by coming late or leaving early:
people-largest = Maximum score
people-tests-none = Nobody has both scores yet.
people-tests-before = Before: { $mean } on average, { $range }
people-tests-after = After: { $mean } on average, { $range }
people-tests-gain = Gain: { $gain } points, over { $people ->
    [one] { $people } participant
   *[other] { $people } participants
 }
people-totals = In numbers
people-count = { $people ->
    [one] { $people } participant
   *[other] { $people } participants
 }
people-totals-people = { $people ->
    [one] { $people } participant
   *[other] { $people } participants
 }: { $women ->
    [one] { $women } woman
   *[other] { $women } women
 }, { $men ->
    [one] { $men } man
   *[other] { $men } men
 }
people-totals-attendance = Attendance { $percent } %, { $hours } attended in all. Hours are the planned minutes of sessions in a half-day, less what was missed.
people-wipe-title = When names are no longer needed
people-wipe-explain = Erases every name, attendance and score for good, and keeps the totals.
people-wipe = Erase the people
people-wipe-ask = Erase all people of this course?
people-wipe-warn = Names, attendance and scores are erased for good; the totals stay. All backups of this course go too, and earlier steps can’t be undone. Notes stay: check whether they contain names. Copies made elsewhere stay as well.
people-wiped = The people and the backups of the course are erased.
people-wipe-left = The people are erased from the course, but a backup could not be deleted. Check the backups folder in your data folder.
