"""Tables that list something besides sessions and rooms with headings: speakers, legends and timetables."""
