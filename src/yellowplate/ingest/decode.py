"""Bytes to text, strictly: what cannot be read is refused with its byte, never guessed.

Offsets everywhere in this project count code points of the text that `decode` returns. A byte order mark is not part
of that text; line ends are left as they are (CR LF counts two).
"""

from __future__ import annotations

import codecs

from yellowplate.records.errors import UnreadableInput

_BOMS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
"""UTF-32 comes before UTF-16: its mark begins with the other's."""

_MIN_GB2312_SHARE = 0.8
"""Least share of the non-ASCII characters that a GB18030 text has in GB2312. Simplified Chinese lies near 1; Big5 and
accented Latin letters read as GB18030 fall below, since half their second bytes lie outside GB2312's range."""
_HANGUL_LEADS = range(0xB0, 0xC9)
"""First bytes of the syllables of EUC-KR (KS X 1001 rows 16 to 40); in Chinese about half the characters have them."""
_IDEOGRAPH_LEADS = range(0xB0, 0xF8)
"""First bytes of the characters of GB2312 (rows 16 to 87)."""
_MIN_HANGUL_SHARE = 0.95
_MIN_HANGUL = 12
"""Fewer characters decide nothing: 12 Chinese ones fall into the Korean rows by chance once in 4,000 texts."""
_REMEDY = "Save the text as UTF-8 and run again."


def _looks_korean(raw: bytes) -> bool:
    leads = []
    at = 0
    while at < len(raw):
        if raw[at] < 0x80:  # noqa: PLR2004 - ASCII ends there
            at += 1
            continue
        leads.append(raw[at])
        at += 2
    syllables = [lead for lead in leads if lead in _IDEOGRAPH_LEADS]
    if len(syllables) < _MIN_HANGUL:
        return False
    return sum(lead in _HANGUL_LEADS for lead in syllables) >= _MIN_HANGUL_SHARE * len(syllables)


def _is_mostly_utf8(raw: bytes) -> bool:
    """True if more characters are whole UTF-8 than bytes are not: a few broken bytes in a UTF-8 text."""
    text = raw.decode("utf-8", "surrogateescape")
    n_broken = sum("\ud800" <= sign <= "\udfff" for sign in text)
    n_whole = sum(sign > "\x7f" for sign in text) - n_broken
    return n_whole >= n_broken


def _decode_gb18030(raw: bytes) -> str | None:
    try:
        text = raw.decode("gb18030")
    except UnicodeDecodeError:
        return None
    foreign = [sign for sign in text if sign > "\x7f"]
    known = sum(bool(sign.encode("gb2312", "ignore")) for sign in foreign)
    return text if known >= _MIN_GB2312_SHARE * len(foreign) else None


def decode(raw: bytes, *, file: str = "") -> tuple[str, str]:
    r"""Decode a text.

    Args:
        raw: the whole file.
        file: name for the error; the machinery fills it in where it is empty.

    Returns:
        The text without its byte order mark, and the encoding: "utf-8", "utf-16-le", "utf-16-be", "utf-32-le",
        "utf-32-be" (those four only with their mark) or "gb18030".

    Raises:
        UnreadableInput: none of these; the place names the first byte that breaks UTF-8. A text that is mostly UTF-8
            is never read as GB18030, and neither is one that looks like Korean EUC-KR: wrong characters would pass
            for evidence.

    Limits: a character or two of GB18030 may be UTF-8 by chance. A dozen characters of EUC-KR or Big5 cannot be told
        from GB18030 and come out as wrong Chinese; Traditional Chinese in GBK is refused. UTF-16 without a mark is not
        recognised.
    Source: RFC 3629 (UTF-8), GB 18030-2022, KS X 1001 and GB/T 2312-1980 for the rows.

    >>> decode("车况好".encode("gb18030"))
    ('车况好', 'gb18030')
    >>> decode(b"\xef\xbb\xbfok")
    ('ok', 'utf-8')
    """
    for mark, encoding in _BOMS:
        if raw.startswith(mark):
            try:
                return raw[len(mark) :].decode(encoding), encoding
            except UnicodeDecodeError as error:
                place = f"byte {len(mark) + error.start}"
                raise UnreadableInput(file, f"not {encoding.upper()}", place=place, remedy=_REMEDY) from error
    try:
        return raw.decode("utf-8"), "utf-8"
    except UnicodeDecodeError as error:
        place = f"byte {error.start}"
        if _is_mostly_utf8(raw):
            reason = f"mostly UTF-8 with broken bytes: 0x{raw[error.start]:02X} is none"
            raise UnreadableInput(file, reason, place=place, remedy="Mend the byte or get the file again.") from error
        if _looks_korean(raw):
            raise UnreadableInput(file, "looks like Korean in EUC-KR", place=place, remedy=_REMEDY) from error
        text = _decode_gb18030(raw)
        if text is None:
            raise UnreadableInput(file, "neither UTF-8 nor GB18030", place=place, remedy=_REMEDY) from error
        return text, "gb18030"
