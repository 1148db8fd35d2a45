"""Facts that only indicators ask for: what adverts, chats, papers, tracks and pictures show."""

from __future__ import annotations

from yellowplate.law.fact_kind import FactKind, Shape

_YES = {
    "advert_names_dprk": "The advert names North Korea, delivery on the Korean side, or a border place without papers.",
    "no_transfer_wording": "The seller says that no transfer is possible or sells creditor rights with the car.",
    "seller_is_registered_owner": "The seller is the registered owner.",
    "tracker_removed": "The seller speaks of a removed tracker.",
    "full_prepayment": "The whole price is paid in advance.",
    "payer_is_contract_party": "The payer is a party to the contract.",
    "trade_permit_named": "A paper or chat names a North Korean trade permit (waku) or trading company.",
    "other_border_sign": "Another sign points at the border.",
    "prior_owner_military": "A former owner is military.",
    "disposal_record": "There is a record of official disposal.",
    "cargo_has_vehicles": "The cargo includes vehicles.",
    "port_call_confirmed": "Port records confirm the claimed port calls.",
    "return_cargo_plausible": "The declared return cargo is plausible.",
    "is_luxury": "The vehicle is a luxury vehicle.",
    "vin_provided": "The seller gave chassis or engine number when asked.",
    "buyer_is_dealer": "The buyer has a dealer's licence or retail record.",
    "web_presence": "The company has a presence on the web.",
    "shared_address": "The company shares its address with others.",
    "end_use_stated": "The customer stated the end use when asked.",
    "payer_on_end_user_form": "The payer stands on the end-user form.",
    "ip_fits_country": "The address on the network fits the stated country.",
    "route_change_usual": "The change of route fits the customer's history.",
    "mail_is_private": "The mail address is at a public provider.",
    "address_residential": "The business stands at a residential address.",
    "warranty_waived": "The buyer waives warranty, installation or training.",
    "papers_pass_checks": "Papers pass the checks of hash, font and fields.",
    "weight_is_whole_car": "The declared weight is that of a whole car.",
    "listed_trader_match": "Name or address matches a listed trader of Dandong or Dalian.",
    "destination_unspecified": "The declared destination is left open.",
    "import_record_found": "A matching import record was found in the declared country.",
    "rows_without_plates": "Imagery shows parked rows of cars without plates on the North Korean bank.",
}
_NUMBERS = {
    "price_cny": "Asked price in yuan.",
    "market_price_cny": "Usual market price of the like in yuan.",
    "track_end_to_crossing_km": "Distance of the track's end from the next known ford or temporary bridge, km.",
    "track_end_to_post_km": "Distance of the track's end from the next customs post, km.",
    "excavator_to_ford_m": "Distance of an excavator seen in imagery from a river ford, metres.",
    "vehicle_age_years": "Age of the vehicle in years.",
    "ais_gap_h": "Longest silence of the carrying vessel's transponder on the leg, hours.",
    "company_age_days": "Age of the company in days.",
    "route_changed_days_before_loading": "Days between the last change of route and loading.",
    "firms_at_address": "Firms at the same address.",
    "route_to_direct_ratio": "Length of the route over the direct distance.",
    "n_secured_lenders": "Distinct lenders that assert a security right in the car.",
}
_TEXTS = {"delivery_county": "County or district in which the car is handed over."}
_DAYS = {"repaint_date": "Day of the last repaint or body work."}

SIGNS = (
    *(FactKind(name, Shape.YES_NO, "signs", what) for name, what in _YES.items()),
    *(FactKind(name, Shape.NUMBER, "signs", what) for name, what in _NUMBERS.items()),
    *(FactKind(name, Shape.TEXT, "signs", what) for name, what in _TEXTS.items()),
    *(FactKind(name, Shape.DAY, "signs", what) for name, what in _DAYS.items()),
)
"""Inputs of the indicators that no rule needs."""
