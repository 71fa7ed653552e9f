# Session page and materials.


## Opening files
open-twin-instead = Первый файл открыть не удалось: нет нужной программы. Открыт такой же файл в другом формате.
open-ask-title = Открыть этот файл?
open-ask-text = Doorstep не знает такой тип файлов. Открывайте его, только если знаете, откуда он: { $path }
open-ask-yes = Открыть
pick-place-title = Где находится файл?
pick-material-title = Добавить файл
pick-folder-title = Папка с материалами
pick-open-already = Окно выбора уже открыто, возможно, оно за этим окном.
add-there-already = Этот материал здесь уже есть.
drop-where = Перетащите файлы на занятие или на вкладку «Материалы» курса.
