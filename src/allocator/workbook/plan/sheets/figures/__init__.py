"""The sheets that say how good the plan is and for whom."""
