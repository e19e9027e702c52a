"""Drafts settled into an event, told in sentences, and written."""
