"""What the claims engine answers: who is paid what, in which rank, on which rule, and what would change it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

FEN = Decimal("0.01")
"""One fen in CNY."""

Assumed = tuple[tuple[str, bool | str], ...]
"""Facts a run supposes: (path such as "claims[M].has_title", value)."""


class Status(StrEnum):
    """How far the answer goes."""

    DETERMINED = "determined"
    """The same money whatever the unknown facts are."""
    DEPENDS = "depends"
    """The money differs with a fact that is unknown; `runs` and `span` show how."""
    NO_CLEAN_ORDER = "no_clean_order"
    """Tax and security rank in a circle; `runs` show both ends."""


@dataclass(frozen=True, slots=True)
class Payment:
    """What one claim gets in one rank.

    Attributes:
        claim: id of the claim.
        fen: amount, 1/100 CNY.
        tier: name of the rank, as in `tables/claims_tiers.toml`.
        basis: ids of the rules it rests on, the one that decides the rank first.
        why: one sentence.
    """

    claim: str
    fen: int
    tier: str
    basis: tuple[str, ...]
    why: str

    @property
    def amount(self) -> Decimal:
        """Amount in CNY, two decimals."""
        return self.fen * FEN


@dataclass(frozen=True, slots=True)
class Surplus:
    """What is left after everyone is paid.

    Attributes:
        to: "owner", "buyer <name>", "bankruptcy estate", or None where nothing is left.
        fen: amount, 1/100 CNY.
    """

    to: str | None
    fen: int

    @property
    def amount(self) -> Decimal:
        """Amount in CNY, two decimals."""
        return self.fen * FEN


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the trace.

    Attributes:
        tier: name of the rank or preparation ("amounts", "seals", "rights", "transfers", "costs", then the ranks).
        claim: id of the claim it is about, or "" for the whole.
        before_fen: the amount the step began with: of the claim while preparing, of the money left while paying.
        after_fen: the amount it ended with.
        rules: ids of the rules applied.
        sentence: what was done and why.
        facts: paths of the facts used ("claims[M].publicity.date").
    """

    tier: str
    claim: str
    before_fen: int
    after_fen: int
    rules: tuple[str, ...]
    sentence: str
    facts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Run:
    """One complete distribution on facts that are all known or supposed.

    Attributes:
        assume: what was supposed.
        auction_possible: the car can be sold for these creditors.
        net_fen: money to distribute.
        payments: in order of rank; every claim appears, with 0 where it gets nothing.
        surplus: what is left.
        shortfalls: (claim, fen still owed), in order of id.
        applied: (claim, ((part, fen), ...)): which part of the debt the money paid.
        steps: the trace.
        flags: points a person should look at, each a sentence.
    """

    assume: Assumed
    auction_possible: bool
    net_fen: int
    payments: tuple[Payment, ...]
    surplus: Surplus
    shortfalls: tuple[tuple[str, int], ...]
    applied: tuple[tuple[str, tuple[tuple[str, int], ...]], ...]
    steps: tuple[Step, ...]
    flags: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Alternative:
    """The other reading of one open point, where it changes the money.

    Attributes:
        switch: name, as in `tables/claims_switches.toml`.
        value: the reading tried, not the default.
        run: the distribution under it, without steps; None where the money also differs with an unknown fact.
        span: (claim, least fen, most fen) under it, in order of id.
        surplus_span: least and most fen of the surplus under it.
    """

    switch: str
    value: bool
    run: Run | None
    span: tuple[tuple[str, int, int], ...]
    surplus_span: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Distribution:
    """The answer for one car.

    Attributes:
        id: of the case.
        title: of the case, or "".
        as_of: day of the distribution.
        status: how far the answer goes.
        certainty: "settled", or "interpretive" where an open point of law was decided by a default.
        auction_possible: None where it differs between runs.
        net_fen: None where it differs between runs.
        payments: of the one answer; empty unless the status is determined.
        surplus: of the one answer; None unless determined.
        shortfalls: of the one answer; empty unless determined.
        applied: of the one answer; empty unless determined.
        steps: trace of the one answer; empty unless determined.
        unknown_facts: paths of the facts the document gives as unknown.
        deciding_facts: those of them that change the money by themselves or with others.
        span: (claim, least fen, most fen) over the runs, in order of id; empty with one run.
        surplus_span: (least, most), or None with one run.
        runs: every run, where there is more than one.
        alternatives: other readings that change the money, in the order of the table of switches.
        flags: points a person should look at.
        is_capped: there were more combinations than are tried; the span may be too narrow.
    """

    id: str
    title: str
    as_of: date
    status: Status
    certainty: str
    auction_possible: bool | None
    net_fen: int | None
    payments: tuple[Payment, ...]
    surplus: Surplus | None
    shortfalls: tuple[tuple[str, int], ...]
    applied: tuple[tuple[str, tuple[tuple[str, int], ...]], ...]
    steps: tuple[Step, ...]
    unknown_facts: tuple[str, ...] = ()
    deciding_facts: tuple[str, ...] = ()
    span: tuple[tuple[str, int, int], ...] = ()
    surplus_span: tuple[int, int] | None = None
    runs: tuple[Run, ...] = ()
    alternatives: tuple[Alternative, ...] = ()
    flags: tuple[str, ...] = ()
    is_capped: bool = False


@dataclass(frozen=True, slots=True)
class PositionStep:
    """One thing a person who holds the car can, or cannot, invoke against somebody.

    Attributes:
        buyer: who holds the car, as the document names them.
        heading_zh: heading in Chinese.
        heading: heading in English.
        against: whom it is about: "the sale", a claim's id, "seller <name>" or "owner".
        answer: True = it helps the buyer, False = it does not, None = cannot tell.
        sentence: in plain words.
        rules: ids of the articles.
        missing: paths of the facts that would decide it.
    """

    buyer: str
    heading_zh: str
    heading: str
    against: str
    answer: bool | None
    sentence: str
    rules: tuple[str, ...]
    missing: tuple[str, ...] = ()
