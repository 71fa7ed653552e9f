# План.

## Строка над планом
plan-board = По дням
plan-list = Список
plan-cut = Сократить…
plan-check = Проверить…
plan-whose = Чьи занятия выделены: { $name }
plan-whose-hint = Чьи занятия выделены: всех тренеров или одного
plan-everybody = Все тренеры
plan-from-starter = По стартовому плану
plan-zoom-in = Крупнее
plan-zoom-out = Мельче
plan-panel-show = Показать боковую панель
plan-panel-hide = Скрыть боковую панель
plan-new-session = Новое занятие

## Дни
plan-day-menu = Изменить день { $number }
plan-day-edit = Название, часы и дата
plan-day-insert-before = Вставить день перед этим
plan-day-insert-after = Вставить день после этого
plan-day-left = Передвинуть день раньше
plan-day-right = Передвинуть день позже
plan-day-remove = Убрать день
plan-day-removed =
    { $items ->
        [0] Убрано: { $day }.
        [one] Убрано: { $day }, в нём { $items } пункт.
        [few] Убрано: { $day }, в нём { $items } пункта.
       *[many] Убрано: { $day }, в нём { $items } пунктов.
    }
plan-day-over = +{ $length }
plan-day-free = свободно { $length }
plan-day-start = Начало
plan-day-end = Конец
plan-day-date = Дата
plan-day-ends = Последний пункт заканчивается в { $time }.
plan-add-to-day = Добавить занятие в день { $number }

## Карточки
plan-card = { $title }, с { $start } до { $end }
plan-card-locked = начало закреплено
plan-gap = Свободно: { $length }
plan-overlap = Лишние { $length }

## Боковая панель
plan-whole = Весь план
plan-whole-hint = Выберите занятие или день, чтобы что-то изменить. Карточки можно перетаскивать или передвигать клавишей Alt со стрелками.
plan-whole-hint-starter = Стартовый план не меняется. Чтобы сделать его своим, создайте копию в разделе «Программы».
plan-from-starter-explain = Составлено по стартовому плану Doorstep. Занятия из руководства тренера важнее.
plan-whole-hint-look = Здесь этот план можно смотреть, но не менять.
plan-undo-list = Отменить несколько шагов…
plan-totals = Время
plan-total-sessions = Занятия:
plan-total-teaching = Обучение:
plan-total-rest = Перерывы и обед:
plan-progress = Пройдено { $done } из { $all }
plan-problems = Стоит проверить
plan-no-problems = Всё в порядке: время сходится.
plan-item-when = День { $number }, с { $start } до { $end }
plan-open-session = Открыть занятие
plan-title = Название
plan-minutes = Минуты
plan-least = Не меньше
plan-start-hint = Введите время, чтобы закрепить начало.
plan-minutes-hint = Введите 45 или 1ч30, +10 или -5, чтобы изменить, либо 13:00, чтобы закрепить начало.
plan-lock = Закрепить начало в { $time }
plan-unlock = Начало в { $time }: открепить
plan-kind = Вид
plan-priority = Если не хватает времени
plan-area = Область
plan-lead = Ведёт
plan-lead-nobody = Не решено
plan-lead-no-trainers = Чтобы указать ведущего, добавьте тренеров на вкладке «О курсе».
plan-objective = Цель
plan-move-up = Выше
plan-move-down = Ниже
plan-move-previous-day = В предыдущий день
plan-move-next-day = В следующий день
plan-duplicate = Копировать
plan-split = Разделить…
plan-split-after = Разделить через столько минут
plan-split-do = Разделить здесь
plan-merge = Объединить со следующим
plan-deleted = Удалено: «{ $title }».

## Что нельзя принять и что можно
plan-refused-empty = Ничего не введено. Введите минуты, например 45.
plan-refused-not-a-time = Это не длительность и не время. Введите 45, 1ч30, +10, -5 или 13:00.
plan-refused-too-long = Слишком долго: пункт длится не больше { $length }. Введите меньшее число.
plan-refused-too-short = Пункт длится не меньше 1 минуты. Введите большее число.
plan-refused-clock = Такого времени не бывает. Введите часы и минуты от 0:00 до 23:59, например 13:00.
plan-refused-length = Здесь подходит только длительность. Введите минуты, например 30, или оставьте поле пустым.
plan-refused-split = Каждой части нужна хотя бы минута. Введите число от 1 до { $most }.
plan-refused-day-time = Это не время суток. Введите часы и минуты, например 9:00.
plan-refused-date = Это не дата. Введите день, месяц и год, например 14.9.2026.

## Что не сходится
plan-problem-empty = На этот день пока ничего не запланировано
plan-problem-gap =
    { $minutes ->
        [one] { $minutes } минута свободна перед пунктом «{ $title }»
        [few] { $minutes } минуты свободны перед пунктом «{ $title }»
       *[many] { $minutes } минут свободны перед пунктом «{ $title }»
    }
plan-problem-overlap =
    { $minutes ->
        [one] { $minutes } минута лишняя перед пунктом «{ $title }»
        [few] { $minutes } минуты лишние перед пунктом «{ $title }»
       *[many] { $minutes } минут лишних перед пунктом «{ $title }»
    }
