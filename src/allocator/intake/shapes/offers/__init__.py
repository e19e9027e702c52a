"""Lists of what is offered: sessions with when, where and by whom, and rooms."""
