"""Overlapping counts: bounds without points, matches with them, on made-up points."""

from __future__ import annotations

from itertools import product

import pytest

from yellowplate.estimate.crossings.overlapping import PUBLISHED, Survey, union_of
from yellowplate.estimate.crossings.points import Point, distance_km, match, sweep
from yellowplate.estimate.crossings.rows import read_points


def test_the_three_published_counts_cannot_be_reconciled() -> None:
    union = union_of(PUBLISHED)
    assert (union.least, union.most, union.is_reconciled) == (43, None, None)
    assert len(union.reasons) == 4
    assert {caution.code for caution in union.cautions} == {"not_independent", "density_differs"}


def test_stretches_that_do_not_overlap_add_up() -> None:
    surveys = [Survey("a", 24, 80, 0, 80), Survey("b", 32, 95, 60, 155), Survey("c", 9, 40, 90, 130, has_points=True)]
    union = union_of(surveys)
    assert (union.least, union.most) == (33, 65)
    assert union.why_least == ("a", "c")
    assert union_of([*surveys, Survey("d", 50, 400)]).why_least == ("d",)
    assert union_of([Survey("c", 9, 40, 90, 130, has_points=True)]).reasons == ()


def test_the_least_is_exact_on_a_short_river() -> None:
    surveys = [Survey("a", 2, 2, 0, 2), Survey("b", 1, 2, 1, 3), Survey("c", 2, 1, 2, 3)]
    fewest = min(
        sum(cells)
        for cells in product(range(4), repeat=3)
        if cells[0] + cells[1] >= 2 and cells[1] + cells[2] >= 1 and cells[2] >= 2
    )
    assert union_of(surveys).least == fewest


@pytest.mark.parametrize(
    ("numbers", "words"),
    [
        ((-1, 80.0, None, None), "cannot be"),
        ((3, 0.0, None, None), "cannot be"),
        ((3, 8.0, 1.0, None), "both its ends"),
        ((3, 8.0, 5.0, 1.0), "from km 5"),
    ],
)
def test_impossible_surveys(numbers: tuple[int, float, float | None, float | None], words: str) -> None:
    with pytest.raises(ValueError, match=words):
        Survey("a", *numbers)


def test_no_survey() -> None:
    with pytest.raises(ValueError, match="no survey"):
        union_of([])


def along(*km: float) -> list[Point]:
    """Made-up points on one parallel, by kilometres to the east."""
    return [Point(41.4, 128.0 + one / 83.4) for one in km]


def test_points_within_a_radius_are_one_place() -> None:
    lists = {"a": along(0, 3.3, 6.6), "b": along(0.2, 6.7, 20), "c": along(6.65, 40)}
    narrow, wide = sweep(lists, (0.5, 0.01))
    assert narrow.n_places == 8
    assert (wide.n_places, wide.n_in) == (5, {1: 3, 2: 1, 3: 1})
    assert wide.pairs == {("a", "b"): 2, ("a", "c"): 1, ("b", "c"): 1}
    assert not wide.is_ambiguous


def test_a_survey_counts_no_place_twice() -> None:
    found = match({"a": along(0, 0.2), "b": along(0.1)}, 0.5)
    assert (found.n_places, found.is_ambiguous) == (2, True)
    assert match({"a": along(0), "b": [Point(41.4, 128.0 + 1 / 83.4, error_km=0.8)]}, 0.5).n_places == 1
    with pytest.raises(ValueError, match="not a radius"):
        match({}, -1)


def test_distance() -> None:
    assert distance_km(Point(0, 0), Point(0, 180)) == pytest.approx(20015, rel=1e-3)


def test_rows_of_points() -> None:
    rows = [
        ("line 2", {"survey": "a", "lat": "41.4", "lon": "128.2"}),
        ("line 3", {"survey": "a", "lat": "128.2", "lon": "41.4"}),
        ("line 4", {"survey": "", "lat": "41.4", "lon": "128.2"}),
        ("line 5", {"survey": "b", "lat": "north", "lon": "128.2"}),
        ("line 6", {"survey": "b", "lat": "41.4", "lon": "228.2", "error_km": "1"}),
    ]
    lists, refusals = read_points(rows, file="f")
    assert {name: len(points) for name, points in lists.items()} == {"a": 1}
    assert [refusal.place for refusal in refusals] == ["line 3", "line 4", "line 5", "line 6"]
    assert "swapped" in refusals[0].reason
