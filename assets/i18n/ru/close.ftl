# Закрытие дня; что говорят прошлые проведения в плане.

close-title = Закрытие дня
close-day = Закрыть день…
close-day-gone = Этого дня больше нет в плане.
close-open = Что ещё не отмечено
close-nothing-open = По каждому занятию дня есть отметка.
close-open-explain = { $count ->
    [one] { $count } занятие без отметки. Укажите, как оно прошло.
    [few] { $count } занятия без отметки. Укажите, как они прошли.
   *[other] { $count } занятий без отметки. Укажите, как они прошли.
 }
close-parked = Открытые вопросы и задачи
close-nothing-parked = Открытых вопросов нет.
close-parked-explain = То, что не решено сегодня, вернётся завтра утром.
close-evaluation = Бумажная оценка дня
close-evaluation-explain = Пройдите по листам: одно нажатие на каждую оценку, от 1 (совсем нет) до 5 (очень). Вопросы предложены Doorstep; замените их своими.
close-question-useful = Насколько сегодняшний день полезен для вашей работы с семьями?
close-question-clear = Насколько понятно было то, что мы делали?
close-question-heard = Насколько вы могли участвовать и быть услышанными?
close-question = Вопрос { $number }
close-question-add = Добавить вопрос
close-question-remove = Удалить вопрос { $number }
close-mark-more = Вопрос { $number }, оценка { $mark }: { $count ->
    [one] { $count } лист
    [few] { $count } листа
   *[other] { $count } листов
 }, ещё один
close-mark-less = Вопрос { $number }, оценка { $mark }: на один лист меньше
close-mean = { $mean } · { $sheets ->
    [one] { $sheets } лист
    [few] { $sheets } листа
   *[other] { $sheets } листов
 }
close-debrief = Взгляд назад
close-keep = Что удалось и остаётся
close-change = Что сделать иначе
close-change-explain = Это вернётся завтра утром, до начала дня.
close-summary = День коротко
close-summary-done = Проведено { $done } из { $sessions } · { $taught } по плану
close-put-into = Перенести в день { $number }
close-tomorrow = Завтра · { $day }
close-moved-in = Перенесено сюда
close-tomorrow-fits = План на завтра укладывается в свои часы.
close-tomorrow-problems = { $count ->
    [one] К плану на завтра есть { $count } замечание по времени.
    [few] К плану на завтра есть { $count } замечания по времени.
   *[other] К плану на завтра есть { $count } замечаний по времени.
 }
close-tomorrow-plan = Поправить план
close-do = Закрыть день
close-closed-at = День закрыт: { $moment }.
close-next-ready = Проверить, всё ли готово: { $day }
close-course-over = Это был последний день курса.
close-reopen = Открыть снова
close-change-before = Сделать иначе, по итогам дня { $number }:
past-plan-these = Запланировать { $minutes }
