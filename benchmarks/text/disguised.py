"""How much is lost when the same offers are disguised: 50 offers of the seen part, ten disguises each."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from benchmarks.text.answer import Answer, labels
from benchmarks.text.disguise import DISGUISES, Disguise
from benchmarks.text.gold import SEED, Row
from benchmarks.text.score import QUESTIONS, Score, score

N_OFFERS = 50
FIELDS = ("encumbered offer", "destination dprk", "price", "year", "phone", "WeChat", "QQ", "plate", "VIN")
"""What is pooled into one recall beside that of the encumbered offers."""
FIRST_PHONE = 17000390001
"""Added to the offers that name no telephone, one number each, so that every disguise finds something to change."""


@dataclass(frozen=True, slots=True)
class Drop:
    """What one disguise costs.

    Attributes:
        name: of the disguise.
        n_changed: offers whose text it changed; only these are counted.
        plain_offers: encumbered offers found in the plain texts.
        offers: the same, disguised.
        plain_fields: all `FIELDS` in the plain texts.
        fields: the same, disguised.
    """

    name: str
    n_changed: int
    plain_offers: Score
    offers: Score
    plain_fields: Score
    fields: Score


def offers(rows: Sequence[Row]) -> list[Row]:
    """Choose offers of encumbered cars in Chinese by a seeded hash and see that each names a telephone.

    Args:
        rows: the seen part of the gold.

    Returns:
        At most `N_OFFERS` rows.
    """
    fitting = [row for row in rows if row["lang"] == "zh" and row["is_offer"] and row["encumbered"] == "yes"]
    fitting.sort(key=lambda row: hashlib.sha256(f"{SEED}:{row['text']}".encode()).hexdigest())
    return [_with_phone(row, str(FIRST_PHONE + place)) for place, row in enumerate(fitting[:N_OFFERS])]


def drops(rows: Sequence[Row], analyse: Callable[[str], Answer]) -> list[Drop]:
    """Score the plain and the disguised texts, one result a disguise.

    Args:
        rows: offers, as chosen by `offers`.
        analyse: what is measured.
    """
    return [_drop(name, change, rows, analyse) for name, change in DISGUISES.items()]


def _with_phone(row: Row, number: str) -> Row:
    if row["phone"]:
        return row
    return {**row, "text": f"{row['text']} 电话{number}", "phone": [number]}


def _drop(name: str, change: Disguise, rows: Sequence[Row], analyse: Callable[[str], Answer]) -> Drop:
    changed = [row for row in rows if change(row["text"]) != row["text"]]
    plain = [(analyse(row["text"]), labels(row)) for row in changed]
    disguised = [(analyse(change(row["text"])), labels(row)) for row in changed]
    offer = QUESTIONS["encumbered offer"]
    return Drop(
        name, len(changed), score(plain, offer), score(disguised, offer), score(plain, _any), score(disguised, _any)
    )


def _any(answer: Answer) -> frozenset[str]:
    return frozenset(f"{name}:{value}" for name in FIELDS for value in QUESTIONS[name](answer))
