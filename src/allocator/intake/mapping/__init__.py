"""What every column is taken for: recognised, asked about, kept, and corrected by the organiser."""
