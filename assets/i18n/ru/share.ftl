send-open = Отправить коллеге…
send-title = Отправить коллеге
send-explain = Курс с планом, отметками и заметками становится одним файлом: для почты, мессенджера или флешки. То, что изменит коллега, можно потом добавить сюда.
send-people = Участники курса
send-people-none = Не включать
send-people-without-scores = Имена и посещаемость, без результатов тестов
send-people-all = Всё, с результатами тестов
send-do = Сохранить файл…
send-save-title = Сохранить курс для коллеги
pick-course-title = Выберите файл коллеги
take-in-open = Открыть файл курса…
take-in-title = Курс коллеги
take-in-title-from = Курс от: { $name }
take-in-notes = { $count ->
    [0] Заметок нет
    [one] { $count } заметка
    [few] { $count } заметки
   *[other] { $count } заметок
}
take-in-people = { $count ->
    [0] Участников нет
    [one] { $count } участник
    [few] { $count } участника
   *[other] { $count } участников
}
send-files = { $count ->
    [one] С файлом материалов, который есть на этом компьютере
    [few] С { $count } файлами материалов, которые есть на этом компьютере
   *[other] С { $count } файлами материалов, которые есть на этом компьютере
}
take-in-files = { $count ->
    [one] { $count } файл материалов
    [few] { $count } файла материалов
   *[other] { $count } файлов материалов
}
take-in-cleaned = В текстах были знаки, которых не видно. Они убраны.
take-in-files-no-folder = Файлы материалов остались в файле коллеги: выберите в настройках папку для материалов и возьмите файл ещё раз.
take-in-files-done = { $count ->
    [0] В папку материалов не добавлено ни одного файла
    [one] { $count } файл теперь в папке материалов: { $names }
    [few] { $count } файла теперь в папке материалов: { $names }
   *[other] { $count } файлов теперь в папке материалов: { $names }
}
take-in-new = Добавить курс
take-in-new-explain = Этого курса на этом компьютере ещё нет. Он станет одним из ваших курсов.
take-in-merge = Добавить новое
take-in-merge-explain = Этот курс есть и у вас. К нему добавится то, что написал коллега; из вашего ничего не пропадёт. Это один шаг, его можно отменить, а обе версии остаются среди резервных копий.
take-in-wait = Ваша версия этого курса ещё не открыта. Подождите немного и выберите файл ещё раз.
take-in-again = Курс только что изменился. Ничего не добавлено: выберите файл ещё раз.
undo-take-in = Добавить работу коллеги
merge-nothing = Нового нет: всё из этого файла уже здесь.
merge-news = Новое: { $things }
merge-news-from = { $things } от: { $name }
merge-notes = { $count ->
    [one] { $count } заметка
    [few] { $count } заметки
   *[other] { $count } заметок
}
merge-records = { $count ->
    [one] { $count } отметка
    [few] { $count } отметки
   *[other] { $count } отметок
}
merge-plan = { $count ->
    [one] { $count } изменение плана
    [few] { $count } изменения плана
   *[other] { $count } изменений плана
}
merge-people = { $count ->
    [one] { $count } изменение участников
    [few] { $count } изменения участников
   *[other] { $count } изменений участников
}
merge-closings = { $count ->
    [one] { $count } итог дня
    [few] { $count } итога дня
   *[other] { $count } итогов дня
}
merge-materials = { $count ->
    [one] { $count } материал
    [few] { $count } материала
   *[other] { $count } материалов
}
merge-course = { $count ->
    [one] { $count } изменение курса
    [few] { $count } изменения курса
   *[other] { $count } изменений курса
}
merge-questions = { $count ->
    [one] { $count } вопрос к вам
    [few] { $count } вопроса к вам
   *[other] { $count } вопросов к вам
}
questions-open = Написано по-разному…
questions-title = Двое написали по-разному
questions-none = Нерешённого нет: везде, где писали двое, уже сделан выбор.
questions-explain = Здесь двое написали, не зная друг о друге. Оба варианта хранятся, пока кто-то из вас не выберет; коллеге выбирать ещё раз не придётся.
questions-about = { $subject }: { $field }
questions-take = { $value } ({ $name })
questions-field-title = название
questions-field-minutes = минуты
questions-field-status = что проведено
questions-field-reason = причина
questions-field-times = когда на самом деле началось и закончилось
questions-field-region = регион
questions-field-place = место
questions-field-date = дата
questions-field-start = начало
questions-field-end = конец
questions-field-lead = кто ведёт
questions-field-people = число участников
questions-field-counts = листы оценки
questions-field-attendance = посещаемость
questions-field-before = результат до
questions-field-after = результат после
questions-field-other = другое поле
questions-value-none = пусто
questions-value-yes = да
questions-value-no = нет
questions-somebody = как было
questions-nameless = коллега
questions-own = вы
pick-team-title = Выберите папку команды
team-open = Папка команды…
team-title = Папка вашей команды
team-explain = Папка, которой у вас уже пользуются вместе: OneDrive, Google Drive, Nextcloud, сетевая папка, флешка. Каждый пишет в свою часть папки; сделанное коллегами приходит к вам само, и ничего вашего не теряется.
team-news = «{ $title }»: { $things }
team-news-several = { $count ->
    [one] Новое от команды в { $count } курсе: { $titles }
   *[other] Новое от команды в { $count } курсах: { $titles }
}
team-choose = Выбрать папку…
team-look = Проверить снова
team-leave = Покинуть команду
team-left = Вы покинули команду. Ваших курсов в её папке больше нет, здесь они остаются.
team-nameless = Кто-то без имени
team-seen = { $name }: последний раз { $when }
team-take-in = Взять «{ $title }»…
team-take-in-from = Взять «{ $title }» ({ $name })…
team-nothing-yet = Пока ничего не передано. Когда у вас будет свой курс, выберите здесь, что из него видит команда. Чем поделятся коллеги, тоже появится здесь.
team-sees = Что команда видит из ваших курсов
team-not-shared = Только у вас
team-without-people = Общий, без участников
team-offers = { $count ->
    [one] { $count } курса вашей команды нет на этом компьютере
    [few] { $count } курсов вашей команды нет на этом компьютере
   *[other] { $count } курсов вашей команды нет на этом компьютере
}
