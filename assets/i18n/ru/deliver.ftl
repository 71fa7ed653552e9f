# День, который идёт.

tab-deliver = Проведение
command-deliver = Перейти к текущему дню
command-deliver-about = Что идёт сейчас, что дальше и сколько осталось

## Какой день
deliver-no-day = Сегодня в этом курсе нет учебного дня
deliver-no-day-explain = Здесь проводят день: что идёт сейчас, сколько осталось, что дальше. Выберите день, который вы проводите; его дата не изменится.
deliver-not-today = Этот день не сегодня.
deliver-another-day = Другой день…
deliver-choose = Провести: { $day }
deliver-empty = В этом дне пока ничего нет
deliver-empty-explain = Добавьте в план занятия и перерывы, и вы будете проводить их здесь одно за другим.

## Сейчас и дальше
deliver-now = Сейчас
deliver-paused = Пауза
deliver-next = Дальше
deliver-first = Сначала
deliver-waits = впереди
deliver-done = завершено
deliver-left-out = не проводилось
deliver-planned = По плану { $start }–{ $end }
deliver-since = началось в { $time }
deliver-of = Из { $minutes }; закончится в { $end }
deliver-left-enough = Осталось
deliver-left-little = Осталось меньше пятой части времени
deliver-left-nearly = Время почти вышло
deliver-left-over = Время вышло
deliver-next-at = в { $time }, { $minutes }
deliver-nothing-next = Сегодня после этого больше ничего нет.
deliver-start = Начать
deliver-start-slides = Начать и открыть слайды
deliver-go-on = Продолжить
deliver-pause = Пауза
deliver-delivered = Проведено
deliver-finished = Завершить
deliver-more = +5 мин
deliver-less = −5 мин
deliver-partly = Частично
deliver-skip = Пропустить
deliver-move = На другой день
deliver-other-ends = Другие итоги
deliver-slides = Слайды
deliver-guide = Руководство
deliver-handout = Раздаточный материал
deliver-material = Материал
deliver-day-over = День закончен
deliver-all-done = На сегодня всё
deliver-next-day = Перейти: { $day }
deliver-told = Проведено { $delivered } из { $sessions }
deliver-ended = Закончили в { $time }, по плану { $planned }.
deliver-to-record = Открыть журнал

## День на одной странице
deliver-today = по плану { $planned }, сегодня { $today }
deliver-was = прошло { $start }–{ $end }
deliver-start-now = Начать сейчас
deliver-start-beside = Начать параллельно
deliver-let-go = Можно начать позже
deliver-hold = Снова закрепить начало
deliver-go-back = Вернуться к нему
deliver-open-page = Открыть страницу

## Чего ожидать
deliver-so-far = Отклонение
deliver-on-time = По времени
deliver-over = +{ $minutes }
deliver-under = −{ $minutes }
deliver-block-ends = Конец блока
deliver-lunch = Начало обеда
deliver-day-ends = Конец дня
deliver-passed = Время, на которое был запланирован этот день, прошло. День всё-таки был проведён?
deliver-passed-record = Отметить в журнале
deliver-as-planned = по плану
deliver-planned-at = по плану { $time }
deliver-not-sure = неточно

## Когда времени мало
deliver-ends-late = День закончится в { $time }, на { $minutes } позже.
deliver-runs-into = «{ $title }» в { $time } не сдвигается: до него лишних { $minutes }.
deliver-end-on-time = Закончить вовремя
deliver-borrow = Занять минуты
deliver-push = Оставить так
deliver-other-ways = Другие способы…
deliver-release = Пусть «{ $title }» начнётся позже
deliver-on-time-heading = Чтобы закончить вовремя
deliver-cut = { $title }: { $from }, станет { $to }
deliver-cut-out = { $title }: пропустить, { $from }
deliver-still-missing = И всё же не хватает { $minutes }.
deliver-cannot-shorten = По плану ничего из оставшегося нельзя сократить или пропустить. Займите минуты у занятия или оставьте так.
deliver-do-shorten = Сократить сегодня
deliver-borrow-from = Занять { $minutes } у
deliver-lender = { $title }: { $from }, станет { $to }
deliver-nobody-lends = Ничто из того, что будет до этого времени, не может отдать столько.

