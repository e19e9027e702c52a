"""Files read into grids of text, whatever program wrote them."""
