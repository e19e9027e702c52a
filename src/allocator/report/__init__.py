"""What staff and attendees get of a plan: reports, documents and calendars."""
