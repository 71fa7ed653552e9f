# Home, new course, course details, trainings.



## New course
new-course-title = Новый курс
new-course-explain = Проверьте даты и нажмите «Создать». Всё можно изменить потом.
new-course-what = Чему будете учить?
new-course-training = { $title }: { $days ->
    [one] { $days } день
    [few] { $days } дня
   *[other] { $days } дней
 }
new-course-empty-title = Мой курс
new-course-empty-explain = Если программа не выбрана, получатся пустые дни с открытием, обедом и закрытием.
new-course-days = Дней
new-course-when = Когда?
new-course-first-date = Первый день
new-course-days-off = Выходные дни недели
new-course-holiday = Добавить праздник (10.12)
new-course-press-day = Нажмите на день курса, чтобы сделать его праздником; на любой другой — чтобы начать с него.
new-course-more-days = { $count ->
    [one] и ещё { $count } день
    [few] и ещё { $count } дня
   *[other] и ещё { $count } дней
 }
new-course-holiday-remove = Убрать { $date }
new-course-start = Начало
new-course-end = Конец
new-course-lunch = Обед
new-course-lunch-minutes = Обед, минут
new-course-end-before-start = День кончается раньше, чем начинается. Исправьте начало или конец.
new-course-lunch-outside = Время обеда не попадает в учебный день, поэтому обеда в плане нет. Если он нужен, измените время.
new-course-mend-first = Исправьте одно поле: причина указана под ним.
new-course-holds = { $sessions ->
    [one] { $sessions } занятие
    [few] { $sessions } занятия
   *[other] { $sessions } занятий
 }, { $length }
new-course-who = Где и с кем?
new-course-name = Название
new-course-place = Место
new-course-trainers = Тренеры, через запятую
new-course-language = Язык курса
new-course-participants = Участников
new-course-preview = { $days ->
    [one] { $days } день
    [few] { $days } дня
   *[other] { $days } дней
 }, даты:
new-course-create = Создать курс

## Dates and refusals
date-holiday = праздник
date-month-before = Предыдущий месяц
date-month-after = Следующий месяц
refused-time = Это не время. Введите, например, 9:00 или 13:30.
refused-number = Такое число здесь не подходит. Введите целое число от { $least } до { $most }.
refused-date = Это не дата. Введите, например, 14.09.2026 или 2026-09-14.


## Home
home-new = Новый курс
home-broken-look = Посмотреть, что можно вернуть
home-sample = Открыть пример курса
home-sample-badge = Пример
home-search = Поиск по курсам
home-today = Сегодня
home-day-of = день { $number } из { $days }
home-goes-on = Продолжается { $date }
home-next = Далее, в { $clock } · { $minutes }
home-running = Сейчас, с { $clock } · { $minutes }
home-nothing-next = На сегодня всё
home-passed = Как прошёл день { $number }?
home-passed-explain = Время по плану прошло. Отметьте, что проведено.
home-record-day = Заполнить журнал дня { $number }
home-deliver-day = Провести день { $number }
home-open-slides = Открыть слайды
home-open-plan = Открыть план
home-not-here = { $count ->
    [one] { $count } материал этого дня не на этом компьютере
    [few] { $count } материала этого дня не на этом компьютере
   *[other] { $count } материалов этого дня не на этом компьютере
 }
home-not-here-next = { $count ->
    [one] { $count } материал следующего дня не на этом компьютере
    [few] { $count } материала следующего дня не на этом компьютере
   *[other] { $count } материалов следующего дня не на этом компьютере
 }
home-not-here-short = { $count ->
    [one] нет { $count } файла
   *[other] нет { $count } файлов
 }
home-also-today = Тоже сегодня
home-nothing-found = Подходящих курсов нет. Введите меньше букв или часть названия или места.
home-begins-in = { $days ->
    [1] Начинается завтра
    [one] Начинается через { $days } день
    [few] Начинается через { $days } дня
   *[other] Начинается через { $days } дней
 }
