"""Statements and judgements to vehicle files: views, built anew each time and never written."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace

from yellowplate.discover import plug_ins
from yellowplate.records import Judgement, Polarity, Post, Statement, VehicleFile
from yellowplate.resolve import claims as asserted
from yellowplate.resolve import judged, seen
from yellowplate.resolve.cars import Draft, by_probability, cars
from yellowplate.resolve.feature import Feature, Power
from yellowplate.resolve.joined import Joined
from yellowplate.resolve.judged import Judged, Pair
from yellowplate.resolve.near import near_pairs
from yellowplate.resolve.parties import parties
from yellowplate.resolve.publications import publications
from yellowplate.resolve.stages import stages

VERSION = 2
"""Raised whenever vehicle files may change."""

ONE_VALUE = (
    "destination",
    "encumbered",
    "mileage",
    "model",
    "plate",
    "price",
    "year",
)
"""Properties of which a car has one at a time; two different values are a conflict that a person has to read."""


def match_features() -> tuple[Feature, ...]:
    """Return the match features, in order of their names."""
    found: tuple[Feature, ...] = plug_ins("yellowplate.resolve.features", "FEATURE")
    return found


def version() -> str:
    """Return what a view depends on: this program's version and those of its features, as one text."""
    parts = "+".join(f"{feature.name}{feature.version}" for feature in match_features())
    return f"resolve/{VERSION}({parts})"


def _merge_keys(statement: Statement) -> tuple[str, ...]:
    return tuple(
        key
        for feature in match_features()
        if feature.power is Power.MERGES
        for key in feature.statement_keys(statement)
    )


def _matching(drafts: Sequence[Draft], target: str) -> list[int]:
    if target.startswith("vin:"):
        vin = target.removeprefix("vin:")
        return [number for number, draft in enumerate(drafts) if vin in draft.vins[:1]]
    return [number for number, draft in enumerate(drafts) if target in draft.contexts]


def _apart(drafts: Sequence[Draft], pairs: Collection[Pair]) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    for one, other in pairs:
        first, second = set(_matching(drafts, one)), set(_matching(drafts, other))
        # "The car in this publication is not the car of that VIN" is said where the VIN was read there, too.
        if one.startswith("vin:"):
            first -= second
        else:
            second -= first
        found.extend((a, b) for a in sorted(first) for b in sorted(second))
    return found


def _group(drafts: Sequence[Draft], view: Judged) -> list[tuple[list[Draft], bool]]:
    """Join drafts into vehicles: a person's word first, then equal VINs; True where decisions contradict."""
    sets = Joined(range(len(drafts)), _apart(drafts, view.not_same))
    refused: set[int] = set()
    for one, other in view.same:
        ends = [_matching(drafts, one), _matching(drafts, other)]
        known = [number for end in ends for number in end]
        if not all(ends):
            continue
        if (one, other) in view.not_same or any(_is_many(drafts, end) for end in ends):
            refused.update(known)
            continue
        for number in known[1:]:
            if not sets.join(known[0], number):
                refused.update((known[0], number))
    by_vin: dict[str, list[int]] = {}
    for number, draft in enumerate(drafts):
        for vin in draft.vins[:1]:
            by_vin.setdefault(vin, []).append(number)
    for vin in sorted(by_vin):
        for index, number in enumerate(by_vin[vin]):
            for earlier in by_vin[vin][:index]:
                if sets.join(earlier, number):
                    break
    return [([drafts[number] for number in group], bool(refused & set(group))) for group in sets.sets()]


def _is_many(drafts: Sequence[Draft], numbers: Sequence[int]) -> bool:
    return len({tuple(drafts[number].vins[:1]) for number in numbers}) > 1


def _time_order(statement: Statement) -> tuple[object, ...]:
    if statement.happened_on is not None and statement.happened_on.earliest is not None:
        moment = statement.happened_on.earliest.isoformat()
    else:
        known = statement.published_at or statement.captured_at
        moment = known.isoformat() if known else "~"
    return (moment, statement.locator.sort_key, statement.property, statement.value, statement.id)


def _conflicts(statements: Sequence[Statement], disputed: Collection[str]) -> set[str]:
    values: dict[str, set[str]] = {}
    for statement in statements:
        if statement.polarity is Polarity.ASSERTED and statement.property in ONE_VALUE and statement.value != "unclear":
            values.setdefault(statement.property, set()).add(statement.value)
    found = {name for name, several in values.items() if len(several) > 1}
    return found | {statement.property for statement in statements if statement.id in disputed}


