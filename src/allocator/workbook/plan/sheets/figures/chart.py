"""A native bar chart that Excel and LibreOffice draw alike."""

from __future__ import annotations

from openpyxl.chart import BarChart, Reference
from openpyxl.chart.label import DataLabelList
from openpyxl.chart.marker import DataPoint
from openpyxl.chart.shapes import GraphicalProperties
from openpyxl.drawing.line import LineProperties
from openpyxl.drawing.spreadsheet_drawing import AnchorMarker, TwoCellAnchor
from openpyxl.worksheet.worksheet import Worksheet

from allocator.workbook.xlsx.style import DEEP

_OTHER = "D9A441"


def add_bar_chart(sheet: Worksheet, *, rows: range, good: int, across: int, place: range) -> None:
    """Draw column B of some rows as upright bars named by column A; those after the first `good` are coloured apart.

    The chart covers the first columns, as many as it goes `across`, of the rows of its `place`, whatever their size.
    """
    chart = BarChart()
    chart.type = "col"
    chart.legend = None
    chart.gapWidth = 45
    chart.graphical_properties = GraphicalProperties(ln=LineProperties(noFill=True))
    chart.add_data(Reference(sheet, min_col=2, min_row=rows.start, max_row=rows.stop - 1))
    chart.set_categories(Reference(sheet, min_col=1, min_row=rows.start, max_row=rows.stop - 1))
    series = chart.series[0]
    series.graphicalProperties = GraphicalProperties(solidFill=DEEP)
    series.dPt = [_other_point(number) for number in range(good, len(rows))]
    series.dLbls = DataLabelList(showVal=True, showSerName=False, showCatName=False, showLegendKey=False)
    # The labels say what a second axis would. An axis that is not said to be there is not drawn by new Excels.
    chart.x_axis.delete = False
    chart.y_axis.delete = True
    chart.y_axis.majorGridlines = None
    chart.y_axis.scaling.min = 0
    corners = AnchorMarker(col=0, row=place.start - 1), AnchorMarker(col=across, row=place.stop - 1)
    anchor = TwoCellAnchor("twoCell", _from=corners[0], to=corners[1])
    chart.anchor = anchor  # type: ignore[assignment]  # the stubs know only the name of a cell
    sheet.add_chart(chart)


def _other_point(number: int) -> DataPoint:
    return DataPoint(idx=number, spPr=GraphicalProperties(solidFill=_OTHER))
