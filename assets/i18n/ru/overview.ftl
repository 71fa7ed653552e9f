# Много курсов сразу: для тех, кто за ними следит.

nav-overview = Обзор
command-overview = Обзор курсов
command-overview-about = Все курсы года: на каком они этапе, часы, участники, результаты
overview-title = Обзор курсов
details-region = Регион

## Выбор
overview-year = Год
overview-region = Регион
overview-training = Программа
overview-trainer = Тренер
overview-any = Все
overview-all = Все курсы
overview-other-training = Другая программа

## Сохранение
overview-report = Открыть как отчёт
overview-report-format = Открыть: { $format }
overview-sheet = Таблица

## Показать нечего
overview-none = Курсов пока нет
overview-none-explain = Здесь стоят ваши курсы и курсы из папки команды: в цифрах, без имён участников. Создайте первый.
overview-none-fit = Нет подходящих курсов
overview-show-all = Показать все курсы
overview-reading = Читаем курсы…
overview-left-out = { $count ->
    [one] { $count } файл в папке команды пока не читается и не учтён. Возможно, он ещё в пути.
    [few] { $count } файла в папке команды пока не читаются и не учтены. Возможно, они ещё в пути.
   *[other] { $count } файлов в папке команды пока не читаются и не учтены. Возможно, они ещё в пути.
}

## На каком этапе курсы
overview-under-way = Идёт
overview-ahead = Впереди
overview-unfinished = Не всё отмечено
overview-over = Завершён
overview-undated = Без дат
overview-courses = { $count ->
    [one] { $count } курс
    [few] { $count } курса
   *[other] { $count } курсов
}
overview-count-under-way = { $count ->
    [one] идёт { $count }
   *[other] идут { $count }
}
overview-count-ahead = впереди { $count }
overview-count-unfinished = не всё отмечено в { $count }
overview-count-over = { $count ->
    [one] завершён { $count }
   *[other] завершены { $count }
}
overview-count-undated = без дат { $count }
overview-hours = Проведено { $taught } из { $planned }
overview-open = { $count ->
    [one] { $count } открытый вопрос или задача
    [few] { $count } открытых вопроса и задачи
   *[other] { $count } открытых вопросов и задач
}
overview-row = { $title }, { $dates }, { $state }, отмечено занятий: { $closed } из { $sessions }

## Разделы
overview-list = Курсы
overview-by-area = Часы по областям
overview-people = Участники
overview-results = Посещаемость, тесты и оценки
overview-changed = Сокращённые, пропущенные и перенесённые занятия
overview-attended = Посещаемость: { $percent } % отмеченных половин дня.
overview-gain = { $people ->
    [one] Тесты: от { $before } % до { $after } %, у { $people } участника с обоими тестами.
   *[other] Тесты: от { $before } % до { $after } %, у { $people } участников с обоими тестами.
}
overview-mark = { $count ->
    [one] Оценка: { $mean } из 5, по { $count } отметке.
   *[other] Оценка: { $mean } из 5, по { $count } отметкам.
}
overview-untold = Не указано
overview-more = { $count ->
    [one] и ещё { $count } в таблице
   *[other] и ещё { $count } в таблице
}

## Заголовки столбцов
overview-course = Курс
overview-first = Первый день
overview-last = Последний день
overview-days = Дней
overview-trainers = Тренеры
overview-trainings = Программы
overview-sessions = Занятий
overview-partly = Частично
overview-skipped = Пропущено
overview-moved = Перенесено
overview-women = Женщины
overview-men = Мужчины
overview-present = Посещено половин дня
overview-absent = Пропущено половин дня
overview-tested = Оба теста
overview-tests = Тесты
overview-largest = Максимум
overview-hours-head = Часы
overview-hours-planned = Часы по плану
overview-hours-delivered = Часы проведены
overview-open-head = Открытые заметки
