"""Independence counts first speakers: whoever is innermost in a chain."""

from __future__ import annotations

import pytest

from yellowplate.records import Basis, Link, independent_voices

PAPER, REPRINT = Link("paper A", Basis.REPORTED), Link("paper B", Basis.REPORTED)
TRADER, COUSIN = Link("a trader", Basis.SAW), Link("a cousin", Basis.HEARD)


@pytest.mark.parametrize(
    ("chains", "n_voices", "why"),
    [
        ([], 0, "nobody speaks"),
        ([()], 1, "the publisher speaks"),
        ([(), ()], 1, "the publisher speaks twice"),
        ([(PAPER, TRADER), (REPRINT, TRADER), (REPRINT, PAPER, TRADER)], 1, "one witness, reprinted"),
        ([(PAPER, TRADER), (PAPER, COUSIN)], 2, "two witnesses in one paper"),
        ([(PAPER,), (PAPER, TRADER)], 2, "the paper's own word is another voice"),
        ([(TRADER,), (Link("a trader", Basis.HEARD),)], 1, "one speaker, knowing in two ways"),
    ],
)
def test_independent_voices(chains: list[tuple[Link, ...]], n_voices: int, why: str) -> None:
    assert independent_voices(chains) == n_voices, why
