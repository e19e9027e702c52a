"""Workbooks of Excel and of OpenDocument as sheets: values from libraries, and from the files what these leave out."""
