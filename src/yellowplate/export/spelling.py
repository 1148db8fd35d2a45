"""How numbers, moments and places are written for people: the same everywhere in a dossier."""

from __future__ import annotations

import re
from datetime import UTC, datetime, time
from decimal import Decimal

from yellowplate.records import Locator, Money, Quantity

_HANGUL, _KANA, _HAN = re.compile("[\uac00-\ud7a3]"), re.compile("[\u3040-\u30ff]"), re.compile("[\u4e00-\u9fff]")


def language(text: str) -> str:
    """Tell the language of words by their script.

    Args:
        text: any words.

    Returns:
        "ko", "ja" or "zh" for the lang attribute, "" where the script does not tell.

    >>> language("抵押车"), language("함흥"), language("VIN")
    ('zh', 'ko', '')
    """
    for script, code in ((_HANGUL, "ko"), (_KANA, "ja"), (_HAN, "zh")):
        if script.search(text):
            return code
    return ""


def number(value: Decimal) -> str:
    """Write an exact number with commas, without a needless point.

    >>> number(Decimal("68000")), number(Decimal("6.50"))
    ('68,000', '6.5')
    """
    text = f"{value:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def chance(prob: float) -> str:
    """Write a probability with two digits; one that is not 0 or 1 is never printed as if it were.

    >>> chance(0.931), chance(0.9999), chance(0.0002), chance(1.0)
    ('0.93', 'above 0.99', 'below 0.01', '1.00')
    """
    text = f"{prob:.2f}"
    if text == "1.00" and prob < 1:
        return "above 0.99"
    return "below 0.01" if text == "0.00" and prob > 0 else text


def amount(quantity: Quantity) -> str:
    """Write a quantity with its range and unit.

    Returns:
        "68,000 CNY", "about 3 to 5 vehicles", "at least 100 vehicles"; "an unstated number of vehicles" for words only.
    """
    low, high = quantity.low, quantity.high
    about = "about " if quantity.is_approx else ""
    if low is not None and high is not None:
        core = number(low) if low == high else f"{number(low)} to {number(high)}"
        return f"{about}{core} {quantity.unit}".strip()
    if low is not None:
        return f"at least {about}{number(low)} {quantity.unit}".strip()
    if high is not None:
        return f"at most {about}{number(high)} {quantity.unit}".strip()
    return f"an unstated number of {quantity.unit}" if quantity.unit else "an unstated number"


def money(sum_: Money | None) -> str:
    """Write a sum, or "amount not stated"."""
    return f"{number(sum_.amount)} {sum_.currency}" if sum_ else "amount not stated"


def moment(at: datetime) -> str:
    """Write a moment in UTC to the minute; midnight to the second is how files write a day, and is printed as one.

    >>> moment(datetime(2026, 5, 13, tzinfo=UTC)), moment(datetime(2026, 5, 13, 1, 2, tzinfo=UTC))
    ('2026-05-13', '2026-05-13 01:02 UTC')
    """
    in_utc = at.astimezone(UTC)
    return f"{in_utc:%Y-%m-%d}" if in_utc.time() == time() else f"{in_utc:%Y-%m-%d %H:%M} UTC"


def time_code(seconds: float) -> str:
    """Write a presentation time.

    >>> time_code(63.44), time_code(3.0)
    ('1:03.4', '0:03.0')
    """
    tenths = round(seconds * 10)
    minutes, rest = divmod(tenths, 600)
    hours, minutes = divmod(minutes, 60)
    head = f"{hours}:{minutes:02}" if hours else f"{minutes}"
    return f"{head}:{rest // 10:02}.{rest % 10}"


def where(place: Locator) -> str:
    """Say where in an item the words stand.

    Returns:
        "at 0:04.2 (seen 0:03.0 to 0:05.5), box 10,20 to 300,60", "in /3/price, characters 5 to 12" or "in the
        item".
    """
    parts = []
    shown = place.t_best_s if place.t_best_s is not None else place.t_start_s
    if shown is not None:
        span = ""
        if place.t_start_s is not None and place.t_end_s is not None and place.t_end_s > place.t_start_s:
            span = f" (seen {time_code(place.t_start_s)} to {time_code(place.t_end_s)})"
        parts.append(f"at {time_code(shown)}{span}")
    if place.field:
        parts.append(f"in {place.field}")
    if place.start is not None and place.end is not None:
        parts.append(f"characters {place.start + 1} to {place.end}")
    if place.box is not None:
        box = place.box
        parts.append(f"box {box.left},{box.top} to {box.right},{box.bottom}")
    return ", ".join(parts) if parts else "in the item"


def counted(n: int, one: str, many: str = "") -> str:
    """Write a number of things.

    >>> counted(1, "vehicle"), counted(0, "vehicle")
    ('1 vehicle', 'no vehicles')
    """
    return f"1 {one}" if n == 1 else f"{n or 'no'} {many or one + 's'}"
