"""The sheets that say where the plan comes from and what changed."""
