"""All tables and the event workbook put together: sessions, people, wishes and pins, each once."""
