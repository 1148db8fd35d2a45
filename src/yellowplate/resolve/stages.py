"""The seven stages of the trade: each evidenced by statements or not seen, and none implies another."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from yellowplate.records import Polarity, Stage, StageReached, Statement
from yellowplate.resolve.places import Zone, zone

_HANGUL = re.compile("[\uac00-\ud7a3]")
"""North Korean plates carry the province in Hangul; Chinese ones never do."""

_DPRK_NOTE = re.compile(r"\b(?:dprk|kp|north korea\w*)\b", re.IGNORECASE)


def is_dprk_plate(statement: Statement) -> bool:
    """True if a plate statement speaks of a North Korean plate.

    Args:
        statement: any.

    Returns:
        True for a plate with Hangul in it, or one whose reader or source says so in the statement's note.
    """
    if statement.property == "plate_country":
        return statement.value.casefold() in ("kp", "dprk")
    if statement.property != "plate":
        return False
    return bool(_HANGUL.search(statement.value) or _DPRK_NOTE.search(statement.note))


def _says(name: str, value: str) -> Callable[[Statement], bool]:
    return lambda statement: statement.property == name and statement.value == value


def _is_seen_in(where: Zone) -> Callable[[Statement], bool]:
    return lambda statement: statement.property == "seen" and zone(statement.value) is where


def _is_encumbered(statement: Statement) -> bool:
    return statement.property == "claim" or _says("encumbered", "yes")(statement)


EVIDENCE: tuple[tuple[Stage, Callable[[Statement], bool]], ...] = (
    (Stage.ENCUMBERED, _is_encumbered),
    (Stage.DEFAULTED, _says("defaulted", "yes")),
    (Stage.SEIZED, lambda statement: statement.property == "seized" and statement.value != "no"),
    (Stage.OFFERED, _says("offer", "yes")),
    (Stage.AT_THE_BORDER, _is_seen_in(Zone.BORDER)),
    (Stage.ACROSS, _is_seen_in(Zone.DPRK)),
    (Stage.PLATED, is_dprk_plate),
)
"""What evidences each stage, in the order of the trade."""


def stages(statements: Sequence[Statement]) -> tuple[StageReached, ...]:
    """Tell which stages a vehicle's statements evidence.

    Args:
        statements: of one vehicle; denied and hypothetical ones evidence nothing.

    Returns:
        All seven stages in order; one without statements is "not seen", never "did not happen". A destination that a
        seller names is no evidence that a car went there.
    """
    asserted = [statement for statement in statements if statement.polarity is Polarity.ASSERTED]
    return tuple(
        StageReached(stage, tuple(statement.id for statement in asserted if evidences(statement)))
        for stage, evidences in EVIDENCE
    )
