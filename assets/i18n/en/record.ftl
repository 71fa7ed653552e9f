# Record and notes.

