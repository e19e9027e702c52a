"""What a cell says of rounds: their names, days and times, and which of them it means."""
