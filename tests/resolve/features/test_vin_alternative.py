"""A VIN that another reading allows links."""

from __future__ import annotations

from tests.factories import PRINTED_VIN, told
from yellowplate.resolve.features.vin_alternative import FEATURE


def test_reads_and_alternatives_share_a_key() -> None:
    read = FEATURE.statement_keys(told("vin", PRINTED_VIN))
    assert read == FEATURE.statement_keys(told("vin_alternative", PRINTED_VIN)) == (f"read as:{PRINTED_VIN}",)


def test_other_properties_have_none() -> None:
    assert FEATURE.statement_keys(told("model", PRINTED_VIN)) == ()
