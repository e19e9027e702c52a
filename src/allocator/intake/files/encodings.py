"""The bytes of a text file as text: by its mark, else UTF-8, else the one-byte encoding whose letters make words."""

from __future__ import annotations

import codecs
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_ONE_BYTE = {
    "cp1252": "Windows-1252 (Western European)",
    "mac_roman": "Mac Roman",
    "cp850": "code page 850 (DOS)",
    "cp437": "code page 437 (DOS)",
}
"""In order of preference where two are as likely. Latin-1 is Windows-1252 wherever it is text."""

_WORD = re.compile(rb"[^\s,;|\"]+")
_BEYOND_ASCII = re.compile(rb"[\x80-\xff]{1,20}")
_ASCII = bytes(range(128))
_GUESSED_BY, _LONGEST_WORD = 20_000_000, 200
"""Bytes of a file, and of a word in it, by which its encoding is guessed."""

_MANY_BYTES = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_WORDS_WEIGHED = 3000

_MOST_FREQUENT = frozenset("éèëïöüäßñçåæø")
_FREQUENT = frozenset("àáâãêíîòóôõùúûœÀÁÂÄÅÆÇÈÉÊÍÎÑÓÔÖØÚÜŒ")
_OPENING, _CLOSING = "‘“„«‚", "’”“»"
_AROUND_WORDS = "–—…•·€£§°©®™¡¿´\u00a0½¼¾²³"
_VOWELS = frozenset("aeiouyäöüáéíóúAEIOUY")


def decoded(content: bytes) -> tuple[str, tuple[str, ...]]:
    """The text, without byte order mark and NUL bytes, and what had to be guessed or corrected on the way."""
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _mended(content[len(mark) :], encoding)
    wide = _wide(content)
    if wide:
        return _mended(content, wide)
    try:
        return _without_nul(content.decode("utf-8"))
    except UnicodeDecodeError:
        pass
    rest, letters = _MANY_BYTES.subn(b"", content)
    if len(rest.translate(None, _ASCII)) * 10 < letters:
        return _mended(content, "utf-8")
    return _guessed(content)


def _wide(content: bytes) -> str:
    """UTF-16 without its mark, by where the NUL bytes of Latin letters stand; '' if it is something else."""
    start = content[:65536]
    even, odd = start[::2].count(0), start[1::2].count(0)
    if max(even, odd) * 4 < len(start):  # less than half of the characters are Latin
        return ""
    if even * 20 <= odd:
        return "utf-16-le"
    return "utf-16-be" if odd * 20 <= even else ""


def _mended(content: bytes, encoding: str) -> tuple[str, tuple[str, ...]]:
    text, notes = _without_nul(content.decode(encoding, errors="replace"))
    bad = text.count("\N{REPLACEMENT CHARACTER}")
    if bad:
        letters = "1 character" if bad == 1 else f"{bad:,} characters"
        notes = (*notes, f"{letters} cannot be read and are shown as \N{REPLACEMENT CHARACTER}; correct them by hand.")
    return text, notes


def _without_nul(text: str) -> tuple[str, tuple[str, ...]]:
    count = text.count("\0")
    if not count:
        return text, ()
    return text.replace("\0", ""), (f"the file holds NUL bytes ({count:,}); they are left out.",)


def _guessed(content: bytes) -> tuple[str, tuple[str, ...]]:
    """The text by the one-byte encoding in which its words look most like words, and a sentence with an example."""
    typed = (word[0] for word in _WORD.finditer(content, 0, _GUESSED_BY))
    words = Counter(word[:_LONGEST_WORD] for word in typed if not word.isascii())
    if not words:
        words.update(found[0] for found in islice(_BEYOND_ASCII.finditer(content), 1))
    weighed = sorted(words.items(), key=lambda item: (-item[1], item[0]))[:_WORDS_WEIGHED]

    def likeness(encoding: str) -> int:
        return sum(_likeness(_one_byte(word, encoding)) for word, _ in weighed)

    encoding = max(_ONE_BYTE, key=likeness)  # the first of several as good
    text, notes = _without_nul(_one_byte(content, encoding))
    example = _one_byte(weighed[0][0], encoding)
    sentence = (
        f'the encoding is guessed: {_ONE_BYTE[encoding]}, which makes "{example}"; '
        "if letters look wrong, save the file as CSV UTF-8."
    )
    return text, (*notes, sentence)


def _one_byte(content: bytes, encoding: str) -> str:
    return codecs.charmap_decode(content, "strict", _table(encoding))[0]


@lru_cache(maxsize=len(_ONE_BYTE))
def _table(encoding: str) -> str:
    """The 256 characters; the five that Windows-1252 leaves open are control characters, as in Latin-1."""
    return "".join(_character(byte, encoding) for byte in range(256))


def _character(byte: int, encoding: str) -> str:
    try:
        return bytes([byte]).decode(encoding)
    except UnicodeDecodeError:
        return chr(byte)


def _likeness(word: str) -> int:
    """How much the letters beyond ASCII look as if they belonged there; negative if they do not."""
    return sum(_fits(before, letter, after) for before, letter, after in _contexts(word) if letter > "\x7f")


def _contexts(word: str) -> Iterator[tuple[str, str, str]]:
    return zip(" " + word, word, word[1:] + " ", strict=False)


def _fits(before: str, letter: str, after: str) -> int:
    """Points for one letter between two others."""
    if letter.isalpha():
        return _letter_fits(before, letter, after)
    if before.isalpha() and after.isalpha():
        return 3 if letter == "’" else -4
    if letter in _OPENING:
        return 1 if not before.isalnum() and after.isalnum() else -4
    if letter in _CLOSING:
        return 1 if not after.isalnum() else -4
    return 1 if letter in _AROUND_WORDS else -4


def _letter_fits(before: str, letter: str, after: str) -> int:
    if not _is_latin(letter) or (letter == "ß" and before not in _VOWELS):
        return -4
    points = 4 if letter in _MOST_FREQUENT else 3 if letter in _FREQUENT else 1
    if letter == "ã" and after in "oe ":  # as in 'João', 'mães', 'irmã'
        points = 4
    if letter.isupper():
        if before.islower() or (before.isalpha() and after.islower()):
            return -4
        return points if after.isalpha() or before.isalpha() else 0
    if before.isupper() and after.isupper():
        return -3
    return points if before.isalpha() or after.isalpha() else points - 2


@lru_cache(maxsize=1024)
def _is_latin(letter: str) -> bool:
    return unicodedata.name(letter, "").startswith("LATIN ")