def _file(key: str, group: Sequence[Draft], view: Judged, *, is_disputed: bool) -> VehicleFile:
    told = {one.id: one for draft in group for one in draft.statements}
    ordered = tuple(sorted(told.values(), key=_time_order))
    read = [one for one in ordered if one.property in ("vin", "vin_alternative")]
    vins = by_probability(read, view.accepted) or list(dict.fromkeys(vin for draft in group for vin in draft.vins))
    posts = {post.id: post for draft in group for post in draft.posts}
    rights = asserted.claims(key, ordered)
    conflicts = _conflicts(ordered, view.disputed)
    if len({one.value for one in read if one.property == "vin"}) > 1:
        conflicts.add("vin")
    if is_disputed:
        conflicts.add("identity")
    return VehicleFile(
        key=key,
        vin=vins[0] if vins else "",
        contexts=tuple(sorted({context for draft in group for context in draft.contexts})),
        statements=ordered,
        conflicts=tuple(sorted(conflicts)),
        parties=parties(ordered, [posts[name] for name in sorted(posts)], rights),
        claims=rights,
        sightings=seen.of_vehicle(ordered),
        stages=stages(ordered),
        nearby=tuple(sorted({name for draft in group for name in draft.nearby} - told.keys())),
        vin_alternatives=tuple(vins[1:]),
    )


def _key(group: Sequence[Draft], taken: Collection[str]) -> str:
    named = sorted(draft.vins[0] for draft in group if draft.vins)
    key = f"vin:{named[0]}" if named else ""
    if not key or key in taken:
        key = f"context:{group[0].contexts[0]}"
    return key


def _links(files: Sequence[VehicleFile], posts: dict[str, list[Post]]) -> list[VehicleFile]:
    links = [feature for feature in match_features() if feature.power is Power.LINKS]
    by_key: dict[str, set[str]] = {}
    keys: dict[str, set[str]] = {}
    for file in files:
        ours = {key for one in file.statements for feature in links for key in feature.statement_keys(one)}
        for post in posts[file.key]:
            ours |= {key for feature in links for key in feature.post_keys(post)}
        if file.vin:
            ours.add(f"read as:{file.vin}")
        keys[file.key] = ours
        for key in ours:
            by_key.setdefault(key, set()).add(file.key)
    by_vin: dict[str, set[str]] = {}
    for file in files:
        by_vin.setdefault(file.vin, set()).add(file.key)
    near = near_pairs(file.vin for file in files if file.vin)
    linked: list[VehicleFile] = []
    for file in files:
        others = {other for key in keys[file.key] for other in by_key[key]}
        others |= {other for vin in near.get(file.vin, ()) for other in by_vin[vin]}
        linked.append(replace(file, linked=tuple(sorted(others - {file.key}))))
    return linked


def resolve(
    statements: Sequence[Statement],
    judgements: Sequence[Judgement],
    posts: Sequence[Post],
    *,
    merge_keys: Callable[[Statement], tuple[str, ...]] = _merge_keys,
) -> tuple[VehicleFile, ...]:
    """Build the file of every vehicle.

    Args:
        statements: all of the ledger, in any order; those about vehicles are used.
        judgements: all of the ledger, superseded ones too.
        posts: all of the ledger; they say which media belong to one publication and who published it.
        merge_keys: keys that name one vehicle; by default those of the features that may merge.

    Returns:
        One file a vehicle, in order of key. The order of the arguments changes nothing, repeating them changes
        nothing, and taking a judgement back restores what was there before.

    Limits: a vehicle without a VIN is one per publication: the same car offered twice is two unnamed vehicles, linked
    by phone, account or plate.
    """
    view = judged.apply(statements, judgements)
    drafts = [
        draft
        for publication in publications(view.statements, posts)
        for draft in cars(publication, merge_keys, view.accepted, view.not_same)
    ]
    drafts.sort(key=lambda draft: draft.key)
    files: list[VehicleFile] = []
    own_posts: dict[str, list[Post]] = {}
    for group, is_disputed in _group(drafts, view):
        key = _key(group, own_posts)
        own_posts[key] = [post for draft in group for post in draft.posts]
        files.append(_file(key, group, view, is_disputed=is_disputed))
    return tuple(sorted(_links(files, own_posts), key=lambda file: file.key))


def in_view(statements: Sequence[Statement], judgements: Sequence[Judgement]) -> tuple[Statement, ...]:
    """Return the statements that stand once judgements are applied, as `resolve` sees them.

    Args:
        statements: all of the ledger.
        judgements: all of the ledger, superseded ones too.

    Returns:
        In order of place and id; rejected and superseded ones are gone, corrected ones bear the reviewer's value.
    """
    return tuple(
        sorted(judged.apply(statements, judgements).statements, key=lambda one: (one.locator.sort_key, one.id))
    )
