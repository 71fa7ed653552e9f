# Commands and the search box.

## Commands
command-find = Найти что угодно
command-find-about = Поиск по командам, курсам, занятиям, заметкам и материалам
command-undo = Отменить
command-undo-about = Отменить последнее изменение
command-redo = Повторить
command-redo-about = Снова сделать отменённое изменение
command-undo-list = Что можно отменить
command-undo-list-about = Показать список изменений, начиная с последнего
command-new-course = Новый курс
command-new-course-about = Запланировать курс с датами по программе
command-open-sample = Открыть пример курса
command-open-sample-about = Курс, на котором можно всё посмотреть и попробовать
command-home = Главная
command-home-about = Все курсы, сегодняшний первым
command-trainings = Программы
command-trainings-about = Исходные программы и их планы
command-all-notes = Заметки всех курсов
command-all-notes-about = Всё записанное и то, что ещё открыто
command-plan = Перейти к плану
command-plan-about = Дни, занятия и время этого курса
command-record = Перейти к журналу
command-record-about = Отметить, что проведено в этом курсе
command-materials = Перейти к материалам
command-materials-about = Слайды, руководства и раздаточные материалы этого курса
command-notes = Перейти к заметкам
command-notes-about = Заметки и открытые вопросы этого курса
command-people = Перейти к участникам
command-people-about = Участники, посещаемость и тесты этого курса
command-details = Перейти к сведениям о курсе
command-details-about = Название, даты, люди и выходные этого курса
command-add-note = Написать заметку
command-add-note-about = Начать здесь новую заметку
command-copy-course = Скопировать курс на новые даты
command-copy-course-about = Тот же план ещё раз, день за днём
command-cut = Сократить минуты или дни
command-cut-about = Doorstep предложит, что сократить или пропустить
command-check = Сверить план с программой
command-check-about = Каких основных занятий и часов не хватает
command-backups = Резервные копии
command-backups-about = Посмотреть прежние версии и вернуть одну из них
command-bin = Корзина
command-bin-about = Удалённые курсы и программы
command-settings = Настройки
command-settings-about = Язык, тема, масштаб и папки
command-theme = Светлая или тёмная тема
command-theme-about = Сменить тему окна
command-zoom-in = Крупнее
command-zoom-in-about = Показать всё крупнее
command-zoom-out = Мельче
command-zoom-out-about = Показать всё мельче
command-zoom-reset = Обычный размер
command-zoom-reset-about = Показать всё в обычном размере
command-back = Назад
command-back-about = Вернуться туда, откуда вы пришли
command-help = Справка
command-help-about = Как работает Doorstep
command-shortcuts = Клавиши
command-shortcuts-about = Список клавиш, которые здесь работают
command-news = Что нового
command-news-about = Что изменилось в Doorstep

## Search box
find-name = Что вы ищете?
find-hint = Введите несколько букв: занятие, заметку, команду, слово со слайда
find-nothing = Ничего не найдено. Введите меньше букв или другое слово.
find-keys = Стрелки выбирают, Enter открывает, Escape закрывает.
find-next-session = Следующее занятие · День { $day } · { $time }
find-course = Курс
find-training = Программа
find-package = Пакет по чуткому уходу

## Keys
shortcuts-title = Клавиши
shortcuts-notes = Начать заметку одного из шести видов
shortcuts-undo-list = Что можно отменить
shortcuts-right-click = Правый щелчок по кнопке отмены
shortcuts-explain = Tab переходит от элемента к элементу, пробел и Enter нажимают, стрелки двигаются по спискам и карточкам. Escape закрывает то, что лежит сверху.
find-reading = { $count ->
    [one] Читается ещё { $count } презентация или руководство…
    [few] Читаются ещё { $count } презентации или руководства…
    [many] Читаются ещё { $count } презентаций и руководств…
   *[other] Читаются ещё { $count } презентации и руководства…
}
find-on-slide = слайд { $number }
find-on-page = страница { $number }
