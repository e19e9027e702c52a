"""Lines read into drafts of sessions and what is around them."""
