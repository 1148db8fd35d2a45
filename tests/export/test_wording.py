"""Whole sentences: they are printed about real people."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import pytest

from tests.factories import PHONE, a_post, an_item, place, stated, told, yuan
from yellowplate.export import wording
from yellowplate.export.told import Told
from yellowplate.records import (
    Account,
    Answer,
    Basis,
    Binds,
    Link,
    MediaKind,
    Origin,
    Polarity,
    Post,
    Statement,
    SubjectKind,
)

PAPER, TRADER = Link("Invented Daily", Basis.REPORTED), Link("a trader in Hyesan", Basis.SAW)


@pytest.mark.parametrize(
    ("statement", "sentence"),
    [
        (told("vin", "LVGX"), "the VIN is given as LVGX"),
        (told("vin", "LVGX", at=place(box=(0, 0, 1, 1))), "the VIN was read as LVGX"),
        (told("vin_alternative", "LVGX"), "the same characters may also be read as LVGX"),
        (
            told("check_digit", "observed"),
            "the check digit was observed: the characters satisfy it as they were read, unforced",
        ),
        (
            told("check_digit", "imposed"),
            "the check digit was imposed by the reading program, so that it fits proves nothing",
        ),
        (told("check_digit", "?"), "of the check digit is recorded: ?"),
        (told("plate", "辽F12A45"), "the number plate is given as 辽F12A45"),
        (told("price", "68000", quantity=yuan(68000)), "the price is said to be 68,000 CNY"),
        (told("price", "68000"), "the price is said to be 68000"),
        (told("mileage", "5万"), "the mileage is said to be 5万"),
        (told("year", "2021"), "the model year is said to be 2021"),
        (told("model", "凯美瑞"), "the car is said to be a 凯美瑞"),
        (told("offer", "yes"), "the car is offered"),
        (told("offer", "wanted"), "of an offer is said: wanted"),
        (
            told("encumbered", "yes"),
            "the car is said to be encumbered (mortgaged, pledged, leased or otherwise bound)",
        ),
        (told("encumbered", "no"), "the car is said not to be encumbered"),
        (told("encumbered", "maybe"), "of an encumbrance is said: maybe"),
        (told("destination", "dprk"), "North Korea is named as where the car is to go"),
        (
            told("destination", "crossing_only"),
            "a border town or crossing is named with the car, and no country it is to go to",
        ),
        (told("destination", "moon"), "the destination named is moon"),
        (told("tracker_removed", "yes"), "the tracker is said to have been removed"),
        (told("papers", "missing: registration"), "of the papers is said to be missing: registration"),
        (told("contact", PHONE), "the contact given is telephone +8613800138000"),
        (told("contact", "wechat:abc"), "the contact given is WeChat abc"),
        (told("contact", "fax:1"), "the contact given is fax 1"),
        (told("place", "丹东"), "丹东 is named as a place near the car"),
        (
            told("claim", "mortgage", quantity=yuan(52000), said_by=(Link("Lender A", Basis.REPORTED),)),
            "a mortgage of 52,000 CNY over the car is asserted by Lender A",
        ),
        (told("claim", "unknown"), "a right of unknown kind over the car is asserted by a claimant not named here"),
        (told("claim", "attachment"), "an attachment over the car is asserted by a claimant not named here"),
        (told("claim_registered", "2024-05-10"), "the claim is said to have been registered on 2024-05-10"),
        (told("claim_registered", "no"), "the claim is said not to be registered"),
        (told("defaulted", "yes"), "the debtor is said to be in default"),
        (told("seized", "yes"), "the car is said to have been seized"),
        (told("seen", "丹东"), "the car is said to have been seen at 丹东"),
        (told("seized", "yes", polarity=Polarity.DENIED), "denied by the speaker: the car is said to have been seized"),
        (
            told("seized", "yes", polarity=Polarity.HYPOTHETICAL),
            "as a possibility only: the car is said to have been seized",
        ),
        (stated(SubjectKind.PRICE, "price:fee", "import_permit", "300"), "import permit: 300"),
        (stated(SubjectKind.PLACE, "place:X", "guard", "two", place="Hyesan"), "guard (Hyesan): two"),
    ],
)
def test_what(statement: Statement, sentence: str) -> None:
    assert wording.what(statement) == sentence


@pytest.mark.parametrize("name", sorted(wording._WHAT))
def test_nothing_is_said_to_be_valid_proven_or_not_to_have_happened(name: str) -> None:
    for value in ("yes", "no", "observed", "imposed", "fails", "dprk"):
        sentence = wording.what(told(name, value))
        assert not re.search(r"\bvalid\b|\bproven\b|\bguilty\b|did not happen|\bstolen\b|\bsmuggl", sentence)


def spoken(statement: Statement, post: Post | None = None) -> Told:
    return Told(statement.id, statement, post)


@pytest.mark.parametrize(
    ("statement", "post", "kind", "sentence"),
    [
        (
            told("price", "1"),
            a_post(),
            MediaKind.VIDEO,
            "The post of a video on douyin by 小明二手车 (account uid-7700-a)",
        ),
        (told("price", "1"), a_post(author=None, platform=""), MediaKind.VIDEO, "The post of a video"),
        (told("price", "1"), a_post(author=Account("x", id="7")), None, "The post of a video on douyin by account 7"),
        (told("price", "1"), a_post(author=Account("x", name="小明")), None, "The post of a video on douyin by 小明"),
        (told("price", "1"), a_post(author=Account("x")), None, "The post of a video on douyin"),
        (told("price", "1"), None, MediaKind.IMAGE, "The picture itself"),
        (told("price", "1"), None, MediaKind.OTHER, "The item itself"),
        (told("price", "1"), None, None, "The item itself"),
        (told("vin", "X"), a_post(author=None), MediaKind.VIDEO, "In the video, the post of a video on douyin"),
        (told("vin", "X"), None, MediaKind.IMAGE, "In the picture"),
        (told("vin", "X"), None, MediaKind.OTHER, "In the item"),
        (told("vin", "X"), None, None, "In the item"),
        (
            told("seen", "X", said_by=(PAPER, TRADER)),
            None,
            MediaKind.TEXT,
            "Invented Daily, who does not say how it is known; citing a trader in Hyesan, first hand",
        ),
        (
            told("seen", "X", said_by=(Link("", Basis.HEARD),)),
            None,
            MediaKind.TEXT,
            "A speaker not named in this export, who heard it",
        ),
    ],
)
def test_who(statement: Statement, post: Post | None, kind: MediaKind | None, sentence: str) -> None:
    assert wording.who(spoken(statement, post), an_item("clip", kind) if kind else None) == sentence


@pytest.mark.parametrize(
    ("more", "sentence"),
    [
        ({}, "typed text, nothing had to be recognised"),
        ({"prob": 0.93, "at": place(box=(0, 0, 1, 1))}, "read with probability 0.93, very likely read right"),
        ({"prob": 0.99, "at": place(box=(0, 0, 1, 1))}, "read with probability 0.99, almost surely read right"),
        ({"prob": 0.7, "at": place(at_s=(0, 1))}, "read with probability 0.70, likely read right"),
        ({"prob": 0.55, "at": place(at_s=(0, 1))}, "read with probability 0.55, more likely than not read right"),
        ({"prob": 0.31, "at": place(at_s=(0, 1))}, "read with probability 0.31, not confirmed"),
        ({"prob": 0.0001, "at": place(at_s=(0, 1))}, "read with probability below 0.01, not confirmed"),
        ({"prob": 0.92}, "typed text, understood so with probability 0.92"),
        ({"reader": "person:reviewer one"}, "read by a person"),
        ({"reader": "a person"}, "read by a person"),
    ],
)
def test_probability(more: dict[str, Any], sentence: str) -> None:
    assert wording.probability(told("plate", "X", **more)) == sentence


def test_how_a_vin_is_known() -> None:
    weak = told("vin", "X", at=place(box=(0, 0, 1, 1)), prob=0.31)
    strong = told("vin", "X", at=place(at_s=(0, 1)), prob=0.93)
    typed, by_hand = told("vin", "X"), told("vin", "X", reader="person:reviewer one")
    assert wording.vin_known([weak]) == "read with probability 0.31, not confirmed"
    assert (
        wording.vin_known([weak, strong, typed])
        == "read with probability 0.93, confirmed by no person; typed in 1 text or table"
    )
    assert wording.vin_known([by_hand]) == "read by a person"
    assert wording.vin_known([]) == "named in a table or report, and no reading of it is shown here"


def test_answers_origins_and_those_bound() -> None:
    assert [wording.answer(one) for one in Answer] == ["breached", "not breached", "cannot tell"]
    assert wording.binds((Binds.STATE, Binds.FIRM)) == "states, firms"
    assert wording.binds(()) == "not stated"
    inferred = told("year", "2021", origin=Origin.INFERRED, because=("st_x",))
    assert (wording.origin(told("year", "1")), wording.origin(inferred)) == ("observed", "inferred by a program")


def test_a_destination_that_was_concluded_is_not_said_to_be_named() -> None:
    concluded = replace(told("destination", "dprk"), origin=Origin.INFERRED, because=("re_1",))
    assert "that do not name the country" in wording.what(concluded)
    assert "is named" not in wording.what(concluded)
