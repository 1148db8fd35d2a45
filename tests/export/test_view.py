"""What each audience gets to see of pictures, links and references."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.factories import PHONE, PRINTED_VIN, a_dossier, a_finding, a_post, judged, made_up_vin, place, told
from yellowplate.export.exporter import Audience
from yellowplate.export.told import Told, View
from yellowplate.export.view import NEAR_VIN, look
from yellowplate.numbers import vin_near
from yellowplate.records import Alternative, Locator, Origin, Reading, ReadingKind, Statement, Verdict
from yellowplate.resolve import resolve

SHOWN = place(box=(100, 100, 300, 130), at_s=(3.0, 5.0))


def view_of(statements: list[Statement], audience: Audience) -> View:
    return look(a_dossier(resolve(statements, [], ()), statements=(), posts=()), audience)


def find(view: View, prop: str) -> Told:
    return next(one for car in view.cars for one in car.told if one.statement.property == prop)


@pytest.mark.parametrize(
    ("contact_at", "is_shown", "why"),
    [
        (None, True, "no contact anywhere"),
        (place(box=(100, 140, 300, 160), at_s=(4.0, 6.0)), False, "the number stands just below"),
        (place(box=(100, 600, 300, 620), at_s=(4.0, 6.0)), True, "far below"),
        (place(box=(100, 140, 300, 160), at_s=(20.0, 26.0)), True, "later"),
        (place(at_s=(4.0, 6.0)), False, "somewhere in the frame"),
        (place("other", box=(100, 140, 300, 160)), True, "another item"),
    ],
)
def test_the_public_sees_no_crop_with_a_number_in_it(contact_at: Locator | None, is_shown: bool, why: str) -> None:
    statements = [told("vin", PRINTED_VIN, at=SHOWN)]
    if contact_at:
        statements.append(told("contact", PHONE, at=contact_at))
    view = view_of(statements, Audience.PUBLIC)
    assert (view.crop(find(view, "vin")) is not None) is is_shown, why
    assert view.frame(find(view, "vin")) is None


@pytest.mark.parametrize(
    ("statement", "is_shown", "why"),
    [
        (told("offer", "yes", raw="抵押车出售", at=SHOWN), True, "a caption"),
        (told("offer", "yes", raw="出售 微信 abc", at=SHOWN), False, "the caption holds a contact"),
        (told("offer", "yes", raw="", at=SHOWN), False, "nobody knows what stands there"),
        (told("offer", "yes", raw="抵押车出售"), False, "a whole picture"),
    ],
)
def test_the_public_sees_captions_without_contacts(statement: Statement, is_shown: bool, why: str) -> None:
    view = view_of([statement], Audience.PUBLIC)
    assert (view.crop(find(view, "offer")) is not None) is is_shown, why


def test_partners_see_crops_and_frames() -> None:
    view = view_of([told("vin", PRINTED_VIN, at=SHOWN), told("contact", PHONE, at=SHOWN)], Audience.PARTNER)
    assert view.crop(find(view, "contact"))
    assert view.frame(find(view, "vin"))


def test_reviewers_are_not_named_outside() -> None:
    price = told("price", "68000")
    files = resolve([told("offer", "yes"), price], [judged(Verdict.REJECT, price.id, corrected="65000")], ())
    dossier = a_dossier(files, statements=(), posts=())
    readers = {one: find(look(dossier, one), "price").statement.reader for one in Audience}
    assert readers == {Audience.OWN: "person:reviewer one", Audience.PARTNER: "a person", Audience.PUBLIC: "a person"}


def test_references_to_closed_statements_fall_away() -> None:
    contact = told("contact", PHONE)
    offer = told("offer", "yes", origin=Origin.INFERRED, because=(contact.id,), raw="出售")
    files = resolve([offer, contact], [], ())
    (file,) = files
    dossier = a_dossier(
        files, statements=(), posts=(), findings={file.key: (a_finding(statements=(contact.id, offer.id)),)}
    )
    (car,) = look(dossier, Audience.PUBLIC).cars
    (only,) = car.told
    assert only.statement.because == ("a statement not shown here",)
    assert car.findings[0].statements == (only.name,)
    assert car.file.parties == ()
    (own,) = look(dossier, Audience.OWN).cars
    assert len(own.told) == 2
    assert own.findings[0].statements == (contact.id, offer.id)


def test_unnamed_cars_have_keys_that_say_nothing_in_public() -> None:
    statement = told("offer", "yes", at=place("t", field="/3/text"))
    (car,) = view_of([statement], Audience.PUBLIC).cars
    assert car.file.key.startswith("car_")
    assert (car.told[0].statement.subject.key, car.told[0].statement.locator.field) == ("", "")
    assert car.label == "Unnamed car 1"


def test_links_say_what_is_shared() -> None:
    statements = [
        told("vin", PRINTED_VIN, at=place("a", box=(0, 0, 9, 9))),
        told("contact", PHONE, at=place("a", box=(0, 50, 9, 59))),
        told("plate", "辽F12A45", at=place("a", box=(0, 80, 9, 89))),
        told("vin_alternative", made_up_vin(8), at=place("a", box=(0, 0, 9, 9)), prob=0.1),
        told("vin", made_up_vin(8), at=place("b")),
        told("contact", PHONE, at=place("b")),
        told("plate", "辽F12A45", at=place("b")),
    ]
    own = view_of(statements, Audience.OWN).cars[0].shared
    assert [what for what, _ in own] == [PHONE, "plate 辽F12A45", f"a reading as {made_up_vin(8)}"]
    public = view_of(statements, Audience.PUBLIC).cars[0].shared
    assert [what for what, _ in public] == ["a phone number", "plate 辽F12A45", f"a reading as {made_up_vin(8)}"]


def test_a_link_whose_ground_is_not_in_the_files_is_still_said() -> None:
    files = resolve([told("offer", "yes", at=place(name)) for name in ("a", "b")], [], ())
    linked = tuple(replace(one, linked=(other.key,)) for one, other in zip(files, files[::-1], strict=True))
    view = look(a_dossier(linked, statements=(), posts=()), Audience.OWN)
    assert [what for what, _ in view.cars[0].shared] == [""]


def test_cars_of_near_vins_are_linked_as_such() -> None:
    one = PRINTED_VIN
    near = next(text for text, nats in vin_near.spellings(one) if text != one and nats <= vin_near.NEAR)
    files = resolve([told("vin", one, at=place("a")), told("vin", near, at=place("b"))], [], ())
    shared = {car.file.vin: car.shared for car in look(a_dossier(files, statements=(), posts=()), Audience.PUBLIC).cars}
    assert [what for what, _ in shared[one]] == [NEAR_VIN]


def test_the_same_number_on_two_cars_gives_two_pages() -> None:
    statements = [told("vin", PRINTED_VIN, at=place(name)) for name in ("a", "b")]
    targets = [statement.locator.item for statement in statements]
    files = resolve(statements, [judged(Verdict.NOT_SAME, *targets)], ())
    labels = sorted(car.label for car in look(a_dossier(files, statements=(), posts=()), Audience.OWN).cars)
    assert labels == [f"VIN {PRINTED_VIN}", f"VIN {PRINTED_VIN} (another car)"]


def test_conflicts_on_closed_properties_are_not_named() -> None:
    contact, price = told("contact", PHONE), told("price", "1")
    decided = [judged(verdict, one.id) for one in (contact, price) for verdict in (Verdict.ACCEPT, Verdict.REJECT)]
    dossier = a_dossier(resolve([told("offer", "yes"), contact, price], decided, ()), statements=(), posts=())
    assert look(dossier, Audience.OWN).cars[0].file.conflicts == ("contact", "price")
    assert look(dossier, Audience.PUBLIC).cars[0].file.conflicts == ("price",)


def test_a_statement_of_a_row_belongs_to_the_post_of_that_row() -> None:
    posts = tuple(a_post(at=place("t", field=f"/{n}"), post_id=str(n), media=()) for n in (1, 2))
    files = resolve([told("offer", "yes", at=place("t", field="/2/desc"))], [], posts)
    found = find(look(a_dossier(files, statements=(), posts=posts), Audience.OWN), "offer").post
    assert found is not None
    assert found.post_id == "2"


def test_a_file_of_posts_does_not_speak_for_what_stands_beside_them() -> None:
    posts = (a_post(at=place("t", field="/1"), media=()),)
    files = resolve([told("offer", "yes", at=place("t", field="/9/desc"))], [], posts)
    assert find(look(a_dossier(files, statements=(), posts=posts), Audience.OWN), "offer").post is None


def test_readings_of_profiles_are_the_users_own() -> None:
    profile = Reading(
        place("post", field="/signature"),
        ReadingKind.TEXT,
        (Alternative("我是小明", 1.0),),
        "test/1",
        place("post").item,
        role="author_profile",
    )
    dossier = a_dossier((), readings=(profile,))
    assert [len(look(dossier, one).readings) for one in (Audience.OWN, Audience.PARTNER, Audience.PUBLIC)] == [1, 0, 0]
