"""A column for each session: ranks, scores or ticks, and what its headings say."""
