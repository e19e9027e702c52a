"""What-ifs of one event: solved side by side, and compared with the event as it is."""
