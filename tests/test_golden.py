"""The example archive gives the same case as always; a change here is meant or it is a defect."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.called import ExampleCase, clock
from yellowplate.casebook import build_dossier
from yellowplate.records import Statement
from yellowplate.store.case import Case

pytestmark = pytest.mark.xdist_group("example")


def _statement(one: Statement, origins: dict[str, str]) -> list[object]:
    place = one.locator
    at = None if place.t_start_s is None or place.t_end_s is None else [round(place.t_start_s), round(place.t_end_s)]
    return [
        one.property,
        one.value,
        one.raw,
        origins[place.item],
        place.field,
        at,
        [f"{link.speaker} ({link.basis})" for link in one.said_by],
        str(one.happened_on) if one.happened_on else None,
        str(one.origin),
        str(one.polarity),
    ]


def test_example_case_is_as_expected(example_case: ExampleCase, golden: Callable[[str, object], None]) -> None:
    with Case.open(example_case.directory, read_only=True) as case:
        dossier = build_dossier(case, today=clock().date())
        origins = {sha256: item.origin for sha256, item in dossier.items.items()}

    def named(text: str) -> str:
        for sha256, origin in origins.items():
            text = text.replace(sha256, origin)
        return text

    golden(
        "one_case/whole",
        {
            "items": sorted(origins.values()),
            "vehicles": {
                named(vehicle.key): {
                    "statements": sorted(
                        [_statement(one, origins) for one in vehicle.statements if one.property != "vin_alternative"],
                        key=str,
                    ),
                    "stages": [str(stage.stage) for stage in vehicle.stages if stage.is_evidenced],
                    "conflicts": list(vehicle.conflicts),
                    "parties": [[party.key, party.role] for party in vehicle.parties],
                    "claims": [
                        [
                            one.holder,
                            str(one.kind),
                            str(one.amount.amount) if one.amount else None,
                            str(one.registered_on),
                        ]
                        for one in vehicle.claims
                    ],
                    "linked": [named(key) for key in vehicle.linked],
                    "findings": [
                        [one.rule, str(one.answer), str(one.if_carried_out), one.on.isoformat(), list(one.missing)]
                        for one in dossier.findings[vehicle.key]
                        if one.raised_by
                    ],
                    "not_raised": sorted(one.rule for one in dossier.findings[vehicle.key] if not one.raised_by),
                }
                for vehicle in dossier.vehicles
            },
            "sightings": sorted(
                [
                    [one.place, one.what, str(one.count.low), str(one.count.high), one.count.unit, str(one.seen_on)]
                    for one in dossier.sightings
                ],
                key=str,
            ),
            "refusals": [[one.file, one.reason, one.is_partial] for one in dossier.refusals],
        },
    )
