# Люди: участники, посещаемость, тесты, удаление.

tab-people = Люди
people-add = Добавить участника
people-paste = Вставить список…
people-none = В списке пока никого нет
people-none-explain = Достаточно инициалов. Вставьте список из таблицы или добавьте людей по одному, затем отмечайте присутствие одним нажатием на каждую половину дня.
people-were-wiped = Данные участников этого курса удалены. Эти итоги сохранились.
people-paste-title = Вставить список
people-paste-explain = Скопируйте строки в вашей таблице и вставьте их сюда. Столбцы определяются по заголовкам: имя, пол, профессия, место работы. Без заголовков первый столбец — имя.
people-paste-field = Список
people-paste-take = { $count ->
    [0] Добавить
    [one] Добавить { $count } человека
    [few] Добавить { $count } человека
   *[other] Добавить { $count } человек
 }
people-paste-more = и ещё { $count }
people-paste-refused = Строки без имени пропущены: { $rows }.
people-paste-cut = В курсе не больше { $most } участников; остальные строки пропущены.
people-attendance-explain = Нажатия: был, не был, не отмечено. Правая кнопка — пропущенные минуты. Баллы — вниз по столбцу клавишей Enter.
people-everybody = Все
people-all-present = Были все: { $day }, { $half }
people-morning = до обеда
people-afternoon = после обеда
people-hours = Часы
people-am = утро
people-pm = день
people-gain = Прирост
people-late = Опоздание, минут
people-early = Ушёл раньше, минут
people-came-late = опоздание { $length }
people-left-early = ушёл раньше на { $length }
people-copy = Копировать для Excel
people-copied = Таблица скопирована: вставьте её в электронную таблицу.
people-open = Подробнее: { $name }
people-nameless = Участник { $number }
people-present = был
people-absent = не был
people-not-noted = не отмечено
people-missed-some = был, но не всё время
people-name = Имя или инициалы
people-sex = Пол
people-untold = Не указан
people-female = Женский
people-male = Мужской
people-other = Другой
people-profession = Профессия
people-workplace = Место работы
people-before = Тест до
people-after = Тест после
people-remove = Убрать из списка
people-missed-explain = Пропущено минут из-за опоздания или раннего ухода:
people-largest = Наибольший балл тестов
people-tests-none = Пока ни у кого нет обоих баллов.
people-tests-before = До: в среднем { $mean }, { $range }
people-tests-after = После: в среднем { $mean }, { $range }
people-tests-gain = Прирост: { $gain }, по { $people ->
    [one] { $people } участнику
   *[other] { $people } участникам
 }
people-totals = В цифрах
people-count = { $people ->
    [one] { $people } участник
    [few] { $people } участника
   *[other] { $people } участников
 }
people-totals-people = { $people ->
    [one] { $people } участник
    [few] { $people } участника
   *[other] { $people } участников
 }: женщин { $women }, мужчин { $men }
people-totals-attendance = Посещаемость { $percent } %, всего посещено { $hours }. Часы — это плановые минуты занятий в половине дня без пропущенных.
people-wipe-title = Когда имена больше не нужны
people-wipe-explain = Имена, посещаемость и баллы удаляются навсегда, итоги остаются.
people-wipe = Удалить данные людей
people-wipe-ask = Удалить данные всех участников этого курса?
people-wipe-warn = Имена, посещаемость и баллы удаляются навсегда, итоги остаются. Удаляются и все резервные копии этого курса, прежние шаги нельзя будет отменить. Ваши заметки остаются: проверьте, нет ли в них имён. Копии, сделанные вами в других местах, тоже остаются.
people-wiped = Данные участников удалены, как и резервные копии курса.
people-wipe-left = Данные участников удалены из курса, но одну из резервных копий удалить не удалось. Загляните в папку backups в папке данных.
