"""Which car of a publication a statement is about, and which VINs are misreadings of one another."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field

from yellowplate.records import Locator, Post, Statement
from yellowplate.resolve.joined import Joined
from yellowplate.resolve.judged import Pair
from yellowplate.resolve.publications import OPENS_A_FILE, Publication, context_of, is_named, row_of

MISREAD_CHARACTERS = 2
"""VINs of one publication that differ in at most so many characters are competing readings of one car."""

LINE_GAP = 1.5
"""Boxes are on one line if they share half the lower one's height and stand no farther apart than this many heights."""

Merges = Callable[[Statement], tuple[str, ...]]
"""Keys of a statement that name one vehicle ("vin:<VIN>")."""


@dataclass(slots=True)
class Draft:
    """One car of one publication.

    Attributes:
        vins: VINs its readings give, most probable first; empty for an unnamed car.
        contexts: where it appears.
        statements: about it.
        nearby: ids of statements of the publication that could be about it or about another of its cars.
        posts: posts of the publication.
    """

    vins: list[str]
    contexts: list[str]
    statements: list[Statement] = field(default_factory=list)
    nearby: list[str] = field(default_factory=list)
    posts: tuple[Post, ...] = ()

    @property
    def key(self) -> tuple[str, ...]:
        """Order among drafts: VIN first, then contexts."""
        return (self.vins[0] if self.vins else "~", *self.contexts)


def strength(statement: Statement, accepted: Collection[str]) -> tuple[bool, float]:
    """How far a reading is to be preferred: a person's acceptance first, then its probability."""
    return (statement.id in accepted, statement.prob)


def by_probability(statements: Sequence[Statement], accepted: Collection[str]) -> list[str]:
    """Order the VINs of some statements.

    Args:
        statements: with property "vin" or "vin_alternative".
        accepted: ids that a person accepted.

    Returns:
        Each VIN once: read ones before mere alternatives, accepted before not, then by highest probability, by
        number of readings, and by spelling.
    """
    ranks: dict[str, tuple[bool, bool, float, int]] = {}
    for statement in statements:
        was_read, was_accepted, prob, n_read = ranks.get(statement.value, (False, False, -1.0, 0))
        is_accepted, its_prob = strength(statement, accepted)
        ranks[statement.value] = (
            was_read or statement.property == "vin",
            was_accepted or is_accepted,
            max(prob, its_prob),
            n_read + 1,
        )
    return sorted(ranks, key=lambda vin: (tuple(-float(part) for part in ranks[vin]), vin))


def _is_typed(statement: Statement) -> bool:
    return statement.locator.box is None and statement.locator.t_start_s is None


def compete(one: Statement, other: Statement, alternatives: Collection[tuple[str, str]]) -> bool:
    """True if two different VINs of one publication can be two readings of one number.

    Args:
        one: a VIN statement; one of the two was recognised, not typed.
        other: another, with another value.
        alternatives: (VIN read, VIN allowed there) pairs of the publication.
    """
    if {(one.value, other.value), (other.value, one.value)} & set(alternatives):
        return True
    differing = sum(a != b for a, b in zip(one.value, other.value, strict=False))
    return len(one.value) == len(other.value) and differing <= MISREAD_CHARACTERS


def _same_place(one: Locator, other: Locator) -> bool:
    return (one.item, one.field, one.t_start_s, one.start, one.box) == (
        other.item,
        other.field,
        other.t_start_s,
        other.start,
        other.box,
    )


def _overlap_s(one: Locator, other: Locator) -> bool:
    if one.t_start_s is None or one.t_end_s is None or other.t_start_s is None or other.t_end_s is None:
        return one.t_start_s is other.t_start_s
    return one.t_start_s <= other.t_end_s and other.t_start_s <= one.t_end_s


def _on_one_line(one: Locator, other: Locator, posts: Sequence[Post]) -> bool:
    if one.box and other.box:
        shared = min(one.box.bottom, other.box.bottom) - max(one.box.top, other.box.top)
        low = min(one.box.height, other.box.height)
        gap = max(one.box.left, other.box.left) - min(one.box.right, other.box.right)
        return shared * 2 >= low and gap <= LINE_GAP * low
    if one.start is None or other.start is None:
        return False
    texts = [text for post in posts for text in post.texts if text.locator.item == one.item]
    found = next((text for text in texts if text.locator.field == one.field), None)
    if found is None:
        return False
    begin = found.locator.start or 0
    first, last = sorted((one.start - begin, other.start - begin))
    return "\n" not in found.text[max(first, 0) : max(last, 0)]


