"""The plain form: what goes in, what comes out, and what broken data says."""

from __future__ import annotations

import math
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from typing import Any

import pytest

from yellowplate.records import (
    Account,
    Alternative,
    Box,
    Dated,
    Judgement,
    Locator,
    MediaKind,
    Money,
    Post,
    Quantity,
    Refusal,
    Verdict,
    from_plain,
    rounded,
    to_plain,
)
from yellowplate.records.errors import BrokenRecord
from yellowplate.records.ids import Plain

ITEM = "ab" * 32


@pytest.mark.parametrize(("prob", "kept"), [(0, 0.0), (1, 1.0), (1e-9, 0.0), (0.1234565001, 0.123457), (-0.0, 0.0)])
def test_rounded(prob: float, kept: float) -> None:
    assert repr(rounded(prob)) == repr(kept)


@pytest.mark.parametrize("prob", [-1e-9, 1.0000001, math.nan, math.inf])
def test_what_is_no_probability_is_refused(prob: float) -> None:
    with pytest.raises(ValueError, match="not a probability"):
        rounded(prob)


@pytest.mark.parametrize(
    ("value", "plain"),
    [
        (None, None),
        (True, True),
        (3, 3),
        (0.5, 0.5),
        ("车", "车"),
        (MediaKind.VIDEO, "video"),
        (Decimal("6.80"), "6.80"),
        (date(2025, 9, 13), "2025-09-13"),
        (datetime(2025, 9, 13, 8, tzinfo=timezone(timedelta(hours=8))), "2025-09-13T00:00:00+00:00"),
        ((1, ["a"]), [1, ["a"]]),
        ({"a": (1,)}, {"a": [1]}),
        (Box(0, 1, 2, 3), {"left": 0, "top": 1, "right": 2, "bottom": 3}),
        (Locator(ITEM), {"item": ITEM}),
        (Locator(ITEM, "/1", t_start_s=0, t_end_s=0), {"item": ITEM, "field": "/1", "t_start_s": 0.0, "t_end_s": 0.0}),
    ],
)
def test_to_plain(value: object, plain: Plain) -> None:
    assert to_plain(value) == plain


@pytest.mark.parametrize("value", [{1}, b"x", object(), Box, {1: "a"}, {None: "a"}])
def test_what_has_no_plain_form_is_refused(value: object) -> None:
    with pytest.raises(TypeError, match="no plain form"):
        to_plain(value)


def test_a_moment_without_a_zone_has_no_plain_form() -> None:
    with pytest.raises(ValueError, match="time zone"):
        to_plain(datetime(2025, 9, 13))  # noqa: DTZ001 - what must be refused


def test_whole_numbers_serve_as_floats_but_booleans_do_not() -> None:
    assert from_plain(Alternative, {"text": "a", "prob": 1}) == Alternative("a", 1.0)
    with pytest.raises(BrokenRecord, match=r"Alternative\.prob: expected float, found bool"):
        from_plain(Alternative, {"text": "a", "prob": True})


def test_moments_and_nested_records_come_back() -> None:
    judgement = from_plain(
        Judgement,
        {"verdict": "accept", "targets": ["st_1"], "reviewer": "Lin", "judged_at": "2026-02-01T20:00:00+08:00"},
    )
    assert judgement == Judgement(Verdict.ACCEPT, ("st_1",), "Lin", datetime(2026, 2, 1, 12, tzinfo=UTC))
    post = from_plain(
        Post,
        {
            "locator": {"item": ITEM},
            "kind": "video",
            "author": {"platform": "douyin"},
            "captured": None,
            "counts": [["likes", 3]],
        },
    )
    assert (post.author, post.captured, post.counts) == (Account("douyin"), None, (("likes", 3),))


@pytest.mark.parametrize(
    ("cls", "value", "message"),
    [
        (Box, [1, 2, 3, 4], "Box: expected an object, found list"),
        (Box, {"left": 0, "top": 0, "right": 1, "bottom": 1, "depth": 2, "age": 1}, "Box: unknown fields age, depth"),
        (Box, {"left": 0}, "Box: .*missing 3 required"),
        (Box, {"left": 0, "top": 0, "right": 0, "bottom": 1}, "Box: an empty box"),
        (Box, {"left": 0.0, "top": 0, "right": 1, "bottom": 1}, r"Box\.left: expected int, found float"),
        (Box, {"left": True, "top": 0, "right": 1, "bottom": 1}, r"Box\.left: expected int, found bool"),
        (Locator, {"item": None}, r"Locator\.item: expected str, found NoneType"),
        (Locator, {"item": ITEM, "box": 3}, r"Locator\.box: expected an object, found int"),
        (Locator, {"item": ITEM, "box": {"left": "0"}}, r"Locator\.box\.left: expected int, found str"),
        (Money, {"amount": 1, "currency": "CNY"}, r"Money\.amount: expected text, found int"),
        (Money, {"amount": "six", "currency": "CNY"}, r"Money\.amount: "),
        (Money, {"amount": "NaN", "currency": "CNY"}, "Money: not an amount"),
        (Money, {"amount": "1", "currency": "CNY", "on": "2025-02-30"}, r"Money\.on: "),
        (Quantity, {"low": "NaN", "high": "1", "unit": "km"}, "Quantity: an open end is None"),
        (Dated, {"at": "2025-02-01T00:00:00", "how": "exif"}, "Dated: a moment needs a time zone"),
        (Dated, {"at": "2025-02-01T00:00:00Z", "how": "guessed"}, r"Dated\.how: 'guessed' is not a valid HowDated"),
        (Refusal, {"file": "a", "reason": "b", "stage": "read", "is_partial": 1}, r"expected bool, found int"),
        (
            Post,
            {"locator": {"item": ITEM}, "kind": "video", "media": "abc"},
            r"Post\.media: expected a list, found str",
        ),
        (Post, {"locator": {"item": ITEM}, "kind": "video", "media": ["a", 1]}, r"Post\.media/1: expected str"),
        (
            Post,
            {"locator": {"item": ITEM}, "kind": "video", "counts": [["a"]]},
            r"counts/0: expected 2 values, found 1",
        ),
        (Post, {"locator": {"item": ITEM}, "kind": "video", "counts": [["a", "b"]]}, r"counts/0/1: expected int"),
    ],
)
def test_broken_records_say_which_field_is_broken(cls: type[Any], value: Plain, message: str) -> None:
    with pytest.raises(BrokenRecord, match=message):
        from_plain(cls, value)
