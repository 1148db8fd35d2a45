"""The dossier as one folder of pages: no script, nothing loaded from outside, printable."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from yellowplate.export import ladder, pages, spelling, wording
from yellowplate.export.exporter import Audience, Dossier, Exporter
from yellowplate.export.lines import ITEMS_PER_PAGE, Sources, alternatives, grouped, lines, opposed
from yellowplate.export.pictures import Pictures
from yellowplate.export.site import Site
from yellowplate.export.sources import entries
from yellowplate.export.told import Car, Told, View
from yellowplate.export.view import look
from yellowplate.records import SubjectKind

TITLES = {
    SubjectKind.PLACE: "Places",
    SubjectKind.PRICE: "Prices and fees",
    SubjectKind.FLOW: "Flows",
    SubjectKind.POLICY: "Policies and law",
    SubjectKind.PARTY: "Parties",
    SubjectKind.VEHICLE: "Cars in publications without an offer",
}
"""Headings of the page of reported facts."""


def _sightings(view: View) -> list[dict[str, Any]]:
    return [
        {
            "place": one.place,
            "what": one.what,
            "count": spelling.amount(one.count),
            "days": str(one.seen_on) if one.seen_on else "not stated",
            "method": one.method,
            "statements": one.statements,
        }
        for one in view.sightings
    ]


def _vehicle(
    site: Site, car: Car, cars: dict[str, Car], sources: Sources, pictures: Pictures, fact_words: Mapping[str, str]
) -> None:
    best = pages.best_vin(car)
    site.page(
        f"vehicles/{car.slug}.html",
        "vehicle.html",
        car=car,
        vin_words=f"The number was {wording.vin_known(pages.vin_readings(car))}",
        check_digit=pages.check_digit(car),
        alternatives=alternatives(car, sources),
        frame=pictures.frame(best) if best else "",
        stages=[(pages.STAGE_WORDS[one.stage], one.is_evidenced) for one in car.file.stages],
        groups=grouped(car, sources, pictures.crop),
        opposed=opposed(car, sources),
        claims=[pages.claimed(one) for one in car.file.claims],
        ladder=ladder.draw(car.order, car.file.claims) if car.order else None,
        pairs=ladder.pairs(car.order) if car.order else [],
        findings=[pages.answered(one, fact_words) for one in pages.raised(car.findings)],
        silent=[one.citation for one in car.findings if not one.raised_by],
        parties=car.file.parties,
        shared=pages.shared(car, cars),
        nearby=lines(car.nearby, sources, pictures.crop),
        n_nearby_missing=car.n_nearby_missing,
    )


def _reported(view: View, sources: Sources, pictures: Pictures) -> list[tuple[str, list[Any]]]:
    found: list[tuple[str, list[Any]]] = []
    for kind, title in TITLES.items():
        told: list[Told] = [one for one in view.loose if one.statement.subject.kind is kind]
        if told:
            found.append((title, lines(told, sources, pictures.crop)))
    return found


def write(dossier: Dossier, folder: Path, audience: Audience) -> list[Path]:
    """Write the pages of a dossier.

    Args:
        dossier: everything; what is closed to the audience is taken out first.
        folder: exists and is empty.
        audience: for whom.

    Returns:
        The files written, `index.html` first.
    """
    view = look(dossier, audience)
    site, pictures, sources = Site(view, folder), Pictures(view, folder), Sources(view)
    cars = {car.file.key: car for car in view.cars}
    reported = _reported(view, sources, pictures)
    site.page(
        "index.html",
        "index.html",
        summary=pages.summary(view),
        rows=[pages.row(car) for car in sorted(view.cars, key=pages.order)],
        sightings=_sightings(view),
        reported={one.name for one in view.loose},
        refusals=view.refusals,
    )
    site.style()
    for car in view.cars:
        _vehicle(site, car, cars, sources, pictures, view.fact_words)
    if reported:
        site.page("reported.html", "reported.html", groups=reported)
    items = entries(view)
    names = [sources.page(number) for number in range(sources.n_pages)]
    for number, name in enumerate(names):
        ours = items[number * ITEMS_PER_PAGE : (number + 1) * ITEMS_PER_PAGE]
        site.page(name, "sources.html", items=ours, pages=names, here=name)
    return [*site.files, *pictures.files()]


EXPORTER = Exporter(name="html", what="a folder of pages to read, print and check", write=write)
