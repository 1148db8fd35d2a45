"""Every pattern finds its examples with their values and stays silent on its refusals."""

from __future__ import annotations

import pytest

from yellowplate.discover import plug_ins
from yellowplate.extract.disguise import plainly
from yellowplate.extract.pattern import Pattern

PATTERNS: tuple[Pattern, ...] = plug_ins("yellowplate.extract.patterns", "PATTERN")
EXAMPLES = [(pattern, line, value) for pattern in PATTERNS for line, value in pattern.examples]
REFUSALS = [(pattern, line) for pattern in PATTERNS for line in pattern.refusals]


@pytest.mark.parametrize(("pattern", "line", "value"), EXAMPLES, ids=[f"{p.name}: {line}" for p, line, _ in EXAMPLES])
def test_examples_are_found_with_their_value(pattern: Pattern, line: str, value: str) -> None:
    found = list(pattern.find(plainly(line)))
    assert value in [mention.value for mention in found]
    for mention in found:
        assert mention.kind == pattern.kind
        assert mention.raw == line[mention.start : mention.end]
        assert 0 < mention.prob <= 1


@pytest.mark.parametrize(("pattern", "line"), REFUSALS, ids=[f"{p.name}: {line}" for p, line in REFUSALS])
def test_refusals_stay_silent(pattern: Pattern, line: str) -> None:
    assert list(pattern.find(plainly(line))) == []


@pytest.mark.parametrize("pattern", PATTERNS, ids=[pattern.name for pattern in PATTERNS])
def test_a_pattern_says_what_it_is(pattern: Pattern) -> None:
    assert pattern.version >= 1
    assert pattern.source
    assert pattern.kind
    assert pattern.examples
    assert pattern.refusals
    assert pattern.name in {module.rpartition(".")[2] for module in (pattern.find.__module__,)}


def test_names_are_unique() -> None:
    names = [pattern.name for pattern in PATTERNS]
    assert len(names) == len(set(names))
