"""Credits as chains of speakers."""

from __future__ import annotations

import pytest

from yellowplate.ingest.attribution import basis_of, chain_of
from yellowplate.records import Basis


@pytest.mark.parametrize(
    ("attribution", "speakers"),
    [
        ("Asia Press", ["Asia Press"]),
        ("Hyesan source to Asia Press", ["Asia Press", "Hyesan source"]),
        ("NK News through News1", ["News1", "NK News"]),
        ("an expert for RFA", ["RFA", "an expert"]),
        ("News1 on Asia Press", ["News1", "Asia Press"]),
        ("member state to UN Panel through NK News", ["NK News", "UN Panel", "member state"]),
        ("trader and driver to RFA", ["RFA", "trader and driver"]),
        ("", []),
    ],
)
def test_chains(attribution: str, speakers: list[str]) -> None:
    assert [link.speaker for link in chain_of(attribution, "human source")] == speakers


def test_only_the_innermost_speaker_has_the_method() -> None:
    assert [link.basis for link in chain_of("a visitor to a paper", "visitor count")] == [Basis.REPORTED, Basis.SAW]


@pytest.mark.parametrize(
    ("method", "basis"),
    [
        ("telephoto from the Chinese bank", Basis.SAW),
        ("customs data", Basis.SAW),
        ("analysis of a dealer video", Basis.SAW),
        ("visitor description", Basis.SAW),
        ("market survey", Basis.SAW),
        ("analysis", Basis.INFERRED),
        ("estimate, method not given", Basis.INFERRED),
        ("reporter conversion", Basis.INFERRED),
        ("opinion of a source", Basis.OPINION),
        ("reader comment", Basis.HEARD),
        ("human source", Basis.REPORTED),
        ("reporting", Basis.REPORTED),
        ("", Basis.REPORTED),
    ],
)
def test_methods(method: str, basis: Basis) -> None:
    assert basis_of(method) is basis
