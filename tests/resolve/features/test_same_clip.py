"""An equal pair of items links, from both sides; other statements do not."""

from __future__ import annotations

import pytest

from yellowplate.records import Locator, Statement, Subject, SubjectKind
from yellowplate.resolve.feature import Power
from yellowplate.resolve.features.same_clip import FEATURE


def stated(item: str, value: str, name: str = "same_clip") -> Statement:
    return Statement(Subject(SubjectKind.VEHICLE, item * 64), name, value, "", Locator(item * 64), "reposts/1")


def test_both_sides_have_one_key() -> None:
    keys = {FEATURE.statement_keys(stated("a", "b" * 64)), FEATURE.statement_keys(stated("b", "a" * 64))}
    assert keys == {(f"clip:{'a' * 64} {'b' * 64}",)}


@pytest.mark.parametrize("name", ["plate", "vin", "contact"])
def test_other_statements_have_none(name: str) -> None:
    assert FEATURE.statement_keys(stated("a", "b" * 64, name)) == ()


def test_it_links_and_never_merges() -> None:
    assert FEATURE.power is Power.LINKS
