"""What if, and what now: changes of an event, and plans that begin from one that was announced."""
