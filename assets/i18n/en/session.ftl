# Session page and materials.

