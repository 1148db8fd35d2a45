"""Ids: SHA-256 over a canonical JSON list, so that no two different lists share an id by joining.

Joined text would give ("ab", "c") and ("a", "bc") one id; a JSON list does not (STYLE.md habit 4).
"""

from __future__ import annotations

import hashlib
import json
from decimal import Decimal

ID_HEX = 24
"""Hex digits kept of the hash: 96 bits, enough for 10^12 records at a collision chance under 10^-4."""

Plain = None | bool | int | float | str | list["Plain"] | dict[str, "Plain"]
"""What JSON can hold."""


def canonical_json(value: Plain) -> str:
    """Write a value as JSON in one way only.

    Args:
        value: null, booleans, integers, finite floats, strings, lists, and objects with string keys.

    Returns:
        UTF-8 text without white space, keys sorted, no escapes for non-ASCII characters.

    Raises:
        ValueError: a float that is not finite.

    >>> canonical_json({"b": [1, "车"], "a": None})
    '{"a":null,"b":[1,"车"]}'
    """
    return json.dumps(value, ensure_ascii=False, allow_nan=False, sort_keys=True, separators=(",", ":"))


def exact_number(amount: Decimal) -> list[Plain]:
    """Write an exact number in one way only, so that 6.80 and 6.8, which are equal, are one part of an id.

    Args:
        amount: finite.

    Returns:
        Sign (0 or 1), digits without trailing zeros, and the power of ten they are multiplied by.

    Raises:
        ValueError: not finite.

    >>> exact_number(Decimal("6.80E+4"))
    [0, '68', 3]
    """
    sign, digits, exponent = amount.as_tuple()
    if not isinstance(exponent, int):
        msg = f"not an amount: {amount}"
        raise ValueError(msg)
    written = "".join(map(str, digits)).lstrip("0")
    kept = written.rstrip("0")
    return [sign, kept, exponent + len(written) - len(kept)] if kept else [0, "0", 0]


def identify(prefix: str, parts: list[Plain]) -> str:
    """Make an id from the parts that make a record what it is.

    Args:
        prefix: two or three letters that name the kind of record, such as "st".
        parts: the parts, in the record's own fixed order.

    Returns:
        "<prefix>_" and 24 hex digits. Lone surrogates, which collectors' JSON holds where it cut an emoji in two, are
        parts like any other.

    >>> identify("st", ["ab", "c"]) == identify("st", ["a", "bc"])
    False
    """
    digest = hashlib.sha256(canonical_json([prefix, *parts]).encode("utf-8", "surrogatepass")).hexdigest()
    return f"{prefix}_{digest[:ID_HEX]}"