## Сомнения в часах
deliver-jumped = Часы компьютера ушли вперёд на { $minutes }. Время неточно: день тем временем продолжался?
deliver-time-passed = Да, день продолжался
deliver-clock-set = Нет, только перевели часы
deliver-went-back = Часы компьютера показывают время раньше последнего шага этого дня. Время неточно.
deliver-forgotten = «{ $title }» идёт на несколько часов дольше плана. Время неточно.
deliver-really-time = На самом деле это было в
deliver-really-began = В это время началось
deliver-really-ended = В это время закончилось
deliver-time-unclear = Это не время суток. Введите часы и минуты, например 9:05.
deliver-time-not-possible = Это время ещё не наступило или было слишком давно. Введите сегодняшнее время до настоящего момента.

## Заметки
deliver-note-of = Новая заметка: { $kind }
deliver-note-hint = Напишите заметку. Enter сохраняет её, Escape отменяет.
deliver-why-done = Закрыть
deliver-parked-before = { $count ->
    [one] С прошлых дней ждёт { $count } вопрос
    [few] С прошлых дней ждут { $count } вопроса
    [many] С прошлых дней ждут { $count } вопросов
   *[other] С прошлых дней ждут { $count } вопроса
}
deliver-parked-today = { $count ->
    [one] На парковке { $count } открытый вопрос
    [few] На парковке { $count } открытых вопроса
    [many] На парковке { $count } открытых вопросов
   *[other] На парковке { $count } открытых вопроса
}

## Группы
deliver-groups = Таймер для групп
deliver-groups-number = { $count ->
    [one] { $count } группа
    [few] { $count } группы
    [many] { $count } групп
   *[other] { $count } группы
}
deliver-groups-minutes = { $count ->
    [one] по { $count } минуте
    [few] по { $count } минуты
    [many] по { $count } минут
   *[other] по { $count } минуты
}
deliver-fewer = Меньше, чем { $what }
deliver-more-of = Больше, чем { $what }
deliver-group = Группа { $number } из { $all }
deliver-groups-over = Все группы выступили
deliver-timer-start = Запустить таймер
deliver-timer-stop = Остановить таймер
deliver-timer-go = Продолжить отсчёт
deliver-timer-next = Следующая группа
deliver-timer-away = Убрать

## Малое окно
deliver-small-open = Малое окно поверх
deliver-small-close = Закрыть малое окно
deliver-small-title = Doorstep: сейчас
deliver-small-start = Начать следующее
deliver-small-go-on = Продолжить это
deliver-small-done = Готово

## The wall timer
deliver-wall-open = Часы на весь экран
deliver-wall-close = Закрыть часы на весь экран

## Внизу
deliver-keys = Пробел: большая кнопка · + −: пять минут · P: пауза · от 1 до 5: заметки · T: группы · O: малое окно · F11: часы на весь экран
deliver-began = День начался в { $time }.
deliver-running = Сейчас: { $title }
plan-locked = День { $number } идёт, его план закрыт; остальные дни открыты.
plan-lock-open = Всё равно править план
plan-lock-close = Снова закрыть план
plan-locked-refused = План идущего дня закрыт для правки, поэтому ничего не изменилось. На странице плана есть кнопка, которая его открывает.

## Справка
help-deliver-q = Как провести день?
help-deliver-a = На вкладке «Проведение» (F5) нажмите «Начать» или пробел в начале занятия и «Проведено» в конце: отсчёт времени, слайды и журнал следуют за вами. Если времени мало, экран скажет об этом и предложит, что можно сделать. План остаётся прежним и закрыт для правки, пока день идёт. Если компьютер откажет, Doorstep снова откроется на том же занятии и той же минуте.
deliver-groups-sound = Тихий звук при каждой смене
