"""Every fact that rules and indicators know: of the vehicle, of the transaction, and signs in adverts and papers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from yellowplate.law.fact_kind import FactKind, Shape
from yellowplate.law.sign_kinds import SIGNS

VEHICLE_CLASSES = ("passenger_car", "bus", "truck", "special", "tractor", "motorcycle", "vehicle")
"""Classes that are transport vehicles in plain words; "vehicle" where the class is not known."""
NO_VEHICLE = "not_a_vehicle"
PARTS = "parts"
"""Parts: whether they fall under the ban is decided by HS chapters, a text that was not read."""
OTHER_GOODS = (
    "chassis",
    "body",
    "trailer",
    "works_truck",
    "armoured",
    "bicycle",
    "invalid_carriage",
    "baby_carriage",
    "cycle_parts",
    "crane",
    "fork_lift",
    "earth_mover",
    "boring_machine",
    "soil_machine",
    "harvester",
)
"""Goods of other headings of the table of headings; what they are under a ban hangs on chapters that were not read."""
FUELS = ("petrol", "diesel", "electric", "petrol_electric", "diesel_electric", "range_extender", "other")
BODY_TYPES = (
    "sedan",
    "suv",
    "station_wagon",
    "racing_car",
    "luxury_car",
    "off_road",
    "snow_vehicle",
    "golf_cart",
    "water_craft",
    "heavy_truck",
    "special_chassis",
    "dumper",
    "crane",
    "drilling",
    "fire_engine",
    "concrete_mixer",
    "single_axle",
    "road_tractor",
    "track_laying",
    "other",
)
ROLES = ("seller", "buyer", "broker", "financier", "invoicer", "paper_supplier", "carrier", "storage", "other")

_V, _T = "vehicle", "transaction"
_YES: dict[str, dict[str, str]] = {
    _V: {
        "encumbered": "Somebody holds a security right in the car, registered or not.",
        "mortgage_registered": "A mortgage of the car is entered at the vehicle office.",
        "pledge_recorded": "A pledge of the car is recorded at the vehicle office.",
        "customs_control": "The car is under customs control.",
        "file_match": "The car matches its file at the vehicle office.",
        "papers_valid": "The papers needed for a transfer are there and valid.",
        "registered_in_china": "The car has been registered in China.",
        "deregistered": "The car was deregistered in China.",
        "transfer_registered": "The transfer to the new owner is entered at the vehicle office.",
        "pending_export_noted": "The certificate carries the note of a transfer pending export.",
        "entry_while_sealed": "A mortgage or pledge was entered or released at the vehicle office while it was sealed.",
        "obtained_by_crime": "The car comes from theft, robbery or fraud.",
        "origin_papers": "There are valid papers of where the car comes from.",
        "vin_tampered": "VIN, engine number or colour was plainly altered.",
        "has_vin": "The vehicle bears a VIN.",
        "plug_in": "The battery can be charged from outside.",
        "luxury_listed": "The car is on the luxury list of the state or union concerned.",
    },
    _T: {
        "leaves_china": "The goods leave, or are to leave, China.",
        "carried_out": "The supply, sale, transfer or export has been carried out.",
        "creditor_consent": "The secured creditor joined the application for the transfer.",
        "licence_held": "A Chinese export licence for this car is held.",
        "licence_borrowed": "The licence used was rented, borrowed or bought from somebody else.",
        "exporter_qualified": "The exporter is recognised and qualified for used cars by the commerce authority.",
        "exporter_on_negative_list": "The exporter stands on a local list of dishonest acts.",
        "maker_letter": "There is an after-sales confirmation sealed by the maker for this car.",
        "maker_authorisation": "The maker is listed and has authorised the exporter.",
        "exemption_held": "The 1718 Committee exempted this exporter, item, quantity and period.",
        "aircraft_spares": "Goods are spares for North Korean civil passenger aircraft in use.",
        "declaration_true": "Goods, value and destination were declared truly to customs.",
        "knew_of_smuggling": "The party knew of the smuggling it supported.",
        "cargo_inspected": "The cargo was inspected on its way.",
        "end_user_military": "The end user belongs to the armed forces or the police.",
        "blocked_party": "A party is blocked, or owned 50 per cent or more by a blocked one.",
        "red_flag_present": "A red flag of the exporter's guidance was present.",
        "buyer_checked_register": "The buyer asked for the dates of mortgage entries.",
        "panel_report_cited": "A finding of the UN Panel of Experts is cited.",
        "commercial": "The goods are commercially traded.",
    },
}
_DAYS: dict[str, dict[str, str]] = {
    _V: {
        "scrap_date": "Day on which the car must be scrapped.",
        "first_registration_date": "Day of first registration in China.",
        "deregistration_date": "Day of deregistration in China.",
        "delivery_date": "Day the car was delivered to the new owner.",
        "transfer_registration_date": "Day the transfer was entered at the vehicle office.",
        "pending_export_date": "Day the certificate was noted as transferred pending export.",
        "temp_plate_expiry": "Last day of the temporary plate for export.",
        "cert_first_registration": "Day of first registration on the certificate.",
        "cert_pending_export_date": "Day of the pending-export transfer on the certificate.",
    },
    _T: {
        "export_cleared_on": "Day customs cleared the export.",
        "application_date": "Day the export licence was applied for.",
        "licence_first_registration": "Day of first registration on the licence form.",
        "licence_pending_export_date": "Day of the pending-export transfer on the licence form.",
    },
}
_COUNTRIES: dict[str, dict[str, str]] = {
    _V: {"goods_origin_country": "Country the goods were made in."},
    _T: {
        "origin_country": "Country the goods leave.",
        "destination_country": "Country the goods go to.",
        "end_user_country": "Country of the end user.",
        "maker_letter_country": "Country the maker's letter names.",
        "declared_destination": "Country of destination as declared to customs.",
        "first_export_country": "Country the used car was first exported from.",
        "broker_country": "Country the broker acts from.",
        "carrier_flag": "Flag of the ship or aircraft, or country of the vehicle that carries the goods.",
        "bank_country": "Country of the bank that moves the money.",
    },
}
_LISTS = {
    "party_countries": "All countries of nationality or seat of the parties.",
    "act_countries": "All countries in which the parties act: offer, sign, load, pay.",
    "route_countries": "All countries the goods touch on their way.",
    "authorised_by": "All authorities that gave a licence for this transaction, by country code (eu for the union).",
}
_NUMBERS: dict[str, dict[str, str]] = {
    _V: {
        "engine_cc": "Capacity of the combustion engine in cubic centimetres.",
        "power_kw": "Power of the engine in kilowatts.",
        "gvw_t": "Gross vehicle weight in tonnes.",
        "seats": "Persons the vehicle carries, the driver included.",
        "us_content_pct": "Share of United States content in the value of the item, per cent.",
    },
    _T: {
        "total_weight_t": "Weight of all goods of the case in tonnes.",
        "total_value_cny": "Value of all goods of the case in yuan.",
        "vehicle_count": "Number of vehicles of the case.",
        "unit_value_eur": "Value of one vehicle in euro.",
    },
}
_TEXTS: dict[str, dict[str, str]] = {
    _V: {
        "make": "Maker or brand of the vehicle.",
        "model": "Model of the vehicle.",
        "cert_brand": "Brand on the registration certificate.",
        "cert_model": "Model on the registration certificate.",
    },
    _T: {
        "licence_brand": "Brand on the licence form.",
        "licence_model": "Model on the licence form.",
        "currency": "Currency of the payment, as its three-letter code.",
    },
}
_CHOICES: dict[str, dict[str, tuple[str, tuple[str, ...]]]] = {
    _V: {
        "vehicle_class": ("What the goods are.", (*VEHICLE_CLASSES, PARTS, *OTHER_GOODS, NO_VEHICLE)),
        "body_type": ("Kind of body or use.", BODY_TYPES),
        "fuel": ("What drives the vehicle.", FUELS),
        "new_or_used": ("Whether the goods are new or used.", ("new", "used")),
        "seal_status": ("Whether an authority has sealed or seized the car.", ("none", "sealed")),
        "theft_status": ("Whether the car is listed as stolen.", ("none", "stolen")),
    },
    _T: {
        "crossing_point": ("Where the goods cross the border.", ("customs_post", "off_post")),
        "party_role": ("What the party looked at does in the transaction.", ROLES),
        "claimed_exemption": ("Resolution that a party claims as cover.", ("none", "un-2664", "other")),
    },
}


def _kinds() -> Iterator[FactKind]:
    yield FactKind("hs_code", Shape.HS, _V, "Customs code of the goods, four digits or more.")
    yield FactKind("declared_hs", Shape.HS, _T, "Customs code as declared.")
    shapes = {
        Shape.YES_NO: _YES,
        Shape.DAY: _DAYS,
        Shape.COUNTRY: _COUNTRIES,
        Shape.NUMBER: _NUMBERS,
        Shape.TEXT: _TEXTS,
    }
    for shape, tables in shapes.items():
        for about, names in tables.items():
            yield from (FactKind(name, shape, about, what) for name, what in names.items())
    yield from (FactKind(name, Shape.COUNTRIES, _T, what) for name, what in _LISTS.items())
    for about, named in _CHOICES.items():
        yield from (FactKind(name, Shape.CHOICE, about, what, words) for name, (what, words) in named.items())
    yield from SIGNS


FACT_KINDS: Mapping[str, FactKind] = MappingProxyType({kind.name: kind for kind in _kinds()})
"""Every fact by name."""
