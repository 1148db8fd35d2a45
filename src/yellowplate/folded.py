"""Text folded so that disguises fall away, with the way back to the raw words.

Dealers write "抵.押❌车", "①③⑧…", "ＶＸ", "1️⃣3️⃣8️⃣" and Traditional characters. Patterns look at the folded text; what
they find is marked in the raw text, which is never changed (STYLE.md section 3, habit 1).
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache

_KEPT_SIGNS = "❤♥♡🖤🤍💚💙💛💜🧡🤎☎📞📱📲❌🚫✖✅✔☑💰💵💴💬✈"
"""Pictures that stand for a word of their own: a heart after V (WeChat), a telephone, a cross for "not", a tick for
"yes", money before a price, an aeroplane for Telegram."""

_SPELT = {
    **dict.fromkeys("🚗🚘🚙🚕🚖🚐🛻🚚🚛", "车"),
    "🐧": "QQ",
    "🐎": "马",
    "🐴": "马",
    "🐯": "虎",
    "🐬": "海豚",
    "🔑": "钥匙",
    "🗝": "钥匙",
    "🛰": "GPS",
    "📡": "GPS",
    "📗": "绿本",
    "🏦": "银行",
    "🔪": "刀",
    "🙅": "不",
    "🌉": "桥",
    **dict.fromkeys("😂🤣😆😹", "哈哈"),
    **dict(zip("⻋⻓⻔⻢⻜⻅⻉⻚", "车长门马飞见贝页", strict=True)),
    "➕": "+",
    "🔟": "10",
    "❿": "10",
    "➉": "10",
    "➓": "10",
    "⓿": "0",
    "🄋": "0",
    "🄌": "0",
    "💯": "100",
}
"""Pictures and signs that stand for letters or digits and that Unicode does not decompose."""

_LETTER_ROWS = ((0x1F150, 0x1F169), (0x1F170, 0x1F189), (0x1F1E6, 0x1F1FF))
"""White letters on black circles and squares, and the letters flags are made of, A to Z."""
_PAIRS = {
    "🇰🇵": "朝鲜",
    "🇨🇳": "中国",
    "🇷🇺": "俄罗斯",
    "🇰🇷": "韩国",
    "🇲🇳": "蒙古国",
    "🇰🇿": "哈萨克",
    "卫⭐": "卫星",
    "卫🌟": "卫星",
    "卫✨": "卫星",
}
"""Pairs that are one word: flags that dealers put for a country, any other becomes its two letters;
卫 with a star, which sounds like WeChat."""

_INVISIBLE = "\u115f\u1160\u3164\uffa0\u034f\u17b4\u17b5"
"""Letters and marks that print nothing, beside the format characters of category Cf."""

_KEYCAP = "\u20e3"
_HAN = "\u3007\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0002fa1f"
_STRONG = ".·•・‧_*'`^¸●"
_WEAK = r" \-~|/\\+"
_STRONG_RUN = re.compile(rf"(?<=[{_HAN}])(?:[{_STRONG}{_WEAK}]*[{_STRONG}][{_STRONG}{_WEAK}]*|[❌🚫✖]+)(?=[{_HAN}])")
_WEAK_RUN = re.compile(rf"(?<=[{_HAN}])[{_WEAK}]+(?=[{_HAN}])")


@dataclass(frozen=True, slots=True)
class Folded:
    """A raw text and its folded form.

    Attributes:
        raw: the text as it was, untouched.
        text: folded; case is kept, so patterns that do not mind it say so.
        starts: for each folded character the index of the first raw code point it comes from; never falls.
        ends: for each folded character the index after the last raw code point it comes from; never falls.
    """

    raw: str
    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Find the raw words that a folded span comes from.

        Args:
            start: first folded character.
            end: after the last folded character; not before `start`.

        Returns:
            First raw code point and the one after the last; an empty span gives an empty span.
        """
        if start < end:
            return self.starts[start], self.ends[end - 1]
        point = self.starts[start] if start < len(self.starts) else len(self.raw)
        return point, point

    def words(self, start: int, end: int) -> str:
        """Return the raw words that a folded span comes from."""
        first, last = self.span(start, end)
        return self.raw[first:last]


@cache
def _simplified() -> dict[int, str]:
    import opencc

    characters = [chr(code) for code in (*range(0x3400, 0x4DC0), *range(0x4E00, 0xA000))]
    simple = opencc.OpenCC("t2s").convert("\n".join(characters)).split("\n")
    return {ord(old): new for old, new in zip(characters, simple, strict=True) if old != new}


