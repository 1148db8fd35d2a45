"""Which place names lie where."""

from __future__ import annotations

import pytest

from yellowplate.resolve.places import Zone, zone


@pytest.mark.parametrize(
    ("name", "where", "why"),
    [
        ("Hyesan", Zone.DPRK, "romanised"),
        ("혜산시", Zone.DPRK, "Korean, with its suffix"),
        ("朝鲜", Zone.DPRK, "the country"),
        ("somewhere in North Korea", Zone.DPRK, "two words"),
        ("丹东港", Zone.BORDER, "Chinese"),
        ("Changbai county", Zone.BORDER, "romanised"),
        ("沈阳", Zone.ELSEWHERE, "far away"),
        ("", Zone.ELSEWHERE, "nothing said"),
        ("延边朝鲜族自治州", Zone.ELSEWHERE, "a prefecture in China"),
        ("无锡市惠山区", Zone.ELSEWHERE, "a district of Wuxi"),
        ("南阳", Zone.ELSEWHERE, "a city in Henan"),
        ("Hyesan, across from Changbai", Zone.ELSEWHERE, "both sides: a person has to read it"),
        ("Manpower Inc.", Zone.ELSEWHERE, "a name inside a word"),
    ],
)
def test_zone(name: str, where: Zone, why: str) -> None:
    assert zone(name) is where, why
