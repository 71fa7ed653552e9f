# Отчёты: документы для участников, тренеров, площадки и офиса.

report-untitled = Учебный курс

## Названия документов и что в каждом
report-agenda = Расписание
report-agenda-about = Для участников: страница на день, время по часам и кто ведёт.
report-agenda-trainers = Расписание для тренеров
report-agenda-trainers-about = Всё о каждом занятии: цель, шаги, слайды, раздаточные материалы, принадлежности и место для записей.
report-agenda-venue = Расписание для площадки
report-agenda-venue-about = Когда нужны зал, перерывы и питание, на сколько человек и что должно быть в зале.
report-plans = Планы занятий
report-plans-about = Занятия как брошюра: цели, ключевые мысли, шаги, принадлежности.
report-sign-in = Лист регистрации
report-sign-in-about = Лист на каждый день, с подписью за каждую половину дня.
report-badges = Бейджи
report-badges-about = Для вырезания, восемь на странице; участники и тренеры.
report-table-cards = Таблички на стол
report-table-cards-about = Имена крупными буквами, чтобы сложить и поставить на стол.
report-certificates = Сертификаты
report-certificates-about = Страница для каждого, кто посетил достаточно часов: часы, области, даты и место.
report-evaluation = Лист оценки
report-evaluation-about = Для копирования: ваши вопросы с оценками от 1 до 5 и строки для ответов своими словами.
report-test = Бланк теста
report-test-about = Для копирования: пронумерованные вопросы теста до и после. Впишите свои вопросы в Word.
report-training = Отчёт об обучении
report-training-about = Черновик по проведённому: цифры, люди, изменения, тесты, оценка, вопросы.
report-course-notes = Заметки курса
report-course-notes-about = Все заметки по дням, с ответами.
report-packing-about = Копии раздаточных материалов и принадлежности на каждый день, с клетками для отметок.
report-workbook = Таблица
report-workbook-about = План, журнал, люди, тесты и заметки по листам, с настоящими датами и числами.
report-calendar = Файл календаря
report-calendar-about = Дни курса для Outlook, Google или телефона; отправленный ещё раз заменяет прежний.

## Форматы
report-format-pdf = PDF
report-format-docx = документ Word
report-format-html = веб-страница
report-format-text = простой текст
report-format-xlsx = таблица Excel
report-format-ics = календарь

## Как они делаются
report-save-title = Сохранить документ
report-opened = Записано и открыто: { $path }
report-opened-as = Имя { $was } занято другим файлом или файл открыт в программе: новый документ записан и открыт здесь: { $path }
report-not-opened = Документ здесь: { $path }
report-without-shape = В PDF вместо этих знаков пустая рамка: { $signs }. В Word и на веб-странице они есть.
report-no-letters = PDF сделать нельзя: в шрифтах Doorstep нет букв «{ $letters }», как в «{ $place }». Выберите Word или веб-страницу: они берут шрифты этого компьютера.
report-not-made = Документ сделать не удалось. Выберите другой формат; подробности записаны в папке logs в папке данных.

## Заголовки столбцов
report-time = Время
report-session = Занятие
report-lead = Ведёт
report-minutes = Минуты
report-materials = Слайды и файлы
report-supplies = Принадлежности
report-remarks = Примечания
report-objective = Цель
report-method = Метод
report-steps = Шаги
report-key-points = Ключевые мысли
report-what = Что
report-id = Doorstep: номер
report-day-title = Название дня
report-number = №
report-day = День
report-date = Дата
report-begins = Начало
report-ends = Конец
report-kind = Вид
report-area = Область
report-state = Состояние
report-why = Почему
report-why-words = Словами
report-question = Вопрос
report-minutes-planned = По плану
report-minutes-taken = На деле
report-minutes-attended = Посещено минут
report-written = Записано
report-settled = Решено
report-count = Людей
report-women = Женщин
report-men = Мужчин
report-mean = Среднее
report-range = Наименьшее – наибольшее
report-gain = Прирост
report-sheets = Листов
report-figure = Число

## Программа
report-no-days = В курсе ещё нет дней.
report-venue-people = Всего { $count ->
    [one] { $count } человек
    [few] { $count } человека
   *[many] { $count } человек
 }.
report-venue-begins = День начинается
report-venue-ends = День заканчивается; зал свободен после уборки
report-venue-for = На { $count }
report-venue-number = На сколько человек
report-venue-equipment = В зале

## Бланки
report-sign-morning = Подпись, утро
report-sign-afternoon = Подпись, вторая половина дня
report-sign-present = Присутствуют: утром ____ / ____, после обеда ____ / ____
report-organiser-signs = Организатор: подпись и печать
report-organiser-signs-by = { $name }, от организатора: подпись и печать
report-support = При поддержке: { $who }
report-licence = Аккредитация: { $licence }
report-trainer-signs = Тренер: подпись
report-trainer = Тренер
report-form-date = Дата: ____________________
report-evaluation-explain = Отметьте одну клетку в каждой строке: 1 — совсем нет, 5 — очень. Имя писать не нужно.
report-evaluation-best = Что помогло вам больше всего?
report-evaluation-change = Что нам делать иначе?
report-evaluation-open = Какой вопрос для вас ещё открыт?
report-test-code = Имя или код: ______________________________   Дата: ____________________
report-test-which = Это тест   ____ до   ____ после   курса.
report-test-question = Вопрос и ответ
report-test-points = Баллы
report-test-sum = Сумма: ____ из { $most }

