"""Ten disguises of a dealer's line, the same on every run: what sellers do so that a search does not find them.

The first half of each table of look-alikes is from the lexicon, the rest is our own; nobody has counted how often real
sellers use which. Digits inside a number plate, a VIN or a Latin id stay as they are: changed, they would no longer be
that id. Each disguise keeps the meaning, so the labels of the line stay true.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Mapping

Disguise = Callable[[str], str]

HOMOGLYPHS = {
    "抵押": "抵丫", "质押": "质丫", "债权车": "债券车", "微信": "V❤", "押": "丫", "万": "萬", "朝鲜": "朝X",
    "过户": "过戸", "抵": "柢", "车": "車", "电话": "☎",
}  # fmt: skip
LETTERS = {
    "抵押": "diya", "质押": "zhiya", "朝鲜": "chaoxian", "出朝": "出cx", "微信": "vx", "万": "w", "过户": "过hu",
    "绿本": "lv本", "分期": "fq", "债权": "zhaiquan", "电话": "dianhua", "押": "ya", "抵": "di",
}  # fmt: skip
TRADITIONAL = str.maketrans(
    "车债权过户绿鲜东长电话万个对岸两钥证贷还宝马丰银没转让来国图们罗义运边单险联系须发货达证货买卖价质顶账断这给无拆续",
    "車債權過戶綠鮮東長電話萬個對岸兩鑰證貸還寶馬豐銀沒轉讓來國圖們羅義運邊單險聯繫須發貨達證貨買賣價質頂賬斷這給無拆續",
)
CIRCLED = str.maketrans("0123456789", "⓪①②③④⑤⑥⑦⑧⑨")
CHARACTERS = str.maketrans("0123456789", "零一二三四五六七八九")
FULL_WIDTH = str.maketrans({code: code + 0xFEE0 for code in range(0x21, 0x7F)})
KEYCAP = "\ufe0f\u20e3"
ZERO_WIDTH = ("\u200b", "\u200c", "\u200d", "\u2060", "\ufeff")
SEPARATORS = (" ", "·", ".", "-", "_", "~", "/", "*")
TERMS = re.compile(r"抵押车?|质押车?|债权车?|逾期车?|分期|朝鲜|微信|电话|过户|绿本|过江|断供|押车|贷款|合同")
FREE_DIGITS = re.compile(r"(?<![A-Za-z0-9_·-])\d+(?:\.\d+)?(?![A-VX-Za-vx-z0-9_])")
"""Digits which belong to no Latin id, plate or VIN; a W for ten thousand may follow."""
LONG_DIGITS = re.compile(r"(?<![A-Za-z0-9_])\d{5,}(?![A-Za-z0-9_])")


def homoglyphs(text: str) -> str:
    """Spell the telling words with characters that look or sound alike."""
    return _replaced(text, HOMOGLYPHS)


def letters(text: str) -> str:
    """Write the telling words in Latin letters."""
    return _replaced(text, LETTERS)


def split_digits(text: str) -> str:
    """Put a separator between the digits of long numbers: telephone numbers and prices in full."""
    separator = (" ", "-", ".", "·")[_draw(text, 4)]
    return LONG_DIGITS.sub(lambda match: separator.join(match.group()), text)


def emoji_digits(text: str) -> str:
    """Write digits as keycap emoji."""
    return _digits(text, lambda digits: re.sub(r"\d", lambda match: match.group() + KEYCAP, digits))


def circled_digits(text: str) -> str:
    """Write digits in circles."""
    return _digits(text, lambda digits: digits.translate(CIRCLED))


def digits_in_characters(text: str) -> str:
    """Write digits one by one as Chinese characters, the decimal point as 点."""
    return _digits(text, lambda digits: digits.translate(CHARACTERS).replace(".", "点"))


def full_width(text: str) -> str:
    """Write every ASCII character in full width."""
    return text.translate(FULL_WIDTH)


def traditional(text: str) -> str:
    """Write in traditional characters."""
    return text.translate(TRADITIONAL)


def zero_width(text: str) -> str:
    """Put an invisible character between every two characters."""
    return ZERO_WIDTH[_draw(text, len(ZERO_WIDTH))].join(text)


def separators(text: str) -> str:
    """Put a visible separator between the characters of the telling words."""
    separator = SEPARATORS[_draw(text, len(SEPARATORS))]
    return TERMS.sub(lambda match: separator.join(match.group()), text)


DISGUISES: dict[str, Disguise] = {
    "homoglyphs": homoglyphs,
    "split digits": split_digits,
    "emoji digits": emoji_digits,
    "full width": full_width,
    "circled digits": circled_digits,
    "traditional": traditional,
    "zero width": zero_width,
    "separators": separators,
    "letters": letters,
    "digits in characters": digits_in_characters,
}


def _draw(text: str, n: int) -> int:
    """Choose one of n by the text itself: the same line is disguised the same way on every run."""
    return int.from_bytes(hashlib.sha256(text.encode()).digest()[:4], "big") % n


def _replaced(text: str, table: Mapping[str, str]) -> str:
    """Replace words, longer ones first and each place once."""
    words = sorted(table, key=lambda word: (-len(word), word))
    return re.sub("|".join(words), lambda match: table[match.group()], text)


def _digits(text: str, change: Callable[[str], str]) -> str:
    return FREE_DIGITS.sub(lambda match: change(match.group()), text)
