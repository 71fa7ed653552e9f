# Чтение презентаций и руководств: почему файл не читается и что в нём найдено.

reading-not-there = Файла больше нет на месте. Укажите, где он теперь.
reading-unreadable = Файл не читается с диска. Проверьте диск или скопируйте файл ещё раз.
reading-empty = Файл пуст: он скопирован или загружен не полностью. Получите его ещё раз.
reading-not-deck = Это не презентация PowerPoint (.pptx) и не PDF, поэтому читать в нём нечего.
reading-web-page = Вместо файла сохранена веб-страница, например страница входа. Загрузите файл ещё раз.
reading-encrypted = Файл защищён паролем. Сохраните копию без пароля и используйте её.
reading-old-format = Презентация в старом формате PowerPoint (.ppt). Откройте её в PowerPoint и сохраните как .pptx.
reading-damaged = Файл повреждён или скопирован не полностью. Получите его ещё раз.
reading-too-large = Файл слишком велик, чтобы его прочитать.
reading-too-long = Чтение файла заняло слишком много времени и остановлено. Открыть его по-прежнему можно.
reading-cancelled = Чтение отменено.
reading-damaged-page = Слайд или страница { $page } повреждены и пропущены.
reading-no-text = На слайде или странице { $page } нет текста, который можно прочитать; возможно, это рисунок.
reading-picture-of-text = Текст на странице { $page } виден, но не читается: как на рисунке, буквы в файле не названы.
reading-cut-short = В файле больше, чем читает Doorstep; остальное пропущено.
reading-order-unsure = Список слайдов повреждён; их порядок может быть неверным.
reading-handout = Раздаточный материал

## Предложение рядом с планом
proposal-title = Что сказано в слайдах и руководстве
proposal-open = Взять из своих файлов…
proposal-explain = Doorstep прочитает занятия из презентации или руководства этого дня и покажет их рядом с вашим планом. Без вашего решения ничего не изменится.
proposal-no-materials = Для этого дня нет ни презентации, ни руководства. Добавьте свои в «Материалах» или привяжите их на странице занятия.
proposal-read = Прочитать «{ $title }»
proposal-not-here = Ещё нет на этом компьютере: { $titles }. Загрузите файлы или укажите их в материалах.
proposal-reading = Идёт чтение. Это займёт не больше нескольких секунд.
proposal-nothing = Всё, что найдено в файле, уже есть в плане: менять нечего. Посмотрите слайды и отметьте, где начинаются занятия.
proposal-summary = Прочитано: { $slides ->
    [one] { $slides } слайд или страница
    [few] { $slides } слайда или страницы
   *[other] { $slides } слайдов или страниц
 }, с заголовком: { $titles }. Найдено: { $sessions ->
    [one] { $sessions } занятие
    [few] { $sessions } занятия
   *[other] { $sessions } занятий
 }, с длительностью: { $lengths }.
proposal-view-changes = Что изменится ({ $count })
proposal-view-slides = По слайдам ({ $count })
proposal-slides-explain = Отмечено, где начинается занятие. Нажмите на слайд, чтобы отметить начало; нажмите ещё раз, чтобы снять отметку.
proposal-slide = { $page } · { $title }
proposal-slide-empty = { $page } · без слов
proposal-called = Название занятия с { $page }
proposal-marked = Слайды или страницы { $first }–{ $last } · отмечено вами
proposal-lines-explain = Отмечено то, в чём Doorstep достаточно уверен. Возьмите всё или отдельные строки; одна отмена вернёт всё назад.
proposal-from = Слайды или страницы { $first }–{ $last } · уверенность { $percent } %
proposal-add = Добавить это занятие в план
proposal-add-minutes = Добавить это занятие в план, { $minutes }
proposal-change-title = Название; сейчас «{ $before }»
proposal-change-minutes = Длительность { $after }; сейчас { $before }
proposal-link = Привязать слайды или страницы { $after }
proposal-change-link = Слайды или страницы { $after }; сейчас { $before }
proposal-add-break = Добавить то, что идёт следом: { $title }
proposal-objective = Цели, которых нет в плане: { $text }
proposal-handout = Привязать { $label } ({ $title }) и копировать для всех
proposal-handout-pages = Раздать { $label } ({ $title }): { $pages } этого руководства, копии для всех
proposal-supply = Внести в принадлежности: { $text }
proposal-other-day = Этот файл — о дне { $day }, а не об этом. Поэтому ничего не отмечено; возьмите то, что подходит.
proposal-not-in-file = Есть в плане, но нет в файле
proposal-remove = Убрать «{ $title }» ({ $minutes })
proposal-longer = С отмеченным день станет длиннее на { $minutes }.
proposal-shorter = С отмеченным день станет короче на { $minutes }.
proposal-back = Выбрать другой файл
proposal-take = { $count ->
    [0] Взять выбранное
    [one] Взять { $count } строку
    [few] Взять { $count } строки
   *[other] Взять { $count } строк
 }

## Поиск недостающих файлов
look-in = Искать в папке…
look-title = Найденные файлы
look-explain = Doorstep узнаёт их по названию, похожему названию или содержанию. Отмечено то, в чём он уверен; остальное проверьте сами.
look-nothing = В этой папке нет файлов, которых не хватает. Выберите другую папку или откройте материалы в интернете.
look-line = { $title } ({ $percent } %)
look-take = { $count ->
    [0] Использовать выбранные
    [one] Использовать { $count } файл
    [few] Использовать { $count } файла
   *[other] Использовать { $count } файлов
 }
look-none-missing = Всё на месте: каждый материал с файлом есть на этом компьютере.
look-running = Поиск в папке…
pick-look-title = Выберите папку для поиска
