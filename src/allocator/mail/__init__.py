"""Messages to everybody about their own programme: composed, kept in an outbox, and sent in an act of its own."""
