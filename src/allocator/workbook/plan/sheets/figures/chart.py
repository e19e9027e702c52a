"""Native bars that Excel and LibreOffice draw alike, each beside the row of its table."""

from __future__ import annotations

from collections.abc import Sequence

from openpyxl.chart import BarChart, Reference
from openpyxl.chart.layout import Layout, ManualLayout
from openpyxl.chart.marker import DataPoint
from openpyxl.chart.shapes import GraphicalProperties
from openpyxl.drawing.line import LineProperties
from openpyxl.drawing.spreadsheet_drawing import AnchorMarker, TwoCellAnchor
from openpyxl.worksheet.worksheet import Worksheet


def add_row_bars(sheet: Worksheet, *, rows: range, colors: Sequence[str], columns: range) -> None:
    """Draw column B of some rows as bars across, each in its colour and in its own row, over other columns of them.

    The rows name the bars and say their numbers, so that there are no axes and no labels.
    """
    chart = BarChart()
    chart.type = "bar"
    chart.legend = None
    chart.gapWidth = 60
    chart.graphical_properties = GraphicalProperties(noFill=True, ln=LineProperties(noFill=True))
    chart.add_data(Reference(sheet, min_col=2, min_row=rows.start, max_row=rows.stop - 1))
    chart.set_categories(Reference(sheet, min_col=1, min_row=rows.start, max_row=rows.stop - 1))
    series = chart.series[0]
    series.graphicalProperties = GraphicalProperties(solidFill=colors[0])
    series.dPt = [
        DataPoint(idx=number, invertIfNegative=False, spPr=GraphicalProperties(solidFill=color))
        for number, color in enumerate(colors)
    ]
    chart.x_axis.delete = chart.y_axis.delete = True
    chart.x_axis.scaling.orientation = "maxMin"  # the first row on top
    chart.y_axis.majorGridlines = None
    chart.y_axis.scaling.min = 0
    # The bars take all of the chart, so that each is as high as its row.
    whole = ManualLayout(layoutTarget="inner", xMode="edge", yMode="edge", x=0.0, y=0.0, w=1.0, h=1.0)
    chart.layout = Layout(manualLayout=whole)
    corners = [AnchorMarker(col=columns.start - 1, row=rows.start - 1)]
    corners.append(AnchorMarker(col=columns.stop - 1, row=rows.stop - 1))
    anchor = TwoCellAnchor("twoCell", _from=corners[0], to=corners[1])
    chart.anchor = anchor  # type: ignore[assignment]  # the stubs know only the name of a cell
    sheet.add_chart(chart)