plan-problem-lock-early = Начало пункта «{ $title }» закреплено раньше начала дня
plan-problem-past-end =
    { $minutes ->
        [one] День заканчивается на { $minutes } минуту позже
        [few] День заканчивается на { $minutes } минуты позже
       *[many] День заканчивается на { $minutes } минут позже
    }
plan-problem-ends-early = День заканчивается раньше на { $length }
plan-problem-midnight = День заканчивается после полуночи
plan-problem-no-lunch = Длинный день без обеда
plan-problem-lunch-short = Обед длится всего { $length }
plan-problem-no-break = { $length } без перерыва, до пункта «{ $title }»
plan-problem-date-order = Дата не позже предыдущего дня
plan-problem-day-off = Эта дата выходная
plan-fix-unlock = Открепить начало
plan-fix-stretch = Продлить занятие на { $length }
plan-fix-shorten = Сократить предыдущее на { $length }
plan-fix-break = Добавить перерыв { $length }
plan-fix-lunch = Добавить обед { $length }
plan-fix-longer-lunch = Увеличить обед до { $length }
plan-fix-start = Начать день в { $time }
plan-fix-end = Закончить день в { $time }
plan-fix-date = Перенести на { $date }

## Сократить: помощник
cut-title = Сократить время
cut-explain = Сначала сокращается то, что можно сократить, затем убирается необязательное; занятие делится, только если так можно сократить больше. Перерывы, обед, открытие, закрытие и всё, что уже было, остаются.
cut-minutes = Меньше минут
cut-days = Меньше дней
cut-minutes-field = Меньше на
cut-where = Где
cut-whole-course = Весь курс
cut-days-field = Сколько дней есть
cut-refused-minutes = Введите, скольких минут не хватает, например 40 или 1ч30.
cut-refused-days =
    { $most ->
        [1] Введите 1: сейчас в курсе на день больше.
       *[other] Введите число дней от { $least } до { $most }.
    }
cut-all-happened = Все дни, кроме одного, уже начаты или прошли. Сократите минуты.
cut-one-day = В курсе только один день. Сократите минуты.
cut-proposal = Что изменится
cut-looking = Ищем лучший способ…
cut-nothing = Ничего не изменится.
cut-shorten = «{ $title }»: было { $from }, станет { $to }
cut-drop = «{ $title }» выпадает ({ $length })
cut-split = «{ $title }» делится: { $parts }
cut-part = { $length } в день { $number }
cut-move = «{ $title }» переходит в день { $number }
cut-day-goes = День { $number } убирается
cut-day-goes-with = День { $number } убирается, а с ним { $titles }
cut-quoted = «{ $title }»
cut-replaced = «{ $title }» выпадает: на этом месте закрытие курса
cut-day-title = День { $number } теперь называется «{ $title }»
cut-day-untitled = День { $number } остаётся без названия: в нём теперь другие занятия
cut-saved = Сокращено: { $length }
cut-over = День { $number } всё ещё длиннее на { $length }.
cut-missing = Не удалось найти { $length }. Укажите минимум для других занятий или отметьте, что можно пропустить.
cut-take = Принять предложение
cut-taken = План сокращён на { $length }.

## Проверка плана
check-title = Проверка плана
check-against = По программе: { $trainings }
check-no-training = Этот курс составлен не по программе, поэтому сверять его не с чем.
check-areas = Часы по областям
check-area-line = { $planned } в плане, { $reference } в программе
check-missing = Занятия программы, которых нет в плане
check-nothing-missing = В плане есть все занятия программы.
check-missing-line = { $title } ({ $length })
check-add = Добавить в день { $number }
check-add-named = Добавить «{ $title }» в день { $number }
check-add-all = Добавить все основные занятия ({ $count })
check-short = Короче минимума программы
check-short-line = «{ $title }»: { $planned } в плане, нужно не меньше { $least }
check-short-fix = Сделать { $length }

## Шаги, которые можно отменить
undo-list-title = Отменить несколько шагов
undo-list-explain = Последний шаг стоит первым. Нажмите на шаг, чтобы отменить его и всё, что было после.
plan-item-menu = Ещё
plan-card-slides = Открыть слайды «{ $title }»
plan-trouble-days =
    { $count ->
        [1] День { $days }
       *[other] Дни { $days }
    }
plan-trouble-happened = Дни, которые уже шли, остаются как были.
plan-lunch-to-days = Такой обед во все дни
plan-lunch-this-day = Подогнать этот день к обеду
plan-lunch-changes =
    { $count ->
        [1] День { $days } изменится, порядок останется.
       *[other] Дни { $days } изменятся, порядок останется.
    }
plan-lunch-split =
    { $count ->
        [1] В день { $days } обед делит занятие на две части.
       *[other] В дни { $days } обед делит занятие на две части.
    }
plan-lunch-longer =
    { $count ->
        [1] В день { $days } занятие перед обедом станет длиннее.
       *[other] В дни { $days } занятие перед обедом станет длиннее.
    }
plan-lunch-shorter =
    { $count ->
        [1] В день { $days } занятие станет короче.
       *[other] В дни { $days } занятие станет короче.
    }
plan-lunch-day-free = День { $number }: { $length } перед обедом заполнить нечем.
plan-lunch-day-over = День { $number }: утро длиннее, чем есть времени до обеда, на { $length }.
plan-lunch-day-late = День { $number } закончится позже на { $length }.
