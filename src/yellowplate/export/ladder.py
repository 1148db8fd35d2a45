"""The order of claims as rows of a table and as a picture: a ladder of ranks, drawn without script or inline style."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from unicodedata import east_asian_width

from yellowplate.export import spelling
from yellowplate.records import Claim, ClaimKind, ClaimsOrder, Precedence, RankedClaim, Relation

UNNAMED = "a claimant not named here"
RANKS = range(1, 12)
"""Places with a rank in the order of payment; the others are names for having none."""
WIDTH = 720
"""Width of the picture in its own units; it is scaled to the page."""
BOX_HEIGHT, BOX_GAP, RANK_GAP, TOP = 44, 6, 16, 28
WORDS_WIDE = 52
"""Columns of Latin letters that fit into a box; a Chinese character takes two."""


@dataclass(frozen=True, slots=True)
class Box:
    """One claim on one rank of the picture.

    Attributes:
        top: distance from the upper edge.
        title: label, right and amount as asserted.
        detail: who asserts it.
        is_open: it would stand here or on another rank; drawn with a broken line.
    """

    top: int
    title: str
    detail: str
    is_open: bool


@dataclass(frozen=True, slots=True)
class Step:
    """One rank of the picture.

    Attributes:
        top: distance from the upper edge.
        height: of all its boxes.
        number: of the rank, "–" for claims without one.
        name: of the rank.
        boxes: who would stand there, first paid first.
    """

    top: int
    height: int
    number: str
    name: str
    boxes: tuple[Box, ...]


@dataclass(frozen=True, slots=True)
class Ladder:
    """The whole picture.

    Attributes:
        width: of the picture.
        height: of the picture.
        steps: in the order of payment.
        told: what it shows, for those who cannot see it.
    """

    width: int
    height: int
    steps: tuple[Step, ...]
    told: str


@dataclass(frozen=True, slots=True)
class Pair:
    """How two claims would stand to each other, in words."""

    sentence: str
    missing: tuple[str, ...]
    unless: tuple[str, ...]


def pairs(order: ClaimsOrder) -> list[Pair]:
    """Say who would stand before whom."""
    return [Pair(_stands(one), one.missing, one.unless) for one in order.pairs]


def _stands(one: Precedence) -> str:
    first, second = one.first.capitalize(), one.second
    return {
        Relation.BEFORE: f"{first} would rank before {second}",
        Relation.AFTER: f"{second.capitalize()} would rank before {one.first}",
        Relation.BESIDE: f"{first} and {second} would share one place",
        Relation.OPEN: f"Between {one.first} and {second} it cannot be told who would rank first",
    }[one.relation]


def draw(order: ClaimsOrder, claims: Sequence[Claim]) -> Ladder:
    """Lay out the picture.

    Args:
        order: of the claims.
        claims: of the same vehicle, in the same order, as the audience may see them.

    Returns:
        Ranks from the top in the order of payment; a claim that may hold several ranks stands on each.
    """
    by_label = {one.label: claim for one, claim in zip(order.ranked, claims, strict=True)}
    ranks: dict[tuple[int, str], list[RankedClaim]] = {}
    for one in order.ranked:
        for rung in one.rungs:
            ranks.setdefault((rung.rank, rung.name), []).append(one)
    n_before = _n_before(order)
    without = [one for one in order.ranked if not one.rungs]
    rows = [
        (str(rank) if rank in RANKS else "–", name.replace("_", " "), ranks[rank, name]) for rank, name in sorted(ranks)
    ]
    rows += [("–", "no rank named", without)] if without else []
    steps: list[Step] = []
    top = TOP
    for number, name, ranked in rows:
        found = sorted(ranked, key=lambda one: (n_before[one.label], order.ranked.index(one)))
        boxes = tuple(_box(top + n * (BOX_HEIGHT + BOX_GAP), one, by_label[one.label]) for n, one in enumerate(found))
        height = len(boxes) * (BOX_HEIGHT + BOX_GAP) - BOX_GAP
        steps.append(Step(top, height, number, name, boxes))
        top += height + RANK_GAP
    return Ladder(WIDTH, top + 4, tuple(steps), "; ".join(_spoken(step) for step in steps))


def _n_before(order: ClaimsOrder) -> Mapping[str, int]:
    """Count for each claim how many would surely stand before it."""
    found: Counter[str] = Counter()
    for pair in order.pairs:
        found[pair.second] += pair.relation is Relation.BEFORE
        found[pair.first] += pair.relation is Relation.AFTER
    return found


def _box(top: int, one: RankedClaim, claim: Claim) -> Box:
    amount = f" · {spelling.money(claim.amount)} asserted" if claim.amount else " · amount not stated"
    kind = "right of unknown kind" if claim.kind is ClaimKind.UNKNOWN else str(claim.kind)
    return Box(
        top=top,
        title=f"{one.label.capitalize()}: {kind}{amount}",
        detail=_short(f"asserted by {claim.holder or UNNAMED}"),
        is_open=len(one.rungs) != 1,
    )


def _spoken(step: Step) -> str:
    names = ", ".join(box.title + (" (possibly)" if box.is_open else "") for box in step.boxes)
    return f"{f'rank {step.number}, ' if step.number != '–' else ''}{step.name}: {names}"


def _short(text: str) -> str:
    """Cut a text to the width of a box."""
    width = 0
    for n, character in enumerate(text):
        width += 2 if east_asian_width(character) in "WF" else 1
        if width > WORDS_WIDE:
            return text[: n - 1] + "…"
    return text
