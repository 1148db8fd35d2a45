"""Chinese mobile numbers, and Korean numbers met in the same texts, in the form E.164.

Source: ITU-T E.164; the Chinese and Korean numbering plans through the phonenumbers library.
"""

from __future__ import annotations

import re
from functools import lru_cache

from yellowplate.folded import fold
from yellowplate.records.errors import WrongCharacter, WrongLength

_NATIONAL_LENGTH = 11
_SEPARATORS = re.compile(r"[\s\-.·_*()]+")
_CHINESE = re.compile(r"(?:\+?86|0086)?(?P<national>1[3-9]\d{9})")
_KOREAN = re.compile(r"(?:\+?820?|0)(?P<national>[1-9]\d{7,9})")


def parse(text: str) -> str:
    """Bring a Chinese mobile number to E.164.

    Args:
        text: 11 digits, with or without +86 or 0086, with spaces, dots, dashes or stars between digits.

    Returns:
        "+86" and 11 digits.

    Raises:
        WrongLength: not 11 digits behind the country code: a QQ id of 10 digits, an identity number of 18.
        WrongCharacter: not a mobile number of China: letters, a landline, a range the plan does not give to mobiles.

    Limits: whether the number is in use is not known and never looked up.
    Source: ITU-T E.164; phonenumbers.

    >>> parse("138-0000 1001")
    '+8613800001001'
    """
    digits = _SEPARATORS.sub("", fold(text).text)
    if not re.fullmatch(r"\+?\d+", digits):
        msg = f"not a telephone number: {text!r}"
        raise WrongCharacter(msg)
    match = _CHINESE.fullmatch(digits)
    if match is None:
        if len(digits.removeprefix("+86").removeprefix("0086")) != _NATIONAL_LENGTH:
            msg = f"a Chinese mobile number has {_NATIONAL_LENGTH} digits: {digits}"
            raise WrongLength(msg)
        msg = f"not a mobile number of China: {digits}"
        raise WrongCharacter(msg)
    number = f"+86{match['national']}"
    if not _is_valid(number):
        msg = f"a range that China's plan does not give to mobiles: {digits}"
        raise WrongCharacter(msg)
    return number


def parse_korean(text: str) -> str:
    """Bring a South Korean number to E.164.

    Args:
        text: with +82 or the leading 0, separators between digits.

    Returns:
        "+82" and the national number without its leading 0.

    Raises:
        WrongCharacter: not a valid number of South Korea.

    Limits: North Korean numbers (+850) cannot be told from inside numbers and are not read.
    Source: ITU-T E.164; phonenumbers.

    >>> parse_korean("010-1234-5678")
    '+821012345678'
    """
    digits = _SEPARATORS.sub("", fold(text).text)
    match = _KOREAN.fullmatch(digits)
    number = f"+82{match['national']}" if match else ""
    if not match or not _is_valid(number):
        msg = f"not a number of South Korea: {text!r}"
        raise WrongCharacter(msg)
    return number


@lru_cache(maxsize=4096)
def _is_valid(number: str) -> bool:
    import phonenumbers

    return phonenumbers.is_valid_number(phonenumbers.parse(number, None))
