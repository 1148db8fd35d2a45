"""The lines of a dossier: one sentence each, with who says it, when, where it was read and how surely."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from yellowplate.export import dates, spelling, wording
from yellowplate.export.told import Car, Told, View

GROUPS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        "The car",
        (
            "vin",
            "check_digit",
            "plate",
            "plate_country",
            "plate_colour",
            "model",
            "year",
            "mileage",
            "papers",
        ),
    ),
    ("The offer", ("offer", "destination", "price", "tracker_removed", "place")),
    ("Rights over it", ("encumbered", "claim", "claim_registered", "defaulted", "seized")),
    ("Contacts", ("contact",)),
    ("Where it was seen", ("seen",)),
)
"""Headings of a vehicle's page and the properties under each; the rest goes under "Also stated"."""

OTHERS = "Also stated"
ALTERNATIVE = "vin_alternative"
"""Listed in short under the number, not as a sentence each: one photograph may allow a dozen."""

HASH_SHOWN = 10
"""Digits of an item's hash in running text; the whole hash stands with the sources."""

ITEMS_PER_PAGE = 100


@dataclass(frozen=True, slots=True)
class Place:
    """Where a statement was read: its name, item, the item's address on the sources pages, place, and the reading."""

    name: str
    item: str
    href: str
    where: str
    probability: str


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence of a dossier with everything it rests on.

    Attributes:
        name: the statement's name, its anchor on the page.
        who: who says it.
        what: what is said.
        raw: the words themselves, "" where they add nothing.
        lang: language of the words, "" where not told.
        times: event, publication, archiving.
        place: where it was read first.
        also: further places where the same speaker says the same.
        origin: observed or inferred.
        is_observed: True for observed.
        note: a caveat, or "".
        crop: address of the picture of the words, relative to the dossier, or "".
        caption: under the picture: its time code, "picture", or "picture above" where it was just shown.
        car: (label, slug) of the vehicle it is told of, for the sources pages; None elsewhere.
    """

    name: str
    who: str
    what: str
    raw: str
    lang: str
    times: tuple[str, str, str]
    place: Place
    also: tuple[Place, ...]
    origin: str
    is_observed: bool
    note: str
    crop: str
    caption: str
    car: tuple[str, str] | None = None


class Sources:
    """Addresses of items on the sources pages.

    Args:
        view: the dossier.
    """

    def __init__(self, view: View) -> None:
        self.items = view.items
        self._page = {name: n // ITEMS_PER_PAGE for n, name in enumerate(view.items)}
        self.n_pages = max(1, -(-len(view.items) // ITEMS_PER_PAGE))

    def page(self, number: int) -> str:
        """Return the file name of a sources page, numbered from 0."""
        return "sources.html" if number == 0 else f"sources-{number + 1}.html"

    def href(self, item: str) -> str:
        """Return the address of an item; the first page where the item is not in the dossier."""
        return f"{self.page(self._page.get(item, 0))}#i-{item}"

    def place(self, told: Told) -> Place:
        """Say where a statement was read."""
        place = told.statement.locator
        return Place(
            told.name,
            place.item[:HASH_SHOWN],
            self.href(place.item),
            spelling.where(place),
            wording.probability(told.statement),
        )


def line(told: Sequence[Told], sources: Sources, crop: Callable[[Told], str]) -> Line:
    """Make one line of statements in which the same speaker says the same.

    Args:
        told: at least one; the most probable leads.
        sources: addresses of items.
        crop: writes the picture of a statement and gives its address, "" where there is none.
    """
    lead, *rest = sorted(told, key=lambda one: (-one.statement.prob, one.statement.locator.sort_key, one.name))
    statement = lead.statement
    shown = statement.locator.t_best_s if statement.locator.t_best_s is not None else statement.locator.t_start_s
    sentence = wording.what(statement).rstrip(".")
    return Line(
        name=lead.name,
        who=wording.who(lead, sources.items.get(statement.locator.item)),
        what=sentence,
        raw="" if statement.raw in sentence else statement.raw,
        lang=spelling.language(statement.raw),
        times=dates.times(lead),
        place=sources.place(lead),
        also=tuple(sources.place(one) for one in rest),
        origin=wording.origin(statement),
        is_observed=wording.origin(statement) == "observed",
        note=statement.note,
        crop=crop(lead),
        caption="picture" if shown is None else f"frame at {spelling.time_code(shown)}",
    )


def lines(told: Sequence[Told], sources: Sources, crop: Callable[[Told], str]) -> list[Line]:
    """Make lines of statements: what one speaker says several times in one publication is one line.

    Args:
        told: in the order of the page.
        sources: addresses of items.
        crop: as in `line`.

    Returns:
        Lines in order of the first statement of each.
    """
    groups: dict[tuple[object, ...], list[Told]] = {}
    for one in told:
        statement = one.statement
        post = one.post.id if one.post else statement.locator.item
        key = (statement.property, statement.value, statement.polarity, statement.said_by, statement.origin, post)
        quantity = statement.quantity
        groups.setdefault((*key, quantity, statement.happened_on, statement.place), []).append(one)
    return [line(group, sources, crop) for group in groups.values()]


def grouped(car: Car, sources: Sources, crop: Callable[[Told], str]) -> list[tuple[str, list[Line]]]:
    """Put a vehicle's statements under their headings; headings without statements are left out."""
    known = frozenset(name for _, names in GROUPS for name in names) | {ALTERNATIVE}
    found = [
        (title, [one for name in names for one in car.told if one.statement.property == name])
        for title, names in GROUPS
    ]
    found.append((OTHERS, [one for one in car.told if one.statement.property not in known]))
    return [(title, _each_picture_once(lines(told, sources, crop))) for title, told in found if told]


def alternatives(car: Car, sources: Sources) -> list[tuple[str, Place]]:
    """List the other numbers that readings of the vehicle's VIN allow, most probable first, each with its place."""
    ours = [one for one in car.told if one.statement.property == ALTERNATIVE]
    ours.sort(key=lambda one: (-one.statement.prob, one.statement.value, one.name))
    return [(one.statement.value, sources.place(one)) for one in ours]


def _each_picture_once(found: Sequence[Line]) -> list[Line]:
    shown: set[str] = set()
    once = []
    for one in found:
        once.append(replace(one, crop="", caption="picture above") if one.crop in shown else one)
        shown |= {one.crop} - {""}
    return once


def values(car: Car, name: str) -> list[str]:
    """List the different values of one property as people read them, in order of the statements."""
    found: dict[str, None] = {}
    for one in car.told:
        if one.statement.property == name:
            quantity = one.statement.quantity
            found[spelling.amount(quantity) if quantity else one.statement.value] = None
    return list(found)


def opposed(car: Car, sources: Sources) -> list[tuple[str, list[Line]]]:
    """Put what contradicts itself side by side: property and the lines of its values."""
    found = []
    for name in car.file.conflicts:
        told = [one for one in car.told if one.statement.property == name]
        if told:
            found.append((name.replace("_", " "), lines(told, sources, lambda _: "")))
    return found