home-left-open = { $count ->
    [one] { $count } занятие ещё без отметки
    [few] { $count } занятия ещё без отметки
   *[other] { $count } занятий ещё без отметки
 }
home-open-notes = { $count ->
    [one] { $count } открытый вопрос или задача
    [few] { $count } открытых вопроса и задачи
   *[other] { $count } открытых вопросов и задач
 }
home-coming = Предстоящие
home-past = Прошедшие
home-archived = Архив ({ $count })
home-show-all = Показать все: { $count }
home-no-dates = Пока без дат
home-progress = Пройдено { $done } из { $sessions }
home-copy = Скопировать на новые даты…
home-archive = Убрать в архив
home-unarchive = Вернуть из архива
home-delete = Удалить
home-deleted = «{ $title }» в корзине.
home-menu = Действия с «{ $title }»
home-welcome = Добро пожаловать в Doorstep
home-welcome-explain = Планируйте курс, открывайте слайды и руководства одним нажатием, отмечайте проведённое. Всё остаётся на этом компьютере.

## Copy
copy-title = Скопировать на новые даты
copy-explain = План, тренеры и материалы переносятся; журнал и заметки остаются в старом курсе.
copy-do = Сделать копию

## Details
details-hours-to-days = Применить эти часы и этот обед ко всем дням
details-hours-changed = получит эти часы
details-hours-same = эти часы уже стоят
details-day-happened = останется как был: он уже шёл
details-hours-do = Применить эти часы
details-office = Для документов организации
details-office-explain = Это стоит в сертификатах, листах регистрации и отчёте. Всё можно оставить пустым.
details-organiser = Организатор, официальное название
details-coordinator = Кто подписывает от организатора
details-support = При поддержке
details-licence = Аккредитация или лицензия: номер, дата, баллы
details-move-dates = Перенести даты
details-moved-day = { $after } вместо { $before }
details-move-do = Перенести на эти даты
details-move-explain = Выберите новый первый день; остальные сдвинутся за ним, выходные пропускаются.
details-trainers = Тренеры
details-trainer = Тренер { $number }
details-remove-trainer = Убрать: { $name }
details-add-trainer = Добавить тренера
details-more = Ещё

## Trainings
trainings-explain = По ним планируются курсы. Сделайте копию, чтобы изменить под себя.
trainings-name = Название программы
trainings-holds = { $days ->
    [one] { $days } день
    [few] { $days } дня
   *[other] { $days } дней
 }, { $sessions ->
    [one] { $sessions } занятие
    [few] { $sessions } занятия
   *[other] { $sessions } занятий
 }, { $length } обучения
trainings-look = Посмотреть
trainings-edit = Изменить
trainings-course = Новый курс по ней
trainings-duplicate = Скопировать и изменить
trainings-copy-of = { $title }, моя версия
trainings-save = Сохранить в файл…
trainings-load = Загрузить программу из файла…
trainings-open = { $title }: { $format }


## Sample, files for others
sample-title = Пример: патронаж, первые дни
sample-place = Учебный центр, Липа
sample-deck = Слайды для примера, день 1
sample-moments = Раздаточный материал: обычные минуты
sample-family = Раздаточный материал: что семья делает хорошо
sample-guide = Руководство для примера
sample-reason = Группа хотела поговорить о своих первых визитах.
sample-note-adaptation = Вместо карточек взяли фотографии местных домов.
sample-note-observation = Молчаливый стол разговорился в парах.
sample-note-parking = Как посещать, если дверь не открывают?
export-training-title = Сохранить программу для другого тренера
pick-training-title = Выберите файл программы
save-elsewhere-title = Выберите папку для копий
export-done = Записано: { $path }
# $names — имена файлов, $folder — где они.
export-done-several = { $count ->
    [one] { $count } файл записан в папку { $folder }: { $names }
    [few] { $count } файла записаны в папку { $folder }: { $names }
   *[other] { $count } файлов записано в папку { $folder }: { $names }
 }
export-done-more = и ещё { $count }
save-elsewhere-nothing = Несохранённых курсов и программ нет, копировать нечего.
