"""The allow-list: what is not on it is closed, and canaries in every field prove it."""

from __future__ import annotations

import base64
import dataclasses
from pathlib import Path
from typing import Any

import pytest

from tests.factories import PHONE, a_dossier, place, posts_of_a_case, stated, statements_of_a_case, told
from yellowplate import records
from yellowplate.discover import plug_ins
from yellowplate.export.audience import FIELDS, REACH, Door, disclose, may_see
from yellowplate.export.exporter import Audience, Dossier, Exporter
from yellowplate.records import (
    Statement,
    SubjectKind,
)
from yellowplate.resolve import resolve, sightings

EXPORTERS: tuple[Exporter, ...] = plug_ins("yellowplate.export.formats", "EXPORTER")


def same(text: str) -> str:
    return text


@pytest.mark.parametrize("kind", FIELDS)
def test_the_list_names_only_fields_that_exist(kind: Any) -> None:
    assert set(FIELDS[kind]) <= {field.name for field in dataclasses.fields(kind)}


def test_every_record_an_export_holds_is_listed() -> None:
    held = {name for name in records.__all__ if dataclasses.is_dataclass(getattr(records, name))}
    not_exported = {
        "Area",
        "AreaCount",
        "Coverage",
        "Estimate",
        "Event",
        "Judgement",
        "Mention",
        "Place",
        "RawRead",
        "Source",
    }
    assert held - {kind.__name__ for kind in FIELDS} == not_exported


def test_a_new_field_is_closed_until_it_is_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    longer = dataclasses.make_dataclass(
        "Item", [("sha256", str), ("secret", str), ("more", tuple), ("day", int, 7)], frozen=True
    )
    monkeypatch.setitem(FIELDS, longer, {"sha256": Door.PUBLIC})
    for audience in Audience:
        shown: Any = disclose(longer("ab", "canary", ("canary",), 9), audience, same)
        assert (shown.sha256, shown.secret, shown.more, shown.day) == ("ab", "", None, 7)


def test_a_record_that_is_not_listed_is_refused() -> None:
    with pytest.raises(KeyError):
        disclose(records.Source("a name", records.SourceKind.PRESS), Audience.OWN, same)


@pytest.mark.parametrize(
    ("statement", "audiences", "why"),
    [
        (told("price", "1"), {"own", "partner", "public"}, "names nobody"),
        (told("contact", PHONE), {"own", "partner"}, "a telephone number"),
        (told("made_up_property", "1"), {"own", "partner"}, "not on the list"),
        (stated(SubjectKind.PARTY, "account:x:1", "profile", "I am"), {"own"}, "their own words"),
        (stated(SubjectKind.PARTY, "account:x:1", "name", "小明"), {"own", "partner"}, "a name"),
        (stated(SubjectKind.PLACE, "place:X", "vehicle_count", "1"), {"own", "partner", "public"}, "a count"),
        (stated(SubjectKind.PLACE, "place:X", "guard", "小明"), {"own", "partner"}, "may be a name"),
    ],
)
def test_which_statements_are_shown(statement: Statement, audiences: set[str], why: str) -> None:
    assert {str(one) for one in Audience if may_see(statement, one)} == audiences, why


class Planter:
    """Puts a canary of its own into every text field of a record, and remembers which door each stands behind."""

    def __init__(self) -> None:
        self.planted: dict[str, Door | None] = {}

    def canary(self, kind: type, field: str) -> str:
        word = f"Kanari{len(self.planted):04}x"
        self.planted[word] = FIELDS[kind].get(field)
        return word

    def plant(self, record: Any, **keep: Any) -> Any:
        kind = type(record)
        parts: dict[str, Any] = {}
        for field in dataclasses.fields(record):
            value = getattr(record, field.name)
            if field.name in keep:
                parts[field.name] = keep[field.name]
            elif type(value) is str:
                parts[field.name] = self.canary(kind, field.name)
            elif isinstance(value, tuple) and value and all(type(part) is str for part in value):
                parts[field.name] = (self.canary(kind, field.name),)
            elif dataclasses.is_dataclass(value):
                parts[field.name] = self.plant(value, **self.fixed(value))
            elif isinstance(value, tuple) and value and dataclasses.is_dataclass(value[0]):
                parts[field.name] = tuple(self.plant(part, **self.fixed(part)) for part in value)
            else:
                parts[field.name] = value
        return kind(**parts)

    @staticmethod
    def fixed(record: Any) -> dict[str, Any]:
        if hasattr(record, "item"):
            return {"item": record.item}
        return {"currency": record.currency} if hasattr(record, "currency") else {}


