"""What each indicator looks at: a small named test over facts, with three answers, by the indicator's id.

Thresholds are choices of the project, not law (law.md section 5); each stands beside its test.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from types import MappingProxyType

from yellowplate.law.conditions import EXPORT_TERM_MONTHS, equals, has_entry, months_later
from yellowplate.law.export_path import LICENCE_FIELDS, licence_fields_differ
from yellowplate.law.fact import Facts
from yellowplate.law.three import all_of, any_of

LOW_PRICE_SHARE = Decimal("0.7")
"""A price below this share of the market price is far below it."""
YOUNG_DAYS = 180
"""Source: notice [2025] 648; as an indicator it looks back before the notice too."""
NEAR_KM = 3
FORD_M = 200
BAND_CNY = (Decimal(45_000), Decimal(200_000))
"""Lowest and highest unit price reported of this trade. Source: Daily NK, bands named in law.md section 5."""
REPAINT_DAYS = 60
OLD_YEARS = 10
SILENCE_H = 24
MANY_COUNTRIES = 4
NEW_COMPANY_DAYS = 365
LATE_CHANGE_DAYS = 7
MANY_FIRMS = 5
LONG_ROUTE = Decimal("2.5")
MANY_LENDERS = 3
PARTS_HEADING = "8708"
COVER_COUNTRIES = ("ru", "mn")
BORDER_COUNTIES = (
    *("changbai", "linjiang", "jian", "ji'an", "kuandian", "zhenxing", "yuanbao", "zhenan", "donggang", "longjing"),
    *("helong", "tumen", "hunchun", "antu", "长白", "临江", "集安", "宽甸", "振兴", "元宝", "振安", "东港", "龙井"),
    *("和龙", "图们", "珲春", "安图"),
)
"""Counties and districts on the Yalu and the Tumen. Source: Asiapress for Changbai; the others from knowledge."""
SMUGGLED_MODELS = ("camry", "凯美瑞", "byd", "比亚迪", "hongqi", "红旗")
SMUGGLED_CLASSES = ("bus", "earth_mover")
"""Models and classes seen in the smuggled mix. Source: Asiapress, 2025-12."""
ELITE_MODELS = ("s600", "s62", "phantom", "lx570", "lx 570", "land cruiser")
"""Models named in findings of the UN Panel. Source: Korea News Digest on the Panel's report."""

Test = Callable[[Facts, date], bool | None]


@dataclass(frozen=True, slots=True)
class Sign:
    """How an indicator is tested.

    Attributes:
        needs: facts it looks at.
        holds: True (hit), False (not hit), or None (not testable).
    """

    needs: tuple[str, ...]
    holds: Test


def _is(name: str) -> Sign:
    return Sign((name,), lambda facts, _on: equals(facts, name, wanted=True))


def _not(name: str) -> Sign:
    return Sign((name,), lambda facts, _on: equals(facts, name, wanted=False))


def _over(name: str, limit: Decimal | int) -> Sign:
    return Sign((name,), lambda facts, _on: _compare(facts, name, lambda number: number > limit))


def _under(name: str, limit: Decimal | int) -> Sign:
    return Sign((name,), lambda facts, _on: _compare(facts, name, lambda number: number < limit))


def _compare(facts: Facts, name: str, test: Callable[[Decimal], bool]) -> bool | None:
    number = facts.number(name)
    return None if number is None else test(number)


def _all(*parts: Sign) -> Sign:
    return Sign(_names(parts), lambda facts, on: all_of(part.holds(facts, on) for part in parts))


def _any(*parts: Sign) -> Sign:
    return Sign(_names(parts), lambda facts, on: any_of(part.holds(facts, on) for part in parts))


def _names(parts: tuple[Sign, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for part in parts for name in part.needs))


def _holds_word(name: str, words: tuple[str, ...]) -> Sign:
    def holds(facts: Facts, _on: date) -> bool | None:
        said = facts.words(name)
        return None if said is None else any(word in said for word in words)

    return Sign((name,), holds)


def _begins(name: str, digits: str) -> Sign:
    def holds(facts: Facts, _on: date) -> bool | None:
        said = facts.words(name)
        return None if said is None else said.startswith(digits)

    return Sign((name,), holds)


def _is_one_of(name: str, words: tuple[str, ...]) -> Sign:
    def holds(facts: Facts, _on: date) -> bool | None:
        said = facts.words(name)
        return None if said is None else said in words

    return Sign((name,), holds)


def _is_cheap(facts: Facts, _on: date) -> bool | None:
    price, usual = facts.number("price_cny"), facts.number("market_price_cny")
    return None if price is None or usual is None else price < LOW_PRICE_SHARE * usual


def _is_young(facts: Facts, _on: date) -> bool | None:
    first, applied = facts.day("first_registration_date"), facts.day("application_date")
    return None if first is None or applied is None else (applied - first).days <= YOUNG_DAYS


def _letter_differs(facts: Facts, _on: date) -> bool | None:
    named, to = facts.words("maker_letter_country"), facts.words("destination_country")
    if named == "kp":
        return True
    return None if named is None or to in (None, "other", "not_kp") else named != to


def _is_term_over(facts: Facts, on: date) -> bool | None:
    cleared = facts.day("export_cleared_on")
    return None if cleared is None else on > months_later(cleared, EXPORT_TERM_MONTHS)


def _is_plate_over(facts: Facts, on: date) -> bool | None:
    last = facts.day("temp_plate_expiry")
    return None if last is None else last < on


