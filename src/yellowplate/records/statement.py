"""A statement: somebody says, or a program infers, that a subject has a property; with its place in the evidence."""

from __future__ import annotations

import builtins
from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal
from enum import StrEnum

from yellowplate.records.ids import Plain, exact_number, identify
from yellowplate.records.locator import Locator
from yellowplate.records.plain import rounded
from yellowplate.records.speaker import Link
from yellowplate.records.times import Period


class SubjectKind(StrEnum):
    """What a statement can be about."""

    VEHICLE = "vehicle"
    PARTY = "party"
    PLACE = "place"
    POLICY = "policy"
    PRICE = "price"
    FLOW = "flow"


class Origin(StrEnum):
    """Observed and inferred are different things (DESIGN.md section 3, rule 2)."""

    OBSERVED = "observed"
    """Read at the locator, as it stands there."""
    INFERRED = "inferred"
    """Concluded by a program from other statements, named in `because`."""


class Polarity(StrEnum):
    """Whether the source says it is so."""

    ASSERTED = "asserted"
    DENIED = "denied"
    HYPOTHETICAL = "hypothetical"


@dataclass(frozen=True, slots=True)
class Subject:
    """What a statement is about.

    Attributes:
        kind: vehicle, party, place, policy, price or flow.
        key: for what has no name yet the context ("<item>" or "<item>#<field>": the car shown there); otherwise a
            typed key such as "vin:LVG...", "phone:+86...", "wechat:abc", "account:douyin:123", "place:Hyesan".
    """

    kind: SubjectKind
    key: str


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its range.

    Attributes:
        low: lowest value meant; equal to high for one figure; None where the source gives no lower end.
        high: highest value meant; None for "at least" or words only.
        unit: what is counted or what the money is for ("vehicles", "km", "CNY", "CNY per vehicle").
        is_approx: True for "about".
    """

    low: Decimal | None
    high: Decimal | None
    unit: str
    is_approx: bool = False

    def __post_init__(self) -> None:
        """Refuse ends that are not finite and a range that is turned around."""
        if any(end is not None and not end.is_finite() for end in (self.low, self.high)):
            msg = f"an open end is None: {self.low} to {self.high}"
            raise ValueError(msg)
        if self.low is not None and self.high is not None and self.high < self.low:
            msg = f"a range from {self.low} to {self.high}"
            raise ValueError(msg)

    @property
    def parts(self) -> list[Plain]:
        """The parts for an id: equal quantities have equal parts, however their numbers are written."""
        return [
            None if self.low is None else exact_number(self.low),
            None if self.high is None else exact_number(self.high),
            self.unit,
            self.is_approx,
        ]


@dataclass(frozen=True, slots=True)
class Statement:
    """One thing said or inferred; superseded, never edited.

    Attributes:
        subject: what it is about.
        property: lower-case name ("vin", "price", "encumbered", "destination", "vehicle_count", ...).
        value: normalised value as text ("LVG...", "68000", "yes").
        raw: the words it was read from, untouched.
        locator: exact place of those words.
        reader: "<name>/<version>" of the pattern or reader, or "person:<reviewer>".
        prob: probability that the words were read and understood right, six digits; not that they are true.
        said_by: chain of speakers, outermost first; empty where the item's own publisher speaks.
        origin: observed or inferred.
        quantity: the number, where the value is one.
        polarity: asserted, denied or hypothetical.
        place: place it holds for, in the source's spelling, or "".
        happened_on: days of the event, or None.
        published_at: when the source says it was published, aware UTC, or None.
        captured_at: when it was archived, aware UTC, or None.
        because: ids of the statements or readings an inferred one rests on.
        supersedes: id of the statement it replaces, or "".
        note: one sentence for the reader of the dossier (a caveat of the source), or "".
        method: how a count was made ("by eye", "satellite image", "machine count"), or "".
    """

    subject: Subject
    property: str
    value: str
    raw: str
    locator: Locator
    reader: str
    prob: float = 1.0
    said_by: tuple[Link, ...] = ()
    origin: Origin = Origin.OBSERVED
    quantity: Quantity | None = None
    polarity: Polarity = Polarity.ASSERTED
    place: str = ""
    happened_on: Period | None = None
    published_at: datetime | None = None
    captured_at: datetime | None = None
    because: tuple[str, ...] = ()
    supersedes: str = ""
    note: str = ""
    method: str = ""

    def __post_init__(self) -> None:
        """Refuse an inference without its grounds, a probability not rounded and a moment without a zone."""
        if rounded(self.prob) != self.prob:
            msg = f"a probability must be rounded before it enters the ledger: {self.prob}"
            raise ValueError(msg)
        if self.origin is Origin.INFERRED and not self.because:
            msg = "an inferred statement names what it rests on"
            raise ValueError(msg)
        for name in ("published_at", "captured_at"):
            moment = getattr(self, name)
            if moment is not None:
                if moment.tzinfo is None:
                    msg = f"{name} needs a time zone: {moment.isoformat()}"
                    raise ValueError(msg)
                object.__setattr__(self, name, moment.astimezone(UTC))

    @builtins.property  # the field `property` stands in the way of the plain name
    def id(self) -> str:
        """Id from everything that makes it this statement.

        That is subject, property, value, number, where and when it holds, the words and their place, the reader, who
        says so and what it rests on. Two statements that one sentence makes of two places or days are two.
        """
        place = self.locator
        box = place.box
        return identify(
            "st",
            [
                str(self.subject.kind),
                self.subject.key,
                self.property,
                self.value,
                self.raw,
                place.item,
                place.field,
                place.start,
                place.end,
                place.t_start_s,
                place.t_end_s,
                [box.left, box.top, box.right, box.bottom] if box else None,
                self.reader,
                str(self.polarity),
                [[link.speaker, str(link.basis)] for link in self.said_by],
                list(self.because),
                str(self.origin),
                self.quantity.parts if self.quantity else None,
                self.place,
                str(self.happened_on) if self.happened_on else None,
                self.supersedes,
            ],
        )
