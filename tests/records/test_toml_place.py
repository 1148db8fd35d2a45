"""Where a value stands in a TOML text."""

from __future__ import annotations

import pytest

from yellowplate.records.toml_place import line_numbers, line_of

TEXT = """\
# a comment
title = "x"
note = \"\"\"
hidden = 1
\"\"\"
[class."car".arrivals]   # more
low = 1
[[halt]]
event = "a"
[[halt]]
event = "b"
  until="c"
[[class.car.permit]]
low = 1
[[class.car.permit]]
set = [
  { parameter = "x" },
]
[[halt]]
[[halt.part]]
a.b = 1
"""


@pytest.mark.parametrize(
    ("path", "line"),
    [
        ("title", 2),
        ("class.car.arrivals.low", 7),
        ("halt[0].event", 9),
        ("halt[1].until", 12),
        ("class.car.permit[1].set[0].unit", 16),
        ("class.car.permit[1]", 15),
        ("class.car.arrivals.high", 6),
        ("halt[2].part[0].a.b", 21),
        ("halt", 8),
        ("halt[9].event", 8),
        ("hidden", None),
        ("", None),
    ],
)
def test_the_line_of_a_path_or_of_what_holds_it(path: str, line: int | None) -> None:
    assert line_of(line_numbers(TEXT), path) == line


def test_an_inner_list_starts_again_in_the_next_outer_entry() -> None:
    text = "[[a]]\n[[a.b]]\nc = 1\n[[a]]\n[[a.b]]\nc = 2\n"
    assert line_of(line_numbers(text), "a[1].b[0].c") == 6
