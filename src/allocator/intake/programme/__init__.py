"""An organisers' programme, as text or as a Word document, turned into an event workbook to go on with."""