def _spelt(character: str) -> str:
    """Write out one character that Unicode's own normal form leaves as a picture or a foreign digit."""
    code = ord(character)
    if character in _SPELT:
        return _SPELT[character]
    for first, last in _LETTER_ROWS:
        if first <= code <= last:
            return chr(ord("A") + code - first)
    category = unicodedata.category(character)
    digit = unicodedata.digit(character, None)
    if category in ("Nd", "No") and digit is not None:
        return str(digit)
    if category == "So" and character not in _KEPT_SIGNS and not unicodedata.decomposition(character):
        return " "
    if character != "\n" and (character.isspace() or character == "\u2800"):
        return " "
    return character


def _is_dropped(character: str) -> bool:
    if character in ("\n", "\t"):
        return False
    return (
        unicodedata.category(character) in ("Cf", "Cc")
        or character in _INVISIBLE
        or character == _KEYCAP
        or "\ufe00" <= character <= "\ufe0f"
        or "\U000e0100" <= character <= "\U000e01ef"
    )


def _joins(character: str) -> bool:
    """Tell whether a character may melt into the one before it when the text is normalised."""
    first = unicodedata.normalize("NFKD", character)[0]
    return (
        unicodedata.combining(first) != 0
        or unicodedata.category(first).startswith("M")
        or "\u1160" <= first <= "\u11ff"  # vowels and finals of Hangul syllables
    )


@lru_cache(maxsize=65_536)
def _melted(segment: str) -> str:
    """Normalise one segment until nothing changes any more."""
    spelt = _PAIRS.get(segment) or "".join(_spelt(character) for character in segment)
    plain = unicodedata.normalize("NFKC", spelt).translate(_simplified())
    plain = "".join(character for character in plain if not _is_dropped(character))
    return plain if plain == segment else _melted(plain)


def _segments(raw: str) -> list[tuple[str, int, int]]:
    """Cut a text where normalising cannot reach across; each segment with its raw span."""
    found: list[tuple[str, int, int]] = []
    for place, character in enumerate(raw):
        if character < "\x7f" and (character >= " " or character == "\n"):
            found.append((character, place, place + 1))
        elif _is_dropped(character):
            if found and unicodedata.category(character).startswith("M"):
                text, start, _ = found[-1]
                found[-1] = (text, start, place + 1)
        elif found and (_joins(character) or found[-1][0] + character in _PAIRS):
            text, start, _ = found[-1]
            found[-1] = (text + character, start, place + 1)
        else:
            found.append((character, place, place + 1))
    return found


def _runs(text: str) -> list[tuple[int, int]]:
    """Find the separators between Chinese characters that only hide a word.

    Dots and stars inside Chinese words always go. Spaces, dashes and strokes go where one of the two neighbours is a
    single character ("抵 押 车"): between longer words they part what must stay parted ("三万 八成新").
    """
    runs = [match.span() for match in _STRONG_RUN.finditer(text)]
    gone = {place for start, end in runs for place in range(start, end)}
    places = [place for place in range(len(text)) if place not in gone]
    left = "".join(text[place] for place in places)
    for match in _WEAK_RUN.finditer(left):
        before = _is_alone(left, match.start() - 1, step=-1)
        after = _is_alone(left, match.end(), step=1)
        if before or after:
            runs += [(place, place + 1) for place in places[match.start() : match.end()]]
    return runs


def _is_alone(text: str, place: int, *, step: int) -> bool:
    """Tell whether the Chinese character at `place` has neither letter nor digit on its far side ("6万 只卖" has)."""
    neighbour = place + step
    return not (0 <= neighbour < len(text) and text[neighbour].isalnum())


def fold(raw: str) -> Folded:
    """Fold a text: compatibility forms, digits in circles and squares, Simplified characters, no hidden separators.

    Args:
        raw: any text, one line or many; line feeds are kept.

    Returns:
        The folded text with the map back. Case is kept. Folding what was folded changes nothing.

    Limits: Traditional to Simplified goes character by character, so 乾 and 幹 both become 干 (as wanted here).
    Source: Unicode Standard Annex 15 (NFKC); OpenCC's character table t2s; notes "Dealer text", order of work.

    >>> fold("抵.押車 ①③⑧").text
    '抵押车 138'
    """
    text: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for segment, start, end in _segments(raw):
        plain = segment if segment.isascii() and segment != "\t" else _melted(segment)
        text.append(plain)
        starts += [start] * len(plain)
        ends += [end] * len(plain)
    whole = "".join(text)
    gone = {place for first, last in _runs(whole) for place in range(first, last)}
    if gone:
        kept = [place for place in range(len(whole)) if place not in gone]
        whole = "".join(whole[place] for place in kept)
        starts = [starts[place] for place in kept]
        ends = [ends[place] for place in kept]
    return Folded(raw, whole, tuple(starts), tuple(ends))


def same(one: str, other: str) -> bool:
    """Tell whether two texts say the same once folded, whatever their case and spaces.

    >>> same("ＶＸ：abc", "vx: ABC")
    True
    """
    return "".join(fold(one).text.casefold().split()) == "".join(fold(other).text.casefold().split())
