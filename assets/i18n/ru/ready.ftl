# Проверка готовности, списки для печати и сборов.
materials-type-folder = Ввести путь…
materials-folder-path = Путь к папке
materials-use-folder = Использовать эту папку
materials-view-all = Все материалы
materials-view-ready = Проверка готовности
materials-view-packing = Печать и сборы

home-ready = Всё ли готово?
command-ready = Проверка готовности
command-ready-about = Все ли файлы дня на месте и открываются ли они
command-packing = Печать и сборы
command-packing-about = Копии раздаточных материалов и принадлежности на каждый день

ready-explain = Doorstep просматривает каждый файл, который нужен занятиям: на месте ли он, открывается ли, есть ли в нём указанные страницы и программа для него.
ready-course = Весь курс
ready-what = Что проверить
ready-again = Проверить снова
ready-running = Просмотрено файлов: { $done } из { $all }
ready-nothing-linked = Ни одно занятие пока не использует материалов. Добавьте слайды и раздаточные материалы на страницах занятий.
ready-all = { $count ->
    [one] Готов { $count } материал — это все
    [few] Готовы все { $count } материала
    [many] Готовы все { $count } материалов
   *[other] Готовы все { $count } материала
}
ready-some = { $count ->
    [one] { $count } материал требует внимания
    [few] { $count } материала требуют внимания
    [many] { $count } материалов требуют внимания
   *[other] { $count } материала требуют внимания
}
ready-mark-good = Готово
ready-mark-note = Готово, есть замечание
ready-mark-bad = Не готово
ready-good = { $count ->
    [one] { $count } материал готов
    [few] { $count } материала готовы
    [many] { $count } материалов готовы
   *[other] { $count } материала готовы
}
ready-used = { $count ->
    [one] Нужен { $count } занятию, день { $days }
    [few] Нужен { $count } занятиям, день { $days }
    [many] Нужен { $count } занятиям, день { $days }
   *[other] Нужен { $count } занятиям, день { $days }
}
ready-not-here = Файла нет на этом компьютере.
ready-online-only = Файла нет на этом компьютере, он есть только в интернете. Без интернета он не откроется.
ready-needs-internet = Веб-страница: в зале понадобится интернет.
ready-not-what-it-says = Содержимое файла не соответствует его имени. Получите файл заново и выберите его здесь.
ready-not-opened = Doorstep не открывает файлы такого рода: они могут оказаться программами.
ready-too-few = В файле страниц: { $has }, а занятие «{ $session }» доходит до страницы { $needs }. Выберите нужный файл или измените страницы в занятии.
ready-no-program = На этом компьютере нет программы для файлов .{ $extension }. Установите её до начала (LibreOffice — бесплатно).
ready-no-program-twin = На этом компьютере нет программы для файлов .{ $extension }. Вместо него можно показать PDF: он на месте.
ready-bad-twin = Если этот файл подведёт, его копия в другом формате не поможет:
ready-no-twin = Копии в другом формате на компьютере нет: заменить файл будет нечем.
ready-other-language = Язык файла не совпадает с языком курса: { $language }.
ready-removable = Файл на съёмном носителе ({ $drive }). Не вынимайте его.
ready-choose = Выбрать файл…
ready-online = Открыть в интернете
ready-to-session = К занятию
ready-show-pdf = Показывать PDF

packing-title = Печать и сборы
packing-sum = Участников: { $participants }, тренеров: { $trainers }, запас: { $spares }. Копий каждого раздаточного материала: { $all }.
packing-people = Копий на всех: { $count }
packing-for-trainers = Копии и для тренеров
packing-spares = Запасных копий
packing-done = Сделано { $done } из { $all }
packing-print = Напечатать списки
packing-by-day = По дням
packing-by-thing = По предметам
packing-on-days = { $count ->
    [1] день { $days }
   *[other] дни { $days }
}
packing-copies = Копии
packing-no-copies = К занятиям пока не добавлено раздаточных материалов.
packing-line = { $count } × { $title }
packing-open = Открыть для печати: { $title }
packing-open-short = Открыть для печати
packing-supplies = Принадлежности
packing-no-supplies = В занятиях пока не указаны принадлежности. Впишите их на страницах занятий.
packing-day = Взять с собой в день { $number }
packing-what = Что
packing-number = Копий
packing-days = День
packing-sessions = Занятия
packing-footer = Составлено в Doorstep { $date }
