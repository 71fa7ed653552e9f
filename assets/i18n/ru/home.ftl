# Home, new course, course details, trainings.

