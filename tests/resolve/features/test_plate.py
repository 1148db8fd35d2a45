"""An equal plate links and never merges."""

from __future__ import annotations

from tests.factories import told
from yellowplate.resolve.feature import Power
from yellowplate.resolve.features.plate import FEATURE


def test_a_plate_links() -> None:
    assert FEATURE.statement_keys(told("plate", "辽F12A45")) == ("plate:辽F12A45",)
    assert FEATURE.power is Power.LINKS


def test_other_properties_have_none() -> None:
    assert FEATURE.statement_keys(told("vin", "辽F12A45")) == ()
