# Reports: documents for participants, trainers, the venue and the office.

report-untitled = Training course

## Names of documents, and what each is
report-agenda = Agenda
report-agenda-about = For participants: a page a day, with clock times and who leads.
report-agenda-trainers = Agenda for trainers
report-agenda-trainers-about = Everything for each session: aim, steps, slides, handouts, supplies, and room to write.
report-agenda-venue = Agenda for the venue
report-agenda-venue-about = When the room, breaks and meals are needed, for how many, and what has to be there.
report-plans = Session plans
report-plans-about = The sessions as a booklet: aims, key points, steps, supplies.
report-sign-in = Sign-in sheet
report-sign-in-about = A sheet for each day, with a signature for each half-day.
report-badges = Name badges
report-badges-about = To cut out, eight on a page; participants and trainers.
report-table-cards = Table cards
report-table-cards-about = Names in large letters, to fold and stand on the tables.
report-certificates = Certificates
report-certificates-about = A page for each who attended enough hours, with hours, areas, dates and place.
report-evaluation = Evaluation form
report-evaluation-about = To copy: your questions with marks from 1 to 5, and lines for words.
report-test = Test form
report-test-about = To copy: numbered questions for the test before and after. Type your questions in Word.
report-training = Training report
report-training-about = A draft, as delivered: figures, people, adaptations, tests, evaluation, questions.
report-course-notes = Course notes
report-course-notes-about = All notes day by day, with the answers.
report-packing-about = Copies of handouts and supplies for each day, with boxes to tick.
report-workbook = Spreadsheet
report-workbook-about = Plan, record, people, tests and notes as sheets, with real dates and numbers.
report-calendar = Calendar file
report-calendar-about = The days for Outlook, Google or the phone; sent again, it replaces the earlier one.

## Formats
report-format-pdf = PDF
report-format-docx = Word
report-format-html = web page
report-format-text = plain text
report-format-xlsx = Excel
report-format-ics = calendar

## Making them
report-save-title = Save the document
report-opened = Written and opened: { $path }
report-opened-as = Another file had the name { $was }, or a program holds it: the new document is here and open: { $path }
report-not-opened = The document is here: { $path }
report-without-shape = The PDF has an empty box for these signs: { $signs }. Word and the web page have them.
report-no-letters = A PDF can’t be made: Doorstep’s fonts do not have the letters “{ $letters }”, as in “{ $place }”. Choose Word or the web page, which use the fonts of this computer.
report-not-made = The document could not be made. Choose another format; the log in the data folder says more.

## Heads of columns
report-time = Time
report-session = Session
report-lead = Lead
report-minutes = Minutes
report-materials = Materials
report-supplies = Supplies
report-remarks = Remarks
report-objective = Objective
report-method = Method
report-steps = Steps
report-key-points = Key points
report-what = What
report-id = Doorstep ID
report-day-title = Title of the day
report-number = No.
report-day = Day
report-date = Date
report-begins = Begins
report-ends = Ends
report-kind = Kind
report-area = Area
report-state = State
report-why = Why
report-why-words = In words
report-question = Question
report-minutes-planned = Planned
report-minutes-taken = Taken
report-minutes-attended = Minutes there
report-written = Written
report-settled = Settled
report-count = People
report-women = Women
report-men = Men
report-mean = Mean
report-range = Lowest – highest
report-gain = Gain
report-sheets = Sheets
report-figure = Figure

## Agenda
report-no-days = The course has no days yet.
report-venue-people = For { $count ->
    [one] { $count } person
   *[other] { $count } people
 } in all.
report-venue-begins = The day begins
report-venue-ends = The day ends; the room is free after tidying up
report-venue-for = For { $count }
report-venue-number = For how many
report-venue-equipment = In the room

## Forms
report-sign-morning = Signature, morning
report-sign-afternoon = Signature, afternoon
report-sign-present = Present: morning ____ / ____, afternoon ____ / ____
report-organiser-signs = Organiser: signature and stamp
report-organiser-signs-by = { $name }, for the organiser: signature and stamp
report-support = With the support of { $who }
report-licence = Accreditation: { $licence }
report-trainer-signs = Trainer: signature
report-trainer = Trainer
report-form-date = Date: ____________________
report-evaluation-explain = Please mark one box in each row: 1 is not at all, 5 is very much. You need not write your name.
report-evaluation-best = What helped you most?
report-evaluation-change = What should we do differently?
report-evaluation-open = Which question is still open for you?
report-test-code = Name or code: ______________________________   Date: ____________________
report-test-which = This is the test   ____ before   ____ after   the course.
report-test-question = Question and answer
report-test-points = Points
report-test-sum = Sum: ____ of { $most }

