# Commands and the search box.

