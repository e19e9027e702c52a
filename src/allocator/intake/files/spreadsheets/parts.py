"""The parts of a zipped workbook, unpacked and checked before anything reads them."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping

from allocator.intake.files.spreadsheets.survey import TooLarge
from allocator.workbook.xlsx.sizes import FOREIGN, too_much

Parts = Mapping[str, bytes]

_NEEDED = re.compile(
    r"\[Content_Types\]\.xml|_rels/\.rels|xl/(_rels/[^/]*\.rels|[^/]*\.xml|worksheets/.*)"
    r"|content\.xml|styles\.xml|mimetype|META-INF/manifest\.xml"
)
_SHARED_TEXTS = re.compile(rb"<(?:\w+:)?sst\b[^>]*>")
_COUNT = re.compile(rb"\s(?:count|uniqueCount)\s*=\s*(?:\"[^\"]*\"|'[^']*')")


def parts_of(content: bytes) -> Parts:
    """The parts that cells come from, each whole and checked; raises what zipfile raises, ValueError, and TooLarge."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = {info.filename: archive.read(info) for info in archive.infolist() if _NEEDED.fullmatch(info.filename)}
    trouble = too_much(parts, FOREIGN)
    if trouble:
        raise TooLarge(trouble)
    return parts


def packed(parts: Parts) -> io.BytesIO:
    """The parts as a file again: the library gets what was checked, and nothing else.

    How many texts the sheets share is left out: the library sets memory aside for as many as the file claims.
    """
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, content in parts.items():
            if name.lower() == "xl/sharedstrings.xml":
                content = _SHARED_TEXTS.sub(lambda tag: _COUNT.sub(b"", tag[0]), content, count=1)
            archive.writestr(name, content)
    file.seek(0)
    return file
