# Record and notes.

## Record of one session
record-delivered = Проведено
record-partly = Частично
record-skipped = Пропущено
record-moved = Перенесено
record-back-to-planned = Вернуть в «запланировано»
record-why-partly = Почему только частично?
record-why-skipped = Почему пропущено?
record-why-moved = Почему перенесено?
record-reason-words = Своими словами
record-moved-to = На какой день?
record-move-in-plan = Перенести на день { $number } и в плане
record-move-in-plan-explain = Занятие встанет в план этого дня и будет ждать проведения. Заметка сохранит, где оно стояло и почему перенесено.
record-moved-note = Перенесено со дня { $from } на день { $to }.
record-started = Начало
record-ended = Конец
record-now = Сейчас
record-as-planned = По плану
record-took = Заняло { $actual }, по плану { $planned }
record-took-as-planned = Заняло { $actual }, как по плану
record-time-unclear = Это не время суток. Введите часы и минуты, например 9:05.
record-time-order = Конец не может быть раньше начала. Введите более поздний конец или более раннее начало.
record-key-points = Ключевые мысли раскрыты: { $done } из { $all }

## Notes
note-new = Новая заметка
note-new-kind = Вид новой заметки
note-hint = Напишите заметку. Enter добавляет её, Shift+Enter начинает новую строку.
note-hint-short = Заметка к этому занятию
note-kind-key = Нажмите, чтобы добавить заметку этого вида. Клавиша: { $key }
note-add = Добавить заметку
note-change-kind = Изменить вид
note-edit = Изменить заметку «{ $text }»
note-delete = Удалить заметку «{ $text }»
note-deleted = Заметка удалена.
note-text = Текст заметки
note-done = Готово
note-done-at = Сделано: { $moment }.
note-answered-at = Ответ дан: { $moment }.
note-reopen = Открыть снова
note-what-was-done = Что сделано
note-answer = Ответ
note-mark-done = Сделано
note-mark-answered = Ответ дан

## Record of a course
record-empty = Пока нечего отмечать
record-empty-explain = Когда в плане появятся занятия, они встанут здесь по дням, и вы отметите каждое: проведено, проведено частично, пропущено или перенесено.
record-empty-plan = Перейти к плану
record-whole-course = Весь курс
record-today = Сегодня
record-all-as-planned = Всё по плану
record-column-session = Занятие
record-column-planned = По плану
record-column-took = Заняло
record-carried = Открыто с прошлых дней: { $count }
record-day-notes = Заметки дня
record-session-notes = Заметки занятия
record-moved-here = Перенесено на этот день
record-from-day = Со дня { $number }
record-to-day = Перенесено на день { $number }
record-gone = Больше нет в плане
record-gone-explain = Эти занятия удалены из плана уже после того, как их отметили. Отметки сохранены.
record-show-details = Показать подробности «{ $title }»
record-hide-details = Скрыть подробности «{ $title }»
record-open-session = Открыть «{ $title }»
record-took-minutes = Заняло { $actual }
record-notes-count = { $count ->
    [one] { $count } заметка
    [few] { $count } заметки
    [many] { $count } заметок
   *[other] { $count } заметки
}
progress-numbers = Отмечено занятий: { $closed } из { $sessions }; проведено { $taught } из { $planned } по плану
progress-delivered = проведено: { $count }
progress-partly = проведено частично: { $count }
progress-skipped = пропущено: { $count }
progress-moved = перенесено: { $count }
progress-running = идёт: { $count }
progress-planned = ещё не отмечено: { $count }

## Notes screen
notes-about = О чём заметка
notes-whole-course = Весь курс
notes-search = Найти в заметках
notes-course = Курс
notes-every-course = Все курсы
notes-day = День
notes-every-day = Все дни
notes-kind = Вид
notes-every-kind = Все виды
notes-all = Все
notes-open = Открытые
notes-settled = Закрытые
notes-open-items = Открытые вопросы и задачи
notes-rest = Заметки
notes-none = Заметок пока нет
notes-none-explain = Здесь собирается всё, что вы записываете на занятии, за день или о курсе: адаптации, наблюдения и вопросы, которые ждут ответа.
notes-none-fit = Подходящих заметок нет
notes-show-all = Показать все заметки
notes-show = Показать заметку целиком: «{ $text }»
notes-hide = Свернуть заметку «{ $text }»
notes-go = Перейти: { $about }

## Past runs
past-title = Как было раньше
past-took = { $count ->
    [one] В прошлый раз заняло { $minutes }.
    [few] Последние { $count } раза занимало { $minutes }.
    [many] Последние { $count } раз занимало { $minutes }.
   *[other] Последние { $count } раза занимало { $minutes }.
}
