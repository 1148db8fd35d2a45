"""What the pages of a dossier show beside their lines, as plain values: nothing is computed in a template."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass

from yellowplate.export import spelling, wording
from yellowplate.export.lines import values
from yellowplate.export.told import Car, Told, View
from yellowplate.numbers import vin
from yellowplate.records import Answer, Claim, Finding, Origin, Stage, Statement
from yellowplate.records.errors import NumberError

LINKS_SHOWN = 20

STAGE_WORDS = {
    Stage.ENCUMBERED: "Encumbered",
    Stage.DEFAULTED: "Defaulted",
    Stage.SEIZED: "Seized",
    Stage.OFFERED: "Offered",
    Stage.AT_THE_BORDER: "At the border",
    Stage.ACROSS: "Across",
    Stage.PLATED: "Plated",
}


_OBSERVED = {"valid": "observed", "invalid": "fails", "not_binding": "not_binding"}
"""What the check of a VIN that was read unforced is called."""

DESTINATIONS = {"dprk": "North Korea", "crossing_only": "a border place, no country", "other": "elsewhere"}


@dataclass(frozen=True, slots=True)
class Row:
    """One vehicle in the table of the first page."""

    label: str
    slug: str
    detail: str
    stages: tuple[tuple[str, bool], ...]
    price: str
    destination: str
    findings: tuple[tuple[str, int], ...]
    conflicts: tuple[str, ...]


def row(car: Car) -> Row:
    """Make a vehicle's row of the first page."""
    answers = [wording.outcome(one) for one in raised(car.findings)]
    prob = wording.vin_known(vin_readings(car)) if car.file.vin else ""
    detail = ", ".join([*values(car, "model")[:1], *values(car, "year")[:1]])
    return Row(
        label=car.label,
        slug=car.slug,
        detail="; ".join(part for part in (detail, prob) if part),
        stages=tuple((STAGE_WORDS[one.stage], one.is_evidenced) for one in car.file.stages),
        price=" / ".join(values(car, "price")[:2]),
        destination=" / ".join(_destination(car, one) for one in values(car, "destination")[:2]),
        findings=tuple((name, answers.count(name)) for name in wording.OUTCOMES if name in answers),
        conflicts=car.file.conflicts,
    )


def _destination(car: Car, value: str) -> str:
    said = [
        one.statement for one in car.told if (one.statement.property, one.statement.value) == ("destination", value)
    ]
    is_concluded = bool(said) and all(one.origin is Origin.INFERRED for one in said)
    return f"{DESTINATIONS.get(value, value)}{', understood so' if is_concluded else ''}"


def vin_readings(car: Car) -> list[Statement]:
    """List the statements that read the vehicle's own VIN."""
    ours = [one.statement for one in car.told]
    return [one for one in ours if one.property == "vin" and one.value == car.file.vin]


def best_vin(car: Car) -> Told | None:
    """Find the picture or text that shows the vehicle's VIN best: a picture before a text; None for an unnamed car."""
    ours = [one for one in car.told if one.statement.property == "vin" and one.statement.value == car.file.vin]
    return max(ours, key=lambda one: (not wording.is_typed(one.statement), one.statement.prob, one.name), default=None)


def order(car: Car) -> tuple[int, bool, str]:
    """Order of vehicles in the table: most stages evidenced first, named before unnamed, then by key."""
    return (-sum(one.is_evidenced for one in car.file.stages), not car.file.vin, car.file.key)


def check_digit(car: Car) -> str:
    """Say what the check digit of the vehicle's VIN is worth.

    Args:
        car: named by a VIN.

    Returns:
        What a statement says of it; else, where every reading was inferred, that it was imposed and proves nothing;
        else whether the characters that were observed satisfy the rule, where the rule binds.
    """
    said = {one.statement.value for one in car.told if one.statement.property == "check_digit"}
    if not said:
        read = vin_readings(car)
        if read and all(one.origin is Origin.INFERRED for one in read):
            said = {"imposed"}
        elif read:
            with suppress(NumberError):
                said = {_OBSERVED[vin.check(car.file.vin)]}
    told = [wording.check_digit(value) for value in sorted(said)]
    return "; ".join(told) or "it is not recorded whether the check digit was observed"