## Сертификаты
report-certificate = Сертификат об участии
report-certificate-says = Настоящим подтверждается, что
report-certificate-took-part = принял(а) участие в обучении
report-certificate-hours = Посещено { $attended } из проведённых { $held }
report-certificate-areas = Области: { $areas }
report-certificates-nobody = Ни у кого пока нет хотя бы { $share } % проведённых часов. Отметьте присутствие на вкладке «Люди» или выберите другую долю.
report-nobody = В списке участников пока никого нет.

## Отчёт об обучении
report-by-trainers = Тренеры: { $trainers }
report-day-figures = { $count ->
    [one] { $count } занятие
    [few] { $count } занятия
   *[many] { $count } занятий
}, вместе { $time }
report-summary = Кратко
report-figures = Курс в цифрах
report-background = Предыстория и назначение
report-aims = Цели
report-programme = Программа: по плану и на деле
report-adapted = Что изменили и почему
report-people = Участники
report-learning = Обучение: тесты до и после
report-evaluated = Оценка участников
report-trainers-saw = Что увидели тренеры
report-questions = Возникшие вопросы
report-difficulties = Трудности и как с ними справились
report-recommendations = Рекомендации и дальнейшие шаги
report-annex-agenda = Приложение: расписание по плану
report-annex-trainers = Приложение: тренеры
report-annex-tests = Приложение: тесты по участникам, без имён
report-annex-key-points = Приложение: раскрытые ключевые мысли
report-led = Провёл занятий
report-led-time = Провёл времени
report-key-points-covered = Раскрыто
report-annex-people = Приложение: список участников
report-annex-handouts = Приложение: розданные материалы
report-summary-sessions = Из { $sessions } запланированных занятий целиком или частично проведено { $delivered }, { $taught } из { $planned }.
report-summary-people = В списке { $people ->
    [one] { $people } участник
    [few] { $people } участника
   *[many] { $people } участников
 }: женщин — { $women }, мужчин — { $men }.
report-summary-tests = Средний балл теста изменился с { $before } до { $after }: по { $people ->
    [one] { $people } участнику
   *[many] { $people } участникам
 } с обоими результатами.
report-summary-mark = Средняя оценка участников — { $mean } из 5.
report-figure-days = Дней
report-figure-sessions = Занятий по плану
report-figure-hours-planned = Часов по плану
report-figure-hours-delivered = Часов проведено
report-figure-expected = Ожидалось участников
report-figure-listed = Участников в списке
report-figure-came = Участников пришло
report-figure-attendance = Посещаемость по половинам дня
report-figure-reached = Не менее { $share } % проведённых часов
report-figure-open = Открытых вопросов и задач
report-as-planned = Всё записанное проведено по плану.
report-not-told = не указано
report-tests-of = Оба результата известны у { $people } из { $all } участников.
report-tests-changes = Выросли: { $rose }, без изменений: { $stayed }, снизились: { $fell }.
report-no-sheets = Листы оценки не подсчитаны.

## Рисунки
report-chart-hours = Часы по областям
report-chart-attendance = Посещаемость по половинам дня
report-chart-tests = Тесты до и после
report-chart-evaluation = Оценка по дням
report-planned = По плану
report-delivered = Проведено
report-present-of = Были, из отмеченных
report-mean-mark = Средняя оценка, от 1 до 5

## Таблица и календарь
report-sheet-plan = План
report-sheet-record = Журнал
report-sheet-people = Люди
report-sheet-tests = Тесты
report-sheet-notes = Заметки
report-calendar-zone = Местное время, { $zone }:

## Вкладка «Отчёты»
tab-reports = Отчёты
reports-explain = Одно нажатие делает документ из того, что сейчас есть в курсе, сохраняет его в папку загрузок и открывает в вашей программе. Что вы измените в файле, в нём и останется: Doorstep его не перезаписывает.
reports-language = Язык документов
reports-days = Дни
reports-every-day = Все дни
reports-share = Доля проведённых часов, нужная для сертификата:
reports-everybody = Сертификаты для всех
reports-names = Имена в отчёте об обучении
reports-by-session = Календарь по занятиям
reports-open = Открыть: { $format }
reports-open-named = { $title }: открыть, { $format }
reports-formats = { $title }: другие форматы
reports-page-of = Первая страница: { $title }
reports-made-percent = Готово { $percent } %
reports-making = Готовится…
reports-pictures = Цифры курса
command-reports = Отчёты
command-reports-about = Расписания, листы регистрации, сертификаты и отчёт об обучении для печати и отправки
pick-logo-title = Выберите логотип (PNG или JPEG)
logo-add = Добавить логотип…
logo-add-explain = Стоит в начале расписаний для участников и для площадки, листов регистрации, листов оценки, сертификатов и отчёта. PNG или JPEG, не больше четырёх.
logo-name = Логотип { $number }, чей он
logo-remove = Убрать логотип «{ $name }»
logo-added = Логотип «{ $name }» стоит в начале документов.
logo-there = Эта картинка уже есть среди логотипов: «{ $name }». Второй раз она не добавлена.
logo-too-many = Логотип «{ $name }» не добавлен: уже есть четыре, больше в начале страницы не помещается. Сначала уберите один.
logo-most = Уже есть четыре логотипа, больше не помещается. Уберите один, чтобы добавить другой.
logo-no-picture = Этот файл — не картинка, которую читает Doorstep. Сохраните логотип как PNG или JPEG и выберите снова.
