"""Strategies that combine bounds and searches, each for one kind of event."""
