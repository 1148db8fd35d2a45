"""The lists that a case holds: each first speaker or platform is one, and reprints of one speaker are one list."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from yellowplate.estimate.caution import Caution
from yellowplate.estimate.population.linked import LinkedRecord
from yellowplate.records import Post, Statement, VehicleFile

MOST_CASE_LISTS = 5
"""Lists kept; smaller ones are joined, so that every set of pairs can still be fitted."""

OTHERS = "all other sources"
WITHOUT_PUBLISHER = "files without a publisher"

SURE_PROB = 0.5
"""A reading less likely than this names its vehicle in part only."""


@dataclass(frozen=True, slots=True)
class CaseLists:
    """Sightings of named vehicles by list.

    Attributes:
        lists: names, largest list first.
        records: one a list and publication, with the vehicles it may be of.
        window_days: days from the first to the last dated publication used; None where fewer than two are dated.
        statements: ids of the statements used, sorted.
        cautions: what was left out or joined.
    """

    lists: tuple[str, ...]
    records: tuple[LinkedRecord, ...]
    window_days: float | None
    statements: tuple[str, ...]
    cautions: tuple[Caution, ...]


def case_lists(vehicles: Sequence[VehicleFile], posts: Iterable[Post]) -> CaseLists:
    """Collect who saw which vehicle.

    Args:
        vehicles: of a case; only those with a VIN can be told apart and are used.
        posts: of the case; they say on which platform a publication stood and when.

    Returns:
        The sightings. The list of a statement is its first speaker, the innermost of the chain; where the publisher
        itself speaks, the platform. A reading's probability is that of the link between the publication and the
        vehicle, and its alternatives are links to others.
    """
    by_context = _by_context(posts)
    found: dict[tuple[str, str], dict[str, float]] = {}
    used: list[Statement] = []
    for vehicle in vehicles:
        for statement in vehicle.statements:
            if vehicle.vin and statement.property in ("vin", "vin_alternative"):
                post = _post_of(statement, by_context)
                choices = found.setdefault((_list_of(statement, post), _context(statement)), {})
                key = f"vin:{statement.value}"
                choices[key] = max(choices.get(key, 0.0), statement.prob)
                used.append(statement)
    names, cautions = _names(found)
    unnamed = sum(not vehicle.vin for vehicle in vehicles)
    if unnamed:
        text = f"{unnamed} vehicles without a VIN cannot be matched between lists and were left out"
        cautions.append(Caution("unnamed_vehicles", str(unnamed), text))
    records = tuple(
        LinkedRecord(names.index(name if name in names else OTHERS), _choices(found[name, context]))
        for name, context in sorted(found)
    )
    weak = sum(max(prob for _, prob in record.choices) < SURE_PROB for record in records)
    if weak:
        text = (
            f"in {weak} of {len(records)} sightings the VIN was read with a probability below {SURE_PROB}, as where a "
            "part of it shows: such a sighting may be of another vehicle"
        )
        cautions.append(Caution("vin_in_part", f"{weak / len(records):.2f}", text))
    told = (_post_of(one, by_context) for one in used)
    days = sorted(post.published[0].at.date() for post in told if post is not None and post.published)
    window = float((days[-1] - days[0]).days + 1) if len(days) > 1 else None
    return CaseLists(tuple(names), records, window, tuple(sorted({one.id for one in used})), tuple(cautions))


def _by_context(posts: Iterable[Post]) -> dict[str, Post]:
    found: dict[str, Post] = {}
    for post in sorted(posts, key=lambda one: one.locator.sort_key):
        for context in (post.context, *post.media):
            found.setdefault(context, post)
    return found


def _context(statement: Statement) -> str:
    key = statement.subject.key
    return statement.locator.item if key.startswith("vin:") else key.removeprefix("context:")


def _post_of(statement: Statement, by_context: dict[str, Post]) -> Post | None:
    return by_context.get(_context(statement)) or by_context.get(statement.locator.item)


def _list_of(statement: Statement, post: Post | None) -> str:
    if statement.said_by:
        return statement.said_by[-1].speaker
    if post is not None and (post.platform or post.author):
        return f"posts on {post.platform or (post.author.platform if post.author else '')}"
    return WITHOUT_PUBLISHER


def _names(found: dict[tuple[str, str], dict[str, float]]) -> tuple[list[str], list[Caution]]:
    sizes: dict[str, int] = {}
    for name, _ in found:
        sizes[name] = sizes.get(name, 0) + 1
    names = sorted(sizes, key=lambda name: (-sizes[name], name))
    if len(names) <= MOST_CASE_LISTS:
        return names, []
    joined = names[MOST_CASE_LISTS - 1 :]
    text = f"{len(joined)} small lists were joined to one ({', '.join(joined)})"
    return [*names[: MOST_CASE_LISTS - 1], OTHERS], [Caution("lists_joined", str(len(joined)), text)]


def _choices(probs: dict[str, float]) -> tuple[tuple[str, float], ...]:
    total = max(1.0, sum(probs.values()))
    return tuple((key, probs[key] / total) for key in sorted(probs))
