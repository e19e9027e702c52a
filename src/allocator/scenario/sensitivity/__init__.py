"""What would help most: which rooms of those on offer, and where one more seat."""
