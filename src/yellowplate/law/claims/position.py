"""The position of a person who holds the car: what can be invoked against whom, step by step.

Four kinds of buyer are protected: in the ordinary course (404), against an unregistered right (403, security 54(1)), in
good faith from somebody without power (311), and against the seller's creditors (sealing 15). Each point is decided on
every combination of the facts that are unknown; where the answers differ it is "cannot tell", with the facts that
decide it. The words and their Chinese headings stand in `tables/claims_positions.toml`.

Source: law.md 3.5.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from yellowplate.law.claims import passing
from yellowplate.law.claims.combinations import deciding, looked_at, supposed
from yellowplate.law.claims.distribution import Assumed, PositionStep
from yellowplate.law.claims.rest_days import RestDays
from yellowplate.law.claims.sale import Fact, Sale, Transfer
from yellowplate.law.claims.seals import in_force
from yellowplate.law.claims.standing import Footing, Standing, stand
from yellowplate.law.claims.switches import Readings
from yellowplate.law.claims.unknowns import Option, Unknown, unknown_facts
from yellowplate.tables import claims_positions


class _Point(NamedTuple):
    """One point on known facts."""

    key: str
    against: str
    answer: bool
    detail: str = ""


def buyer_position(sale: Sale) -> tuple[PositionStep, ...]:
    """Say what the person who last bought the car can invoke, against whom, step by step.

    Args:
        sale: with the transfers; facts in it may be unknown.

    Returns:
        Steps in the order in which they are argued: title, the protected kinds, each claim by id, the surplus, the
        seller, the entry. Empty where nobody bought the car.

    Limits: open points of law are taken at their defaults; fault of the buyer in registering late has no field and is
        taken as none; a price that is not known may be fair or low.
    Source: law.md 3.5; the articles are named in each step.
    """
    if not sale.transfers:
        return ()
    number, transfer = max(enumerate(sale.transfers), key=lambda pair: (pair[1].on, pair[1].buyer, pair[0]))
    unknown = looked_at(sale, (*unknown_facts(sale, RestDays()), *_unknown_price(number, transfer)))
    told = [(one.assume, tuple(_points(one.sale, number))) for one in supposed(sale, unknown)]
    return tuple(_step(transfer, unknown, told, n) for n in range(len(told[0][1])))


def _unknown_price(number: int, transfer: Transfer) -> list[Unknown]:
    """Let a price that is not known be the market price, or nothing."""
    if transfer.price is not None and transfer.market_price is not None:
        return []
    path = f"transfers[{number}].{'price' if transfer.price is None else 'market_price'}"
    key = ("transfers", number)
    options = tuple(
        Option(((path, word),), ((key, "price", fen), (key, "market_price", 1)))
        for word, fen in (("fair", 1), ("low", 0))
    )
    return [Unknown((path,), options)]


def _step(
    transfer: Transfer, unknown: Sequence[Unknown], told: Sequence[tuple[Assumed, tuple[_Point, ...]]], n: int
) -> PositionStep:
    """Join the answers to one point over all runs."""
    points = [points[n] for _, points in told]
    answers = {point.answer for point in points}
    # Where runs differ in what kind of right it is, the point is told by the first that does not help the buyer.
    shown = min(points, key=lambda point: point.answer)
    answer: Fact = shown.answer if len(answers) == 1 else None
    row = claims_positions.load()[shown.key]
    sentence = row.unknown if answer is None else row.yes if answer else row.no
    return PositionStep(
        buyer=transfer.buyer,
        heading_zh=row.heading_zh,
        heading=row.heading,
        against=shown.against,
        answer=answer,
        sentence=sentence.format(
            buyer=transfer.buyer, seller=transfer.seller, against=shown.against, detail=shown.detail
        ),
        rules=row.rules,
        missing=deciding(unknown, [(assume, points[n].answer) for assume, points in told]) if answer is None else (),
    )


def _points(sale: Sale, number: int) -> Iterator[_Point]:
    """Decide every point on known facts; their number depends only on facts that are always known."""
    transfer = sale.transfers[number]
    read = Readings()
    seals = in_force(sale, read)
    sealed = passing.earlier_seals(transfer, seals)
    if transfer.exported_to:
        yield _Point("exported", "the sale", answer=False, detail=transfer.exported_to)
    yield _Point("sealed_before", "the sale", answer=not sealed, detail=", ".join(sealed))
    owns = not passing.judge(replace(transfer, exported_to=""), seals).code.startswith("skipped")
    yield _Point("title", "the sale", answer=owns)
    in_faith = bool(transfer.seller_had_power) or (passing.is_good_faith(transfer) and bool(transfer.delivered))
    yield _Point("good_faith", "owner", answer=in_faith)
    course = owns and passing.is_ordinary_course(transfer)
    yield _Point("ordinary_course", "every mortgagee", answer=course)
    for claim in sorted(sale.claims, key=lambda one: one.id):
        yield _against(transfer, stand(sale, claim, seals, read), sealed, owns=owns, course=course)
    yield _Point("surplus", "the sale", answer=owns)
    yield _Point("warranty", f"seller {transfer.seller}", answer=not transfer.buyer_knew)
    yield _Point("registration", "the sale", answer=bool(transfer.registered))


def _against(transfer: Transfer, one: Standing, sealed: tuple[str, ...], *, owns: bool, course: bool) -> _Point:
    """Decide what the buyer can invoke against one claim."""
    is_free = owns and bool(transfer.paid_in_full)
    if one.claim.debtor == "buyer":
        return _Point("own_debt", one.id, answer=False)
    if one.footing is Footing.LATE:
        return _Point("not_joined", one.id, answer=True)
    if one.id in sealed:
        return _Point("sealing_creditor", one.id, answer=False)
    if one.footing is Footing.ORDINARY:
        return _Point("sellers_creditor", one.id, answer=is_free)
    if course:
        return _Point("free_of_security", one.id, answer=True)
    if one.footing is Footing.UNREGISTERED:
        return _Point("unregistered", one.id, answer=is_free and not transfer.buyer_knew)
    return _Point("lien" if one.footing is Footing.LIEN else "publicised", one.id, answer=False)
