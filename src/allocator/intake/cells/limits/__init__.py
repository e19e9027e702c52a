"""How many people something takes, as cells and titles say it."""
