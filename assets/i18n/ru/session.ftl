# Session page and materials.


## Opening files
open-twin-instead = Первый файл открыть не удалось: нет нужной программы. Открыт такой же файл в другом формате.
open-opening = Открывается «{ $title }»…
open-ask-title = Открыть этот файл?
open-ask-text = Doorstep не знает такой тип файлов. Открывайте его, только если знаете, откуда он: { $path }
open-ask-yes = Открыть
pick-place-title = Где находится файл?
pick-material-title = Добавить файл
pick-no-dialog = На этом компьютере не открывается окно выбора. Введите или вставьте путь сюда.
pick-path = Путь
pick-use-path = Использовать
pick-folder-title = Папка с материалами
pick-open-already = Окно выбора уже открыто, возможно, оно за этим окном.
add-there-already = Этот материал здесь уже есть.
drop-where = Перетащите файлы на занятие или на вкладку «Материалы» курса.

## Session
session-gone = Этого занятия больше нет в плане
session-gone-explain = Его удалили, или оно из другого курса. Отмена последнего действия вернёт его.
session-to-plan = Перейти к плану
session-to-record = Открыть журнал дня
session-place = { $number } из { $all }
session-next = Следующее: { $title }
session-next-none = Последнее за день
session-previous = Предыдущее: { $title }
session-previous-none = Первое за день
session-locked = Начинается в { $time }, что бы ни было до него.
session-nothing-written = Об этом занятии ничего не написано.
session-key-points = Ключевые мысли
session-key-point = Ключевая мысль { $number }
session-key-point-up = Поднять ключевую мысль { $number }
session-key-point-down = Опустить ключевую мысль { $number }
session-key-point-delete = Удалить ключевую мысль { $number }
session-add-key-point = Добавить ключевую мысль
session-method = Метод
session-steps = Шаги
session-steps-write = Изменить шаги
session-steps-read = Прочитать шаги
session-steps-markdown = Шаги в Markdown: **жирный**, 1. нумерация, - список
session-steps-none = Шагов пока нет.
session-supplies = Принадлежности, по одной в строке
session-slides = Слайды
session-guide-pages = Страницы руководства
session-handouts = Раздаточные материалы
session-other-materials = Другие материалы
session-no-materials = Пока ничего не привязано. Привяжите презентацию или руководство из пакета либо добавьте свой файл.
session-no-materials-read = К этому занятию ничего не привязано.
session-link-material = Привязать материал…
session-add-material = Добавить материал…
session-drop = Или перетащите файл на эту страницу.
session-material-gone = Этого материала здесь больше нет.
session-open = Открыть: { $title }
session-more-of = Подробнее: { $title }
session-less-of = Свернуть: { $title }
session-unlink = Убрать из этого занятия
session-unlinked = Привязка убрана, сам материал остался.
file-here = На этом компьютере
file-web = В интернете
file-online-only = Не на этом компьютере, но есть в интернете
file-unusable = Файл есть, но он не годится
file-flaw = { $what }: { $why } ({ $path })
file-missing = Нет на этом компьютере
file-looking = Идёт поиск файла
file-word-here = на месте
file-word-web = веб-страница
file-word-online = в интернете
file-word-unusable = повреждён
file-word-missing = нет
file-word-looking = поиск…
file-open-as = Открыть { $what }
file-show-in-folder = Показать в папке: { $what }
file-open-online-as = Открыть в интернете: { $what }
file-choose-as = Выбрать файл: { $what }
range-slide = слайд { $number }
range-slides = слайды { $first }–{ $last }
range-page = страница { $number }
range-pages = страницы { $first }–{ $last }
range-slides-field = Слайды, от-до
range-pages-field = Страницы, от-до
range-hint = Например, 4-12 или 7. Пусто: весь материал.
range-refused-unclear = Это не диапазон. Введите два числа, например 4-12, или одно, например 7.
range-refused-zero = Счёт начинается с 1. Введите первое число не меньше 1.
range-refused-order = Последний номер не может быть меньше первого. Поменяйте числа местами.
range-refused-large = Таких длинных материалов не бывает. Введите числа до 10000.
copies-title = Копии
copies-none = Не нужны
copies-per-person = По одной на человека
copies-count = Число
copies-field = Число копий
copies-refused = Это не число копий. Введите целое число от 1 до 10000.
copies-number = { $number ->
    [one] { $number } копия
    [few] { $number } копии
    [many] { $number } копий
   *[other] { $number } копии
}

## Materials of a course
materials-folder-explain = Сложите загруженные файлы в одну папку. Doorstep узнаёт их по именам и по содержанию: внутри папки их можно переименовывать и перемещать. Он ищет и среди загрузок.
materials-folder-none = Папка пока не выбрана.
materials-choose-folder = Выбрать папку…
materials-change-folder = Изменить…
materials-folder-more = Ещё о папке
materials-look-again = Поискать снова
materials-here = На месте: { $here } из { $all }
materials-only-missing = Только недостающие ({ $count })
materials-own = Ваши материалы
materials-own-none = Пока ничего нет. Добавьте переведённые слайды, раздаточные материалы, фильмы или веб-страницы; они останутся при этом курсе.
materials-guides = Руководства тренера
materials-more = Весь пакет и дополнительная литература
materials-slides-of = { $training }: слайды
materials-more-ways-to = Ещё способы: { $title }
materials-used-by = { $count ->
    [one] { $count } занятие
    [few] { $count } занятия
    [many] { $count } занятий
   *[other] { $count } занятия
}
materials-used-by-of = { $title }, нужен для: { $sessions }
file-choose-other = Взять другой файл: { $what }
materials-remove = Убрать: { $title }
materials-removed = «{ $title }» больше не в курсе. Сам файл остался на месте.
missing-title = Этого файла нет на этом компьютере
missing-explain = Как его открыть?
missing-folder = Выбрать папку с материалами…
add-title = Добавить материал
add-explain = Любой документ, изображение, звук или фильм с этого компьютера либо веб-страница.
add-copy = Скопировать файл в папку материалов
add-copy-explain = Копия переедет вместе с флешкой и останется, если исходный файл переместят.
add-link-explain = Файл остаётся на месте; Doorstep запоминает путь к нему.
add-choose-file = Выбрать файл…
add-source = Или введите путь либо веб-адрес
add-name = Название, если не по имени файла
add-kind = Что это
add-kind-guess = По имени файла
add-typed = Добавить введённое
link-title = Привязать материал
link-search = Поиск
link-none = С таким названием ничего нет. Введите меньше букв или добавьте свой материал.
session-steps-sum = { $steps } из { $session }
