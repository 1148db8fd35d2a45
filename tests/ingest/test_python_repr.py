"""Only plain values and dates are read; nothing is ever run."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yellowplate.ingest.python_repr import MAX_CHARS, Value, parse_repr
from yellowplate.records.errors import WrongCharacter, WrongLength

ZONES = st.just(UTC) | st.integers(-720, 720).map(lambda minutes: timezone(timedelta(minutes=minutes)))
PLAIN: st.SearchStrategy[Value] = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text()
    | st.datetimes(timezones=st.none() | ZONES)
    | st.timedeltas(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=5), inner, max_size=4),
    max_leaves=12,
)


@given(PLAIN)
def test_what_repr_writes_is_read_back(value: Value) -> None:
    assert parse_repr(repr(value)) == value


@pytest.mark.parametrize(
    ("text", "expected", "why"),
    [
        (
            "datetime.datetime(2026, 1, 2, 3, 4, 5, 6, tzinfo=tzutc())",
            datetime(2026, 1, 2, 3, 4, 5, 6, UTC),
            "dateutil",
        ),
        (
            "datetime.datetime(2026, 1, 2, tzinfo=tzoffset(None, 28800))",
            datetime(2026, 1, 2, tzinfo=timezone(timedelta(hours=8))),
            "dateutil's fixed offset",
        ),
        ("('a', {'b'})", ["a", ["b"]], "tuples and sets become lists"),
        ("{1: 'a', None: -2.5, True: 0}", {"1": "a", "None": -2.5, "True": 0}, "keys become words"),
        (" 'x' ", "x", "blanks around it"),
        (r"'\d'", r"\d", "an escape that Python warns of"),
    ],
)
def test_forms_that_archivers_leave(text: str, expected: Value, why: str) -> None:
    assert parse_repr(text) == expected, why


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("__import__('os').system('true')", "a call of a call"),
        ("open('/etc/passwd')", "a call"),
        ("datetime.datetime.now()", "a call that is not listed"),
        ("datetime.datetime(2026, 13, 1)", "no such month"),
        ("datetime.datetime('x')", "not a date's argument"),
        ("datetime.datetime(**{'year': 2026})", "unpacking into a call"),
        ("datetime.timedelta(days=10**10)", "an operator"),
        ("datetime.timedelta(days=9999999999)", "beyond the calendar"),
        ("datetime.timezone", "a name that is no value"),
        ("os.environ", "an attribute"),
        ("x", "a name"),
        ("nan", "a name too"),
        ("f'{1}'", "a string that computes"),
        ("b'x'", "bytes"),
        ("1j", "a complex number"),
        ("...", "an ellipsis"),
        ("[x for x in 'a']", "a loop"),
        ("lambda: 0", "a function"),
        ("1 + 1", "an operator"),
        ("-'x'", "a sign before a word"),
        ("{**{}}", "unpacking into a dictionary"),
        ("{(1, 2): 3}", "a key that is not plain"),
        ("[*'a']", "unpacking into a list"),
        ("a.b().c(1)", "a call on a call"),
        ("'x", "cut"),
        ("", "nothing"),
        ("'a\x00'", "a zero byte"),
        ("1; 2", "two statements"),
        ("[" * 5000 + "]" * 5000, "a nest that would overflow the stack"),
        ("9" * 5000, "a number no machine needs"),
    ],
)
def test_everything_else_is_refused(text: str, why: str) -> None:
    with pytest.raises(WrongCharacter):
        assert parse_repr(text) is why


def test_a_text_beyond_the_limit_is_not_parsed() -> None:
    with pytest.raises(WrongLength):
        parse_repr(" " * (MAX_CHARS + 1))
