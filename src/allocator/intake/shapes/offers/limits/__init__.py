"""How many people a session takes, as figures in a list of them say it."""