def _beside(statement: Statement, vins: Sequence[Statement], posts: Sequence[Post]) -> tuple[bool, bool]:
    """Tell whether a statement stands with one of the VINs: at one place and time, and on one line."""
    place = statement.locator
    near = on_line = False
    for vin in vins:
        other = vin.locator
        is_here = place.item == other.item and (
            place.field == other.field or (row_of(place.field) != "" and row_of(place.field) == row_of(other.field))
        )
        if is_here and _overlap_s(place, other):
            near = True
            on_line = on_line or _same_place(place, other) or _on_one_line(place, other, posts)
    return near, on_line


def _owner(statement: Statement, groups: Sequence[Sequence[Statement]], posts: Sequence[Post]) -> int | None:
    """Find the one group of VINs a statement stands with; None if there is none or more than one."""
    beside = [_beside(statement, group, posts) for group in groups]
    near = [number for number, (is_near, _) in enumerate(beside) if is_near]
    on_line = [number for number in near if beside[number][1]]
    if len(near) == 1:
        return near[0]
    if len(on_line) == 1:
        return on_line[0]
    return None


def _vin_groups(told: Sequence[Statement], merges: Merges, apart: Collection[Pair]) -> list[list[Statement]]:
    read = [one for one in told if merges(one)]
    values = sorted({one.value for one in read})
    split = [(a.removeprefix("vin:"), b.removeprefix("vin:")) for a, b in apart]
    sets = Joined(values, [pair for pair in split if set(pair) <= set(values)])
    allowed = {
        (vin.value, other.value)
        for other in told
        if other.property == "vin_alternative"
        for vin in read
        if _same_place(vin.locator, other.locator)
    }
    seen = {(one.value, _is_typed(one)): one for one in reversed(read)}
    # Two typed numbers do not compete: typing has no misreadings, and a fleet has neighbouring numbers.
    for one in [vin for (_, is_typed), vin in sorted(seen.items()) if not is_typed]:
        for other in seen.values():
            if one.value != other.value and compete(one, other, allowed):
                sets.join(one.value, other.value)
    number = {value: index for index, group in enumerate(sets.sets()) for value in group}
    groups: list[list[Statement]] = [[] for _ in set(number.values())]
    for one in read:
        groups[number[one.value]].append(one)
    return groups


def cars(publication: Publication, merges: Merges, accepted: Collection[str], apart: Collection[Pair]) -> list[Draft]:
    """Divide a publication's statements among its cars.

    Args:
        publication: contexts, statements and posts.
        merges: keys that name a vehicle.
        accepted: ids of statements a person accepted.
        apart: pairs of subjects a person called different.

    Returns:
        One draft a car: all statements go to the only car; with several cars a statement goes to the one whose VIN
        stands in the same table row, frame, picture or line, and otherwise is listed as nearby to each. Without a
        VIN, one unnamed car if something was offered, encumbered, claimed, bound for somewhere or plated; else none.
    """
    ours = publication.statements
    told = [one for one in ours if not is_named(one) or merges(one)]
    groups = _vin_groups(told, merges, apart)
    named = _named(publication, {one.value for group in groups for one in group})
    if not groups:
        opening = sorted({context_of(one) for one in told if one.property in OPENS_A_FILE})
        if not opening:
            return named
        rest = sorted(set(publication.contexts) - {opening[0]})
        return [*named, Draft([], [opening[0], *rest], told, [], publication.posts)]
    drafts = [Draft(by_probability(group, accepted), [], [], [], publication.posts) for group in groups]
    own = {one.id: number for number, group in enumerate(groups) for one in group}
    for statement in told:
        number = 0 if len(groups) == 1 else own.get(statement.id)
        if number is None:
            number = _owner(statement, groups, publication.posts)
        if number is None:
            for draft in drafts:
                draft.nearby.append(statement.id)
        else:
            drafts[number].statements.append(statement)
    direct = {f"vin:{vin}": draft for draft in drafts for vin in draft.vins}
    for statement in ours:
        if is_named(statement) and not merges(statement) and statement.subject.key in direct:
            direct[statement.subject.key].statements.append(statement)
    for draft in drafts:
        draft.vins = by_probability(
            [one for one in draft.statements if one.property in ("vin", "vin_alternative")], accepted
        )
        draft.contexts = (
            list(publication.contexts) if len(groups) == 1 else sorted({context_of(one) for one in draft.statements})
        )
    return [*named, *drafts]


def _named(publication: Publication, read: Collection[str]) -> list[Draft]:
    """Make drafts for vehicles that statements name by VIN but whose VIN no statement of the publication reads."""
    found: dict[str, Draft] = {}
    for statement in publication.statements:
        vin = statement.subject.key.removeprefix("vin:")
        if is_named(statement) and vin not in read:
            draft = found.setdefault(vin, Draft([vin], list(publication.contexts), [], [], publication.posts))
            draft.statements.append(statement)
    return [found[vin] for vin in sorted(found)]
