"""Ways to find plans and to improve them: greedy, neighbourhoods, annealing over timetables."""
