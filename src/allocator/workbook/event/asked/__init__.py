"""What is asked of a single person or session, in a column of Attendees or Sessions."""
