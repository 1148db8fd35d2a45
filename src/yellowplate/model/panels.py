"""Short words for stocks, accounts, state and inputs, as pictures and documents show them."""

from __future__ import annotations

WORDS = {
    "fleet": "cars in China",
    "pledged": "pledged",
    "seized": "seized",
    "auctioned": "auctioned",
    "offered": "with dealers",
    "yard": "yards",
    "market": "market",
    "enterprises": "enterprises",
    "owned": "owned",
    "pooled": "pooled",
    "confiscated": "confiscated",
    "scrapped": "scrapped",
    "owners_cn": "owners in China",
    "operating_permit": "operating permit",
    "permit_cny": "permit price",
    "won_per_dollar": "won per dollar",
    "acts_against": "China acts against",
    "open_share": "nights open",
    "young_car_rule": "180-day rule",
    "licence_rule": "licence rule",
    "confiscated_share": "share confiscated",
    "rate_factor": "rate shock",
    "loosened": "control loosened",
    "owed": "instalments owed",
}
"""Words for what its name in the code does not tell by itself."""

STOCK_MEANINGS = {
    "fleet": "in China, outside the trade",
    "pledged": "in China, under a loan: under one, under several",
    "seized": "taken from a defaulter, not yet sold",
    "auctioned": "sold lawfully by a court",
    "offered": "with a dealer who sells to North Korea",
    "yard": "across the river, not released",
    "market": "released, unsold",
    "enterprises": "bought by enterprises",
    "owned": "of one household",
    "pooled": "of several households together",
    "confiscated": "taken by the state",
    "scrapped": "no longer running",
}
"""What each stock holds."""


def words(name: str) -> str:
    """Return what a name of the code is called in pictures.

    >>> words("owners_cn"), words("lien_check")
    ('owners in China', 'lien check')
    """
    return WORDS.get(name, name.replace("_", " "))
