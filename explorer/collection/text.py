"""Bytes to text: what is no plain UTF-8 file is refused with a line and a way to mend it."""

import codecs
import re
import stat
import unicodedata
from pathlib import Path

from explorer.errors import DataError

MAX_BYTES = 20_000_000
SAVE = "save it as UTF-8 without a byte order mark"

_MARKS = (
    (codecs.BOM_UTF8, "starts with a byte order mark"),
    (codecs.BOM_UTF32_LE, "is UTF-32"),
    (codecs.BOM_UTF32_BE, "is UTF-32"),
    (codecs.BOM_UTF16_LE, "is UTF-16"),
    (codecs.BOM_UTF16_BE, "is UTF-16"),
)
_BINARY = (
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"%PDF", "a PDF document"),
    (b"PK\x03\x04", "a zip archive or an office document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
)
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ufffd\ufffe\uffff\ud800-\udfff]")
HIDDEN = re.compile(
    # the non-joiner between Arabic letters and the joiner between pictures are spelling
    "(?<![\u0600-\u06ff])\u200c|\u200c(?![\u0600-\u06ff])"
    "|(?<![\u2600-\u27bf\ufe0f\U0001f000-\U0001faff])\u200d"
    "|[\x00-\x1f\x7f-\x9f\u00ad\u034f\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff"
    "\ufff0-\uffff\ue000-\uf8ff\U000e0000-\U000e0fff\U000f0000-\U0010ffff]"
)
"""Signs that nobody sees: in a name they make two names look alike."""


def read_bytes(path: Path) -> bytes:
    """The bytes of a regular file within the size limit; raises DataError."""
    try:
        info = path.lstat()
        if stat.S_ISLNK(info.st_mode):
            raise DataError(path, 0, "is a symbolic link: put the file itself here")
        if not stat.S_ISREG(info.st_mode):
            raise DataError(path, 0, "is no plain file: put a text file here")
        if info.st_size > MAX_BYTES:
            raise DataError(path, 0, f"is larger than {MAX_BYTES // 1_000_000} MB: divide it")
        return path.read_bytes()
    except FileNotFoundError:
        raise DataError(path, 0, "is missing: add it (see docs/data-format.md)") from None
    except OSError as error:
        raise DataError(path, 0, f"can't be read ({error.strerror}): see to its rights") from error


def decode(path: Path, data: bytes) -> str:
    """The text with `\\n` line ends (`\\r\\n` is taken as one); raises DataError."""
    if not data.strip():
        raise DataError(path, 0, "the file is empty: fill it or delete it")
    _refuse_foreign(path, data)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise DataError(path, *_undecodable(data, error.start)) from None
    text = text.replace("\r\n", "\n")
    bad = _CONTROL.search(text)
    if bad is not None:
        line = text.count("\n", 0, bad.start()) + 1
        count = len(_CONTROL.findall(text))
        reason = f"holds U+{ord(bad[0]):04X}, no sign of plain text ({count} in all): delete it"
        raise DataError(path, line, reason)
    return text


def read_text(path: Path) -> str:
    """The text of a file; raises DataError."""
    return decode(path, read_bytes(path))


def unclear(text: str) -> str:
    """Why a name or title can be taken for another, and how to mend it; empty where it can't."""
    if text.isascii() and text.isprintable():
        return ""
    found = HIDDEN.search(text)
    if found is not None:
        return f"holds the invisible sign U+{ord(found[0]):04X}: delete it"
    for word in text.split():
        if len(_alphabets(word)) > 1:
            return f'mixes {" and ".join(_alphabets(word))} letters in "{word[:40]}": write one'
    marks = "".join("m" if unicodedata.combining(c) else " " for c in text)
    return "has more than 4 marks on a letter: delete some" if "mmmmm" in marks else ""


def _alphabets(word: str) -> list[str]:
    """Which of the alphabets that look alike a word is written in."""
    letters = filter(str.isalpha, unicodedata.normalize("NFKC", word))
    known = {unicodedata.name(c, "").partition(" ")[0].title() for c in letters}
    return sorted(known & {"Latin", "Cyrillic", "Greek"})


def _refuse_foreign(path: Path, data: bytes) -> None:
    for start, kind in _BINARY:
        if data.startswith(start):
            raise DataError(path, 0, f"is {kind}, no text: put its text here, in UTF-8")
    for start, kind in _MARKS:
        if data.startswith(start):
            raise DataError(path, 1, f"{kind}: {SAVE}")
    if data.count(0) * 4 > len(data):
        raise DataError(path, 1, f"is UTF-16 or no text: {SAVE}")


def _undecodable(data: bytes, at: int) -> tuple[int, str]:
    line = data.count(b"\n", 0, at) + 1
    if 0 in data:
        return line, f"is no text (byte {at + 1} is 0x{data[at]:02X}): put its text here, in UTF-8"
    return line, f"byte {at + 1} (0x{data[at]:02X}) is no UTF-8, perhaps Windows-1252/1256: {SAVE}"
