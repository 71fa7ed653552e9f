## People and plans out of spreadsheets

people-from-file = From a file…
plan-from-file = Plan from a spreadsheet…
new-course-from-file = From a spreadsheet…
new-course-from-file-explain = Is your agenda in Excel or CSV? Choose the file and see what is in it first.
pick-table-title = Choose a spreadsheet (.xlsx or .csv)
undo-from-table = Take over from a spreadsheet
table-people = People from a spreadsheet
table-plan = Plan from a spreadsheet
table-reading = Reading the file…
table-other-file = Choose another file…
table-no-table = This is not a spreadsheet. Choose an Excel file (.xlsx) or a text with commas, semicolons or tabs (.csv).
table-old-format = The file is in an old Excel format (.xls). Open it in Excel and save it as .xlsx.
table-empty = There is nothing in the file. If you see something in it in Excel, save it once more and choose it again.
table-sheet = Sheet
table-letters = If letters look wrong, read them as
table-letters-utf8 = All scripts (UTF-8)
table-letters-utf16 = All scripts (UTF-16)
table-letters-cyrillic = Cyrillic (Windows-1251)
table-letters-central = Central European (Windows-1250)
table-letters-turkish = Turkish (Windows-1254)
table-letters-western = Western (Windows-1252)
table-heads = The column headings are in row { $row }. Correct what was taken for something else.
table-no-heads = No heads of columns were found. Say what each column is.
table-not-read = Not read
table-first-name = First name
table-halves = { $count ->
    [one] One column says who was there.
   *[other] { $count } columns say who was there.
}
table-understood = What will be taken
table-why-no-name = Rows without a name are left out: { $rows }.
table-why-no-title = Rows that do not say what is done are left out: { $rows }.
table-why-minutes = Rows whose length can’t be meant are left out: { $rows }.
table-why-date = The date can’t be read in rows { $rows }.
table-why-sex = The sex can’t be read in rows { $rows }: it stays open.
table-why-score = A test score can’t be read in rows { $rows }: it stays open.
table-why-presence = Whether somebody was there can’t be read in rows { $rows }: it stays open.
table-cut = There is more in the file than Doorstep reads: at most 5,000 rows, and { $most } people in a course. The rest is left out.
table-formulas = { $count ->
    [one] One cell is a formula: the value that was saved with it is read.
   *[other] { $count } cells are formulas: the values that were saved with them are read.
}
table-merged = { $count ->
    [one] One cell is joined with another one: what stands in the first is read.
   *[other] { $count } cells are joined with others: what stands in the first is read.
}
table-hidden = { $count ->
    [one] One sheet is hidden and not read.
   *[other] { $count } sheets are hidden and not read.
}
table-known = { $count ->
    [one] One person is in the list already and is changed, not doubled.
   *[other] { $count } people are in the list already and are changed, not doubled.
}
table-doubles = { $count ->
    [one] Also the one whose name is in the list already
   *[other] Also the { $count } whose names are in the list already
}
table-mode = The days of the file
table-mode-over = change what they name in this plan
table-mode-after = come after the days of this plan
table-mode-instead = take the place of the days of this plan
table-known-items = { $count ->
    [one] The file names one item of this plan; { $left } others stay as they are.
   *[other] The file names { $count } items of this plan; { $left } others stay as they are.
}
table-take-plan = { $count ->
    [one] Take one day
   *[other] Take { $count } days
}
table-take-new = { $count ->
    [one] Create a course of one day
   *[other] Create a course of { $count } days
}
table-taken = Taken from the spreadsheet.
