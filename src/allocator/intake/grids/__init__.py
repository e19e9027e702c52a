"""The readers: one for text files, one for workbooks, each giving what it found sheet by sheet."""
