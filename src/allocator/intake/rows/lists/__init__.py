"""The rows of lists: sessions, their rounds and limits, speakers, and rounds by themselves."""
