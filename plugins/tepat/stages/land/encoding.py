"""Converts a CSV file's bytes to UTF-8 without a byte order mark."""

import codecs
import re

from tepat.stages.land.refusal import FileRefusedError, finding

_NOT_ASCII = re.compile("[^\x00-\x7f\ufffd]")


def to_utf8(data: bytes) -> bytes:
    """The text in UTF-8, from UTF-8, UTF-16 with byte order mark, or else Windows-1252.

    Raises:
        FileRefusedError: The bytes are none of these, or end within a character.
    """
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _decode(data, "utf-16").encode("utf-8")
    is_marked = data.startswith(codecs.BOM_UTF8)
    body = data[len(codecs.BOM_UTF8) :] if is_marked else data
    if body.isascii():
        return body
    try:
        body.decode("utf-8")
    except UnicodeDecodeError as error:
        if error.reason == "unexpected end of data":
            raise FileRefusedError(finding("cut_within_letter")) from error
        if is_marked or _is_damaged_utf8(body):
            raise FileRefusedError(finding("utf8_damaged", row=_line(body, error))) from error
        return _decode(body, "cp1252").encode("utf-8")
    return body


def _decode(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise FileRefusedError(finding("letters_unreadable", row=_line(data, error))) from error


def _is_damaged_utf8(data: bytes) -> bool:
    """Whether most non-ASCII letters are valid UTF-8: then the text is not Windows-1252.

    Read as Windows-1252, each of them would become two wrong characters.
    """
    text = data.decode("utf-8", errors="replace")
    return len(_NOT_ASCII.findall(text)) > text.count("\ufffd")


def _line(data: bytes, error: UnicodeDecodeError) -> int:
    return data.count(b"\n", 0, error.start) + 1