## Certificates
report-certificate = Certificate of attendance
report-certificate-says = This is to certify that
report-certificate-took-part = took part in the training
report-certificate-hours = { $attended } attended of { $held } held
report-certificate-areas = Areas: { $areas }
report-certificates-nobody = Nobody has at least { $share } % of the hours held yet. Note who was there under People, or choose another share.
report-nobody = Nobody is in the list of participants yet.

## Training report
report-by-trainers = Trainers: { $trainers }
report-day-figures = { $count ->
    [one] { $count } session
   *[other] { $count } sessions
} of { $time } together
report-summary = Summary
report-figures = The course in figures
report-background = Background and purpose
report-aims = Objectives
report-programme = Programme: planned and delivered
report-adapted = What was adapted, and why
report-people = Participants
report-learning = Learning: tests before and after
report-evaluated = Evaluation by the participants
report-trainers-saw = What the trainers saw
report-questions = Questions that came up
report-difficulties = Difficulties, and how they were met
report-recommendations = Recommendations and next steps
report-annex-agenda = Annex: agenda as planned
report-annex-trainers = Annex: trainers
report-annex-tests = Annex: tests by participant, without names
report-annex-key-points = Annex: key points covered
report-led = Sessions led
report-led-time = Time led
report-key-points-covered = Covered
report-annex-people = Annex: list of participants
report-annex-handouts = Annex: handouts given out
report-summary-sessions = { $delivered } of { $sessions } planned sessions were delivered as a whole or in part, { $taught } of { $planned }.
report-summary-people = { $people ->
    [one] { $people } participant is
   *[other] { $people } participants are
 } in the list: { $women } women and { $men } men.
report-summary-tests = The mean of the test went from { $before } to { $after } points, over { $people ->
    [one] { $people } participant
   *[other] { $people } participants
 } with both scores.
report-summary-mark = The mean mark of the evaluation is { $mean } of 5.
report-figure-days = Days
report-figure-sessions = Sessions planned
report-figure-hours-planned = Hours planned
report-figure-hours-delivered = Hours delivered
report-figure-expected = Participants expected
report-figure-listed = Participants in the list
report-figure-came = Participants who came
report-figure-attendance = Attendance by half-days
report-figure-reached = With at least { $share } % of the hours held
report-figure-open = Open questions and follow-ups
report-as-planned = Everything recorded was delivered as planned.
report-not-told = not told
report-tests-of = Both scores are known of { $people } of { $all } participants.
report-tests-changes = { $rose } rose, { $stayed } stayed the same, { $fell } fell.
report-no-sheets = No evaluation sheets were counted.

## Pictures
report-chart-hours = Hours by area
report-chart-attendance = Attendance by half-day
report-chart-tests = Tests before and after
report-chart-evaluation = Evaluation by day
report-planned = Planned
report-delivered = Delivered
report-present-of = There, of those noted
report-mean-mark = Mean mark, 1 to 5

## Spreadsheet and calendar
report-sheet-plan = Plan
report-sheet-record = Record
report-sheet-people = People
report-sheet-tests = Tests
report-sheet-notes = Notes
report-calendar-zone = Local times, { $zone }:

## The Reports tab
tab-reports = Reports
reports-explain = One press makes a document of what is in the course now, keeps it among your downloads and opens it in your own program. What you change in a file stays there: Doorstep never writes over it.
reports-language = Language of the documents
reports-days = Days
reports-every-day = Every day
reports-share = Share of the hours needed for a certificate:
reports-everybody = Certificates for everybody
reports-names = Names in the training report
reports-by-session = Calendar by session
reports-open = Open as { $format }
reports-open-named = { $title }: open as { $format }
reports-formats = { $title }: other formats
reports-page-of = The first page: { $title }
reports-made-percent = { $percent } % done
reports-making = Being made…
reports-pictures = Figures of the course
command-reports = Reports
command-reports-about = Agendas, sign-in sheets, certificates and the training report, to print and to send
pick-logo-title = Choose a logo (PNG or JPEG)
logo-add = Add logo…
logo-add-explain = Stands at the head of the agendas for participants and for the venue, sign-in sheets, evaluation forms, certificates and the training report. PNG or JPEG, at most four.
logo-name = Logo { $number }, whose it is
logo-remove = Remove the logo “{ $name }”
logo-added = The logo “{ $name }” stands at the head of the documents.
logo-there = This picture is already among the logos, as “{ $name }”: it was not added again.
logo-too-many = The logo “{ $name }” was not added: four logos are there, and more do not fit at the head of a page. Remove one first.
logo-most = Four logos are there, the most that fit. Remove one to add another.
logo-no-picture = This file is not a picture that Doorstep reads. Save the logo as PNG or JPEG and choose it again.
