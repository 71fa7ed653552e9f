# Plan.

