"""Who could still recover a car at the stage it has reached: one or two sentences with their articles."""

from __future__ import annotations

from yellowplate.records import ClaimKind, Stage, VehicleFile
from yellowplate.tables import recovery_abroad
from yellowplate.tables.law_texts import law_texts

BEYOND = (Stage.ACROSS, Stage.PLATED)
"""Stages at which the car is in North Korea."""
SECURITY = (ClaimKind.MORTGAGE, ClaimKind.PLEDGE, ClaimKind.RETENTION, ClaimKind.LEASE, ClaimKind.LIEN)
"""Claims in the thing itself."""


def stage_of(vehicle: VehicleFile | None) -> str:
    """Return the last stage that is evidenced, or "not seen".

    Limits: no stage implies an earlier one; "not seen" never means "did not happen".
    """
    if vehicle is None:
        return "not seen"
    seen = {reached.stage for reached in vehicle.stages if reached.is_evidenced}
    return next((str(stage) for stage in reversed(Stage) if stage in seen), "not seen")


def reach_of(vehicle: VehicleFile | None) -> str:
    """Say who could still recover the car where it is.

    Args:
        vehicle: the vehicle's file, or None where nothing was read of it.

    Returns:
        One or more sentences; claims are named as asserted, never as proved.

    Limits: of treaties and their practice only the table `recovery_abroad` is known; it rests on press and lists.
    Source: law.md 3.5 (the buyer) and the worked case P28 (exported to North Korea); articles by `law_texts`.
    """
    if vehicle is None:
        return "Nothing was read of this car, so nothing can be said of who could recover it."
    holders = sorted({claim.holder for claim in vehicle.claims if claim.kind in SECURITY})
    claims = f"claims asserted: {', '.join(holders)}" if holders else "no claim of a named holder was read"
    if stage_of(vehicle) in BEYOND:
        return (
            f"The evidence carries the car into North Korea ({claims}). A secured creditor's right survives in law and "
            f"goes over to insurance or damages paid for it ({_cite('cn-cc-390')}), but the car is out of reach of "
            f"Chinese courts and there is nothing left to sell. {_abroad()}"
        )
    if not (vehicle.claims or any(one.stage is Stage.ENCUMBERED and one.is_evidenced for one in vehicle.stages)):
        return (
            "No claim on the car was read; whether a secured creditor stands behind it is not known, "
            "and dates of mortgage entries can be asked for at the vehicle office."
        )
    return (
        f"In China ({claims}): a registered mortgage follows the car to whoever holds it ({_cite('cn-cc-406')}) and is "
        f"enforced by agreement or by a court sale ({_cite('cn-cc-410')}), not by self-help towing; an "
        f"unregistered one cannot be raised against a third party in good faith ({_cite('cn-cc-403')})."
    )


def _abroad() -> str:
    """Say what is known of treaties and their practice, each with its source, and what is not."""
    told = [
        f"{one.says} ({one.source}{'' if one.is_text_read else '; text not read'}; {one.url})"
        for one in recovery_abroad.load()
    ]
    return (
        "Whether a lender can enforce anything across the river is in doubt; read so far: "
        f"{'; '.join(told)}. No case of such an enforcement was read, which does not show that there is none."
    )


def _cite(text: str) -> str:
    return law_texts()[text].citation