def _is_in_band(facts: Facts, _on: date) -> bool | None:
    price = facts.number("price_cny")
    return None if price is None else BAND_CNY[0] <= price <= BAND_CNY[1]


def _is_repainted(facts: Facts, _on: date) -> bool | None:
    painted, delivered = facts.day("repaint_date"), facts.day("delivery_date")
    return None if painted is None or delivered is None else 0 <= (delivered - painted).days <= REPAINT_DAYS


def _has_many_hops(facts: Facts, _on: date) -> bool | None:
    route = facts.members("route_countries")
    return None if route is None else len(route) >= MANY_COUNTRIES


_ELITE = _any(_holds_word("model", ELITE_MODELS), _is("is_luxury"))

SIGNS: Mapping[str, Sign] = MappingProxyType(
    {
        "rf-ad-dprk": _is("advert_names_dprk"),
        "rf-vin-on-encumbered": Sign(
            ("mortgage_registered", "pledge_recorded", "seal_status"),
            lambda facts, _on: any_of((has_entry(facts), equals(facts, "seal_status", "sealed"))),
        ),
        "rf-no-transfer-sale": _any(_is("no_transfer_wording"), _not("seller_is_registered_owner")),
        "rf-price-gap": Sign(("price_cny", "market_price_cny"), _is_cheap),
        "rf-gps-removed": _is("tracker_removed"),
        "rf-under-180": Sign(("first_registration_date", "application_date"), _is_young),
        "rf-maker-letter-dprk": _any(
            _not("maker_letter"), Sign(("maker_letter_country", "destination_country"), _letter_differs)
        ),
        "rf-cert-mismatch": Sign(LICENCE_FIELDS, licence_fields_differ),
        "rf-no-dereg": _all(Sign(("export_cleared_on",), _is_term_over), _not("deregistered")),
        "rf-temp-plate-expired": _all(Sign(("temp_plate_expiry",), _is_plate_over), _not("carried_out")),
        "rf-border-county": _holds_word("delivery_county", BORDER_COUNTIES),
        "rf-informal-crossing": _all(
            _under("track_end_to_crossing_km", NEAR_KM), _over("track_end_to_post_km", NEAR_KM)
        ),
        "rf-excavator-ford": Sign(
            ("excavator_to_ford_m",),
            lambda facts, _on: _compare(facts, "excavator_to_ford_m", lambda metres: metres <= FORD_M),
        ),
        "rf-plates-off-rows": _is("rows_without_plates"),
        "rf-model-mix": _any(
            _holds_word("model", SMUGGLED_MODELS),
            _holds_word("make", SMUGGLED_MODELS),
            _is_one_of("vehicle_class", SMUGGLED_CLASSES),
            _is_one_of("body_type", ("heavy_truck",)),
        ),
        "rf-prepaid-full": _all(_is("full_prepayment"), _not("payer_is_contract_party")),
        "rf-wak": _is("trade_permit_named"),
        "rf-price-band": _all(Sign(("price_cny",), _is_in_band), _is("other_border_sign")),
        "rf-repaint": _all(
            Sign(("repaint_date", "delivery_date"), _is_repainted), _over("vehicle_age_years", OLD_YEARS)
        ),
        "rf-ex-military": _all(_is("prior_owner_military"), _not("disposal_record")),
        "rf-ais-dark": _all(_over("ais_gap_h", SILENCE_H), _is("cargo_has_vehicles")),
        "rf-false-manifest": _any(_not("port_call_confirmed"), _not("return_cargo_plausible")),
        "rf-multi-hop": _all(Sign(("route_countries",), _has_many_hops), _is("is_luxury")),
        "rf-vin-refused": _not("vin_provided"),
        "rf-brand-elite": _holds_word("model", ELITE_MODELS),
        "rf-intermediary-nanjing": _all(_over("vehicle_count", 1), _ELITE, _not("buyer_is_dealer")),
        "rf-shell": _any(_under("company_age_days", NEW_COMPANY_DAYS), _not("web_presence"), _is("shared_address")),
        "rf-enduse-refusal": _not("end_use_stated"),
        "rf-third-payer": _not("payer_on_end_user_form"),
        "rf-ip-mismatch": _not("ip_fits_country"),
        "rf-last-minute-route": _all(
            _under("route_changed_days_before_loading", LATE_CHANGE_DAYS), _not("route_change_usual")
        ),
        "rf-personal-mail": _is("mail_is_private"),
        "rf-residential-address": _any(_is("address_residential"), _over("firms_at_address", MANY_FIRMS)),
        "rf-no-service": _is("warranty_waived"),
        "rf-docs-falsified": _any(
            _not("papers_pass_checks"), _all(_begins("declared_hs", PARTS_HEADING), _is("weight_is_whole_car"))
        ),
        "rf-abnormal-route": _over("route_to_direct_ratio", LONG_ROUTE),
        "rf-dandong-front": _is("listed_trader_match"),
        "rf-destination-unspecified": _all(
            _any(_is_one_of("declared_destination", COVER_COUNTRIES), _is("destination_unspecified")),
            _not("import_record_found"),
        ),
        "rf-multi-lender": Sign(
            ("n_secured_lenders",),
            lambda facts, _on: _compare(facts, "n_secured_lenders", lambda number: number >= MANY_LENDERS),
        ),
    }
)
"""Tests by id; the table of indicators holds title, weight and source."""
