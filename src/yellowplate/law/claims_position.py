"""What a person who bought the car as offered could invoke, were the stated facts true."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from yellowplate.law.claims.combinations import n_combinations
from yellowplate.law.claims.position import buyer_position
from yellowplate.law.claims.rest_days import RestDays
from yellowplate.law.claims.sale import CarClaim, Sale, Transfer
from yellowplate.law.claims.unknowns import unknown_facts
from yellowplate.law.claims_words import articles, words
from yellowplate.records import BuyerPoint
from yellowplate.tables import claims_positions

_SCOPE = "whether selling such cars is the seller's registered and continuing business"
MAX_TOGETHER = 512
"""More combinations of unknown facts are not tried for one point."""
_NO_FACT = "registration"
"""Key of the point on the entry of the transfer: a sale that is only offered has none."""
_SEAL = "sealed_before"
"""Key of the point on a seal older than the purchase: that none is stated does not show that there is none."""
_UNSTATED_SEAL = "whether a court has sealed the car, and when"
_SENTENCE = re.compile(r"(?:^|(?<=\. ))[a-z]")


def position(sale: Sale) -> Iterator[BuyerPoint]:
    """Say what somebody who bought the car as offered could invoke; the sale is not known to have happened.

    Args:
        sale: the claims; facts in it may be unknown.

    Yields:
        Points about the sale itself, then one for each claim by label. Unknown facts of one claim are tried with those
        of claims for which the car is sealed; whether selling such cars is the seller's business is tried both ways.

    Limits: points with more than `MAX_TOGETHER` combinations of unknown facts are left out.
    """
    sealing = {seal.claim for seal in sale.seals}
    yield from _points(sale, [one for one in sale.claims if one.id in sealing], "")
    for claim in sale.claims:
        yield from _points(sale, [one for one in sale.claims if one is claim or one.id in sealing], claim.id)


def _points(sale: Sale, claims: Sequence[CarClaim], about: str) -> Iterator[BuyerPoint]:
    bought = Transfer(
        "the seller",
        "the buyer",
        sale.as_of,
        paid_in_full=None,
        delivered=True,
        buyer_knew=None,
        seller_had_power=None,
    )
    offered = replace(sale, claims=tuple(claims), transfers=(bought,))
    if n_combinations(unknown_facts(offered, RestDays())) > MAX_TOGETHER:
        return
    private, trader = (
        buyer_position(replace(offered, transfers=(replace(bought, seller_business_scope=scope),)))
        for scope in ("", "used cars")
    )
    for one, other in zip(private, trader, strict=True):
        is_claim = one.against.startswith("claim ")
        if (one.against if is_claim else "") != about or one.heading == claims_positions.load()[_NO_FACT].heading:
            continue
        is_seal_open = one.heading == claims_positions.load()[_SEAL].heading and not sale.seals
        is_same = one.answer is other.answer and not is_seal_open
        missing = dict.fromkeys(words(path) for path in (*one.missing, *other.missing))
        sentence = one.sentence
        if not is_same:
            missing = {_UNSTATED_SEAL if is_seal_open else _SCOPE: None, **missing}
            row = next(row for row in claims_positions.load().values() if row.heading == one.heading)
            sentence = row.unknown.format(buyer="the buyer", seller="the seller", against=one.against, detail="")
        yield BuyerPoint(
            heading=f"{one.heading}: {one.against}" if is_claim else one.heading,
            heading_zh=one.heading_zh,
            helps=one.answer if is_same else None,
            sentence=_capitals(sentence),
            articles=articles(one.rules),
            missing=tuple(missing),
        )


def _capitals(text: str) -> str:
    return _SENTENCE.sub(lambda found: found[0].upper(), text)
