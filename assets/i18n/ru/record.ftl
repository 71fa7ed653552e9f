# Record and notes.

## Record of one session
record-delivered = Проведено
record-partly = Частично
record-skipped = Пропущено
record-moved = Перенесено
record-back-to-planned = Вернуть в «запланировано»
record-why-partly = Почему только частично?
record-why-skipped = Почему пропущено?
record-why-moved = Почему перенесено?
record-reason-words = Своими словами
record-moved-to = На какой день?
record-move-in-plan = Перенести на день { $number } и в плане
record-move-in-plan-explain = Занятие встанет в план этого дня и будет ждать проведения. Заметка сохранит, где оно стояло и почему перенесено.
record-moved-note = Перенесено со дня { $from } на день { $to }.
record-started = Начало
record-ended = Конец
record-now = Сейчас
record-as-planned = По плану
record-took = Заняло { $actual }, по плану { $planned }
record-took-as-planned = Заняло { $actual }, как по плану
record-time-unclear = Это не время суток. Введите часы и минуты, например 9:05.
record-time-order = Конец не может быть раньше начала. Введите более поздний конец или более раннее начало.
record-key-points = Ключевые мысли донесены: { $done } из { $all }

## Notes
note-new = Новая заметка
note-new-kind = Вид новой заметки
note-hint = Напишите заметку. Enter добавляет её, Shift+Enter начинает новую строку.
note-kind-key = Нажмите, чтобы добавить заметку этого вида. Клавиша: { $key }
note-add = Добавить заметку
note-change-kind = Изменить вид, сейчас: { $kind }
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
