# Words used everywhere. English is the reference: every language has the same keys and variables.
# Sentence case. Say what happened, why, and what to do next.

## Dates and lengths
date-short = { $weekday } { $day } { $month }
date-long = { $weekday }, { $day } { $month } { $year } г.
date-brief = { $day } { $month }
date-of-year = { $day } { $month }
date-plain = { $day } { $month } { $year } г.
length-minutes = { $minutes } мин
length-hours = { $hours } ч
length-both = { $hours } ч { $minutes } мин
weekday-1 = понедельник
weekday-short-1 = пн
weekday-2 = вторник
weekday-short-2 = вт
weekday-3 = среда
weekday-short-3 = ср
weekday-4 = четверг
weekday-short-4 = чт
weekday-5 = пятница
weekday-short-5 = пт
weekday-6 = суббота
weekday-short-6 = сб
weekday-7 = воскресенье
weekday-short-7 = вс
month-1 = январь
month-of-1 = января
month-short-1 = янв
month-2 = февраль
month-of-2 = февраля
month-short-2 = фев
month-3 = март
month-of-3 = марта
month-short-3 = мар
month-4 = апрель
month-of-4 = апреля
month-short-4 = апр
month-5 = май
month-of-5 = мая
month-short-5 = мая
month-6 = июнь
month-of-6 = июня
month-short-6 = июн
month-7 = июль
month-of-7 = июля
month-short-7 = июл
month-8 = август
month-of-8 = августа
month-short-8 = авг
month-9 = сентябрь
month-of-9 = сентября
month-short-9 = сен
month-10 = октябрь
month-of-10 = октября
month-short-10 = окт
month-11 = ноябрь
month-of-11 = ноября
month-short-11 = ноя
month-12 = декабрь
month-of-12 = декабря
month-short-12 = дек

## Names
app-name = Doorstep
day-number = День { $number }
area-none = Другое
kind-session = Занятие
kind-opening = Открытие
kind-recap = Повторение
kind-energiser = Разминка
kind-break = Перерыв
kind-lunch = Обед
kind-reflection = Рефлексия
kind-closing = Закрытие
kind-other = Другой пункт
priority-core = Основное
priority-shorten = Можно сократить
priority-drop = Можно пропустить
status-planned = Запланировано
status-in-progress = Идёт
status-delivered = Проведено
status-partly = Проведено частично
status-skipped = Пропущено
status-moved = Перенесено
reason-no-time = Не хватило времени
reason-discussion = Обсуждение заняло больше времени
reason-already-known = Группа это уже знала
reason-group-needs = Группе было нужно другое
reason-no-materials = Не было материалов или оборудования
reason-absence = Не было тренера или гостя
reason-outside = Внешняя причина: свет, погода, помещение
reason-other = Другая причина
note-kind-note = Заметка
note-kind-adaptation = Адаптация
note-kind-question = Вопрос
note-kind-observation = Наблюдение
note-kind-follow-up = Сделать потом
note-kind-parking = Парковка
format-pptx = PowerPoint
format-pdf = PDF
format-other = Файл
format-web = Веб-страница
material-kind-deck = Слайды
material-kind-guide = Руководство тренера
material-kind-package = Весь пакет
material-kind-reading = Дополнительная литература
material-kind-handout = Раздаточный материал
material-kind-video = Видео
material-kind-form = Бланк
material-kind-web-page = Веб-страница
material-kind-other = Другое

## Buttons
common-close = Закрыть
common-cancel = Отмена
common-add = Добавить
common-delete = Удалить
common-back = Назад
common-dismiss = Скрыть

## The frame of the window
nav-home = Главная
nav-course = Курс: { $title }, { $about }
nav-trainings = Программы
nav-notes = Заметки
nav-settings = Настройки
nav-help = Справка
nav-search = Поиск
tab-plan = План
tab-record = Журнал
tab-materials = Материалы
tab-notes = Заметки
tab-details = О курсе
header-undo = Отменить: { $name }
header-redo = Повторить: { $name }
header-undo-nothing = Отменять нечего
header-redo-nothing = Повторять нечего
save-saved = Сохранено
save-saving = Сохраняется
save-failed = Не сохранено
course-loading = Курс открывается…
course-gone = Этого курса здесь больше нет.
course-gone-explain = Его удалили или отменили его создание. Сохранённое лежит в корзине.

## Starter outline
starter-label = Стартовый план Doorstep
starter-explain = Этот план составлен в Doorstep на основе двух областей и девяти тем пакета. Занятия из руководства тренера важнее: сверьте план со своим руководством.

## Saving and opening
save-look-only = Только просмотр
save-again = Попробовать снова
save-elsewhere = Сохранить копию в другом месте…
course-unreadable = Файл этого курса не читается
course-see-backups = Посмотреть резервные копии
common-undo = Отменить

## Refused edits: nothing was changed
refused-read-only = Здесь это можно только смотреть, ничего не изменено.
refused-minutes = Пункт длится от 1 минуты до 12 часов. Ничего не изменено.
refused-last-day = В курсе должен быть хотя бы один день. Ничего не изменено.
refused-split-merge = Так разделить или объединить нельзя. Ничего не изменено.
refused-range = Последний слайд или страница не может быть раньше первой. Ничего не изменено.
refused-too-large = Это число слишком велико. Ничего не изменено.
refused-already-there = Это здесь уже есть. Ничего не изменено.
refused-gone = Этого здесь больше нет. Ничего не изменено.
