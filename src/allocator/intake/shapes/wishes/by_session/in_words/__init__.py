"""Words below sessions that say how much somebody would like each, or nothing that is known."""