def a_planted_dossier(planter: Planter) -> Dossier:
    statements = []
    for one in statements_of_a_case():
        planted = planter.plant(
            one, subject=one.subject, property=one.property, value=one.value, locator=one.locator, because=()
        )
        statements.append(planted)
    n_open = len(planter.planted)
    contact = told("contact", "wechat:x", at=place("post"))
    name = stated(SubjectKind.PARTY, "account:x:1", "name", "n")
    private = [planter.plant(one, property=one.property, locator=one.locator, because=()) for one in (contact, name)]
    for word in list(planter.planted)[n_open:]:
        planter.planted[word] = Door.PARTNER
    post = planter.plant(
        dataclasses.replace(posts_of_a_case()[0], extras='{"a":1}', place_label="x", parent_post="x", counts=()),
        media=posts_of_a_case()[0].media,
        missing_media=("x",),
        counts=(("x", 1),),
    )
    files = resolve([*statements, private[0]], [], [post])
    plain = a_dossier(files, sightings=sightings(statements))
    held = {one.id for file in files for one in file.statements}
    return dataclasses.replace(
        plain,
        posts=(post,),
        items={name: planter.plant(item, sha256=name, parent="") for name, item in plain.items.items()},
        readings=tuple(planter.plant(one, context=one.context) for one in plain.readings),
        refusals=tuple(planter.plant(one, item=one.item) for one in plain.refusals),
        statements=tuple(one for one in [*statements, *private] if one.id not in held),
    )


def written(exporter: Exporter, dossier: Dossier, folder: Path, audience: Audience) -> bytes:
    folder.mkdir()
    files = exporter.write(dossier, folder, audience)
    assert {path for path in folder.rglob("*") if path.is_file()} == set(files)
    return b"\n".join(path.name.encode() + path.read_bytes() for path in files)


@pytest.mark.parametrize("exporter", EXPORTERS, ids=lambda exporter: exporter.name)
def test_no_canary_of_a_closed_field_gets_out(exporter: Exporter, tmp_path: Path) -> None:
    planter = Planter()
    dossier = a_planted_dossier(planter)
    assert len(planter.planted) > 80
    for audience in Audience:
        found = written(exporter, dossier, tmp_path / audience, audience).decode("utf-8", "replace").lower()
        for word, door in planter.planted.items():
            if door is None or door > REACH[audience]:
                spelt = (word, base64.b64encode(word.encode()).decode(), word.encode("utf-16-le").decode("latin-1"))
                assert not any(one.lower() in found for one in spelt), (audience, word, door)


@pytest.mark.parametrize("exporter", EXPORTERS, ids=lambda exporter: exporter.name)
def test_the_public_copy_holds_no_number_account_or_name(exporter: Exporter, tmp_path: Path) -> None:
    statements = statements_of_a_case()
    dossier = a_dossier(resolve(statements, [], posts_of_a_case()), sightings=sightings(statements))
    numbers = ("13800138000", "①③⑧", "uid-7700-a", "xiaoming", "7600000000000000001")
    names = ("小明", "Invented Lending", "material/", "a trader in Hyesan", "Invented Daily")
    closed = (*numbers, *names, *(one.id for one in statements))
    text = written(exporter, dossier, tmp_path / "public", Audience.PUBLIC).decode("utf-8", "replace")
    for word in closed:
        assert word not in text, word
    assert "LVGXX000100000041" in text


@pytest.mark.parametrize("exporter", EXPORTERS, ids=lambda exporter: exporter.name)
def test_partners_get_no_profile_and_the_user_gets_all(exporter: Exporter, tmp_path: Path) -> None:
    dossier = a_dossier(resolve(statements_of_a_case(), [], posts_of_a_case()))
    profile = "我是小明"
    assert profile not in written(exporter, dossier, tmp_path / "p", Audience.PARTNER).decode("utf-8", "replace")
    own = written(exporter, dossier, tmp_path / "o", Audience.OWN).decode("utf-8", "replace")
    assert (profile in own) is (exporter.name != "csv")
    assert "8613800138000" in own


@pytest.mark.parametrize("exporter", EXPORTERS, ids=lambda exporter: exporter.name)
def test_the_same_dossier_gives_the_same_bytes(exporter: Exporter, tmp_path: Path) -> None:
    def once(name: str) -> bytes:
        dossier = a_dossier(resolve(statements_of_a_case(), [], posts_of_a_case()))
        return written(exporter, dossier, tmp_path / name, Audience.OWN)

    assert once("first") == once("second")


@pytest.mark.parametrize("exporter", EXPORTERS, ids=lambda exporter: exporter.name)
def test_an_empty_case_can_be_exported(exporter: Exporter, tmp_path: Path) -> None:
    dossier = a_dossier((), items={}, posts=(), statements=(), refusals=(), readings=())
    assert written(exporter, dossier, tmp_path / "empty", Audience.PUBLIC)


@pytest.mark.parametrize("exporter", EXPORTERS, ids=lambda exporter: exporter.name)
def test_half_an_emoji_does_not_stop_an_export(exporter: Exporter, tmp_path: Path) -> None:
    half = stated(SubjectKind.PRICE, "price:fee", "fee", "x\ud83d", raw="\ud83d")
    dossier = a_dossier((), statements=(half,))
    assert written(exporter, dossier, tmp_path / "half", Audience.OWN).decode()
