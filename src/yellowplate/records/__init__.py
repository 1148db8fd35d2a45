"""The nouns of the project: frozen dataclasses, standard library only, no input or output.

What flows, in one direction:

    Item → Reading → Statement → VehicleFile → Finding → dossier
                                  ↑
                               Judgement          VehicleFiles, Sightings → Estimate
"""

from yellowplate.records.area import MACHINE, Area, AreaCount, AreaKind, Coverage
from yellowplate.records.claim import Claim, ClaimKind
from yellowplate.records.claims_order import BuyerPoint, ClaimsOrder, Precedence, RankedClaim, Relation, Rung
from yellowplate.records.estimate import Estimate
from yellowplate.records.event import Event
from yellowplate.records.finding import Answer, Binds, Finding
from yellowplate.records.item import Item, MediaKind, Refusal, RefusalStage
from yellowplate.records.judgement import Judgement, Verdict
from yellowplate.records.locator import Box, Locator
from yellowplate.records.mention import Mention
from yellowplate.records.money import Money
from yellowplate.records.place import Place
from yellowplate.records.plain import from_plain, rounded, to_plain
from yellowplate.records.post import Account, Post, PostKind, PostText, TextRole
from yellowplate.records.reading import Alternative, RawRead, Reading, ReadingKind
from yellowplate.records.sighting import Sighting
from yellowplate.records.source import Source, SourceKind
from yellowplate.records.speaker import Basis, Link, independent_voices
from yellowplate.records.statement import Origin, Polarity, Quantity, Statement, Subject, SubjectKind
from yellowplate.records.times import Dated, HowDated, Period, parse_period
from yellowplate.records.vehicle_file import PartySeen, Stage, StageReached, VehicleFile

__all__ = [
    "MACHINE",
    "Account",
    "Alternative",
    "Answer",
    "Area",
    "AreaCount",
    "AreaKind",
    "Basis",
    "Binds",
    "Box",
    "BuyerPoint",
    "Claim",
    "ClaimKind",
    "ClaimsOrder",
    "Coverage",
    "Dated",
    "Estimate",
    "Event",
    "Finding",
    "HowDated",
    "Item",
    "Judgement",
    "Link",
    "Locator",
    "MediaKind",
    "Mention",
    "Money",
    "Origin",
    "PartySeen",
    "Period",
    "Place",
    "Polarity",
    "Post",
    "PostKind",
    "PostText",
    "Precedence",
    "Quantity",
    "RankedClaim",
    "RawRead",
    "Reading",
    "ReadingKind",
    "Refusal",
    "RefusalStage",
    "Relation",
    "Rung",
    "Sighting",
    "Source",
    "SourceKind",
    "Stage",
    "StageReached",
    "Statement",
    "Subject",
    "SubjectKind",
    "TextRole",
    "VehicleFile",
    "Verdict",
    "from_plain",
    "independent_voices",
    "parse_period",
    "rounded",
    "to_plain",
]
