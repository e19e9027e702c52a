"""Where tables are in a grid, what their headings and cells look like, and what each column may be taken for."""