@dataclass(frozen=True, slots=True)
class Answered:
    """One finding as it is printed."""

    rule: str
    answer: str
    is_breached: bool
    if_carried_out: str
    on: str
    binds: str
    because: tuple[str, ...]
    missing: tuple[str, ...]
    citation: str
    url: str
    verified: str


def answered(finding: Finding, fact_words: Mapping[str, str]) -> Answered:
    """Write out one finding, its missing facts in words with their names behind."""
    return Answered(
        rule=finding.rule,
        answer=wording.answer(finding.answer),
        is_breached=finding.answer is Answer.BREACHED,
        if_carried_out=wording.answer(finding.if_carried_out),
        on=finding.on.isoformat(),
        binds=wording.binds(finding.binds),
        because=finding.because,
        missing=tuple(
            f"{fact_words[name].rstrip('.')} ({name})" if name in fact_words else name for name in finding.missing
        ),
        citation=finding.citation,
        url=finding.url,
        verified="the text of the rule was read" if finding.is_verified else "the text of the rule was not verified",
    )


def raised(findings: Sequence[Finding]) -> list[Finding]:
    """List the findings that something read raises: breached, would be breached, cannot tell, not breached."""
    gravity = [Answer.BREACHED, Answer.UNKNOWN, Answer.NOT_BREACHED]
    ours = [one for one in findings if one.raised_by]
    return sorted(
        ours, key=lambda one: (one.answer is not Answer.BREACHED, gravity.index(one.if_carried_out), one.rule)
    )


def claimed(claim: Claim) -> tuple[str, str, str, str, str]:
    """Write out one claim: who asserts it, kind, amount, since, registered."""
    return (
        claim.holder or "a claimant not named here",
        str(claim.kind),
        spelling.money(claim.amount),
        claim.since.isoformat() if claim.since else "not stated",
        claim.registered_on.isoformat() if claim.registered_on else "not known or not registered",
    )


def shared(car: Car, cars: Mapping[str, Car]) -> list[tuple[str, list[tuple[str, str]], int]]:
    """Write out links: what is shared, (label, slug) of the first vehicles that share it, how many more there are."""
    found = []
    for trait, keys in car.shared:
        others = [(cars[key].label, cars[key].slug) for key in keys[:LINKS_SHOWN]]
        found.append((trait or "a trait not shown here", others, len(keys) - len(others)))
    return found


def summary(view: View) -> list[str]:
    """Say in sentences what the dossier holds."""
    cars = view.cars
    named = sum(bool(car.file.vin) for car in cars)
    reached = {
        stage: sum(any(one.stage is stage and one.is_evidenced for one in car.file.stages) for car in cars)
        for stage in Stage
    }
    bound = sum("dprk" in values(car, "destination") for car in cars)
    said = [
        (
            f"From {spelling.counted(len(view.items), 'archived item')} this case describes "
            f"{spelling.counted(len(cars), 'vehicle')}, {named} of them named by a VIN."
        )
    ]
    if cars:
        said.append(
            f"Statements evidence an offer for {reached[Stage.OFFERED]}, an encumbrance for "
            f"{reached[Stage.ENCUMBERED]}, and North Korea, named or understood, as condition or destination for "
            f"{bound}."
        )
        said.append(
            f"Evidence of a vehicle itself at the border was seen for {reached[Stage.AT_THE_BORDER]}, across it for "
            f"{reached[Stage.ACROSS]}, and with a North Korean plate for {reached[Stage.PLATED]}; "
            "where nothing was seen, nothing is said of what happened."
        )
    if cars:
        outcomes = [wording.outcome(one) for car in cars for one in raised(car.findings)]
        told = [f"{outcomes.count(name)} {name}" for name in wording.OUTCOMES if name in outcomes]
        said.append(
            f"Rules were applied to the day {view.on or 'named with each finding'}; of those that something read "
            f"raises: {', '.join(told) or 'none'}."
        )
    said.append(f"{spelling.counted(len(view.refusals), 'input')} could not be read, in whole or in part.".capitalize())
    return said
