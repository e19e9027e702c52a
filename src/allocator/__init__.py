"""Session assignment: which session runs in which round and room, and who attends what."""

__version__ = "0.1.0"
