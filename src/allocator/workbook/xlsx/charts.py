"""Native charts that Excel and LibreOffice draw alike: bars of parts, and values with their bounds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import count

from openpyxl.chart import BarChart, Reference
from openpyxl.chart.axis import ChartLines
from openpyxl.chart.series import Series
from openpyxl.chart.series_factory import SeriesFactory
from openpyxl.chart.shapes import GraphicalProperties
from openpyxl.chart.text import RichText
from openpyxl.drawing.line import LineProperties
from openpyxl.drawing.spreadsheet_drawing import AnchorMarker, TwoCellAnchor
from openpyxl.drawing.text import CharacterProperties, Paragraph, ParagraphProperties
from openpyxl.worksheet.worksheet import Worksheet

from allocator.plan import Stage
from allocator.workbook.xlsx.style import INK, RULE

GAP_COLOR = "D9A441"

UNWISHED_COLOR, NEUTRAL_COLOR, LACKING_COLOR = "D9A441", "CBD5E1", "B42318"
"""Of seats that are unwished, of those that are pinned or that nobody was asked about, and of those that lack."""

_LABEL_SIZE = 900

_STEPS_AT_MOST = 7
"""Steps of an axis from the least to the most."""


def add_part_bars(
    sheet: Worksheet,
    *,
    rows: range,
    names: int,
    columns: Sequence[tuple[int, str]],
    place: tuple[range, range],
    axis: tuple[int, int, int] | None = None,
) -> None:
    """Draw a bar across for each row, of the parts in some columns, each with its colour.

    The headings are in the row above; `names` is the column of the bars' names, `place` the rows and columns that
    the chart covers, `axis` the least and the most that it shows and its step (None: from 0 on).
    """
    chart = BarChart()
    chart.type, chart.grouping, chart.overlap, chart.gapWidth = "bar", "stacked", 100, 40
    for column, color in columns:
        series = _series(sheet, rows, column)
        series.graphicalProperties = GraphicalProperties(solidFill=color)
        chart.series.append(series)
    chart.set_categories(Reference(sheet, min_col=names, min_row=rows.start, max_row=rows.stop - 1))
    chart.x_axis.scaling.orientation = "maxMin"  # the first row on top
    chart.y_axis.crosses = "max"  # so that the numbers stand below all the same
    if axis is not None:
        chart.y_axis.scaling.min, chart.y_axis.scaling.max, chart.y_axis.majorUnit = axis
    _finish(sheet, chart, place)


def _series(sheet: Worksheet, rows: range, column: int) -> Series:
    values = Reference(sheet, min_col=column, min_row=rows.start - 1, max_row=rows.stop - 1)
    series: Series = SeriesFactory(values, title_from_data=True)
    return series


def _finish(sheet: Worksheet, chart: BarChart, place: tuple[range, range]) -> None:
    chart.graphical_properties = GraphicalProperties(ln=LineProperties(noFill=True))
    chart.display_blanks = "gap"
    # An axis that is not said to be there is not drawn by new Excels.
    chart.x_axis.delete = chart.y_axis.delete = False
    chart.x_axis.txPr, chart.y_axis.txPr = _text(), _text()
    chart.y_axis.number_format = "0"
    chart.y_axis.majorGridlines = ChartLines(spPr=GraphicalProperties(ln=LineProperties(solidFill=RULE)))
    assert chart.legend is not None
    chart.legend.position = "b"
    chart.legend.txPr = _text()
    rows, columns = place
    first = AnchorMarker(col=columns.start - 1, row=rows.start - 1)
    last = AnchorMarker(col=columns.stop - 1, row=rows.stop - 1)
    anchor = TwoCellAnchor("twoCell", _from=first, to=last)
    chart.anchor = anchor  # type: ignore[assignment]  # the stubs know only the name of a cell
    sheet.add_chart(chart)


def _text() -> RichText:
    letters = CharacterProperties(sz=_LABEL_SIZE, solidFill=INK)
    return RichText(p=[Paragraph(pPr=ParagraphProperties(defRPr=letters), endParaRPr=letters)])


def shades(count: int) -> list[str]:
    """Blues for as many ranks, from the deepest for the first to the palest for the last."""
    first, last = (0x1F, 0x4E, 0x79), (0xD6, 0xE4, 0xF0)
    parts = [place / max(1, count - 1) for place in range(count)]
    return ["".join(f"{round(a + (b - a) * part):02X}" for a, b in zip(first, last, strict=True)) for part in parts]


def chart_rows(bars: int) -> int:
    """Rows of a sheet that a chart with this many bars takes."""
    return max(14, 5 + 2 * bars) if bars <= 12 else 6 + bars


def axis_of(stages: Sequence[Stage]) -> tuple[int, int, int]:
    """The least and the most that an axis shows, and its step, all round; from 0 on unless that is far away."""
    least, most = min(stage.bound for stage in stages), max(stage.value for stage in stages)
    if 0 <= least <= 2 * (most - least):
        least = 0
    step = next(step for step in _round_steps() if most - least <= _STEPS_AT_MOST * step)
    start = least // step * step
    # A bar begins before the least bound, so that it can be seen.
    return start - step if start == least > 0 else start, most // step * step + step, step


def _round_steps() -> Iterator[int]:
    """1, 2, 5, 10, 20, 50, ..."""
    return (digit * 10**power for power in count() for digit in (1, 2, 5))
