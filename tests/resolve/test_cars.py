"""Which car of a publication a statement is about."""

from __future__ import annotations

from tests.factories import PRINTED_VIN, a_post, made_up_vin, place, sha, told
from yellowplate.records import Locator, PostText, Statement, TextRole, VehicleFile, Verdict
from yellowplate.resolve import resolve

LEFT, RIGHT = (0, 0, 100, 20), (500, 400, 600, 420)
OTHER_VIN = "LVGXX000900009999"


def only(statements: list[Statement]) -> VehicleFile:
    (file,) = resolve(statements, [], [])
    return file


def test_one_vin_takes_everything_of_its_publication() -> None:
    file = only([told("vin", PRINTED_VIN), told("price", "68000", at=place(at_s=(30.0, 31.0)))])
    assert file.key == f"vin:{PRINTED_VIN}"
    assert {one.property for one in file.statements} == {"vin", "price"}
    assert file.nearby == ()


def test_misreadings_of_one_number_are_one_car_with_a_conflict() -> None:
    misread = PRINTED_VIN[:-1] + "7"
    boxes = [place(box=LEFT, at_s=(t, t + 1.0)) for t in (0.0, 2.0)]
    file = only([told("vin", misread, at=boxes[0], prob=0.6), told("vin", PRINTED_VIN, at=boxes[1], prob=0.9)])
    assert (file.vin, file.vin_alternatives, file.conflicts) == (PRINTED_VIN, (misread,), ("vin",))


def test_an_alternative_joins_what_differs_in_more_characters() -> None:
    far = "5Z" + PRINTED_VIN[2:-1] + "7"
    first, second = place(box=LEFT, at_s=(0.0, 1.0)), place(box=LEFT, at_s=(2.0, 3.0))
    file = only(
        [
            told("vin", PRINTED_VIN, at=first, prob=0.9),
            told("vin_alternative", far, at=first, prob=0.1),
            told("vin", far, at=second, prob=0.5),
        ]
    )
    assert (file.vin, file.vin_alternatives) == (PRINTED_VIN, (far,))


def test_neighbouring_numbers_that_were_typed_are_two_cars() -> None:
    a, b = made_up_vin(41), made_up_vin(42)
    files = resolve([told("vin", a, at=place(span=(0, 17))), told("vin", b, at=place(span=(20, 37)))], [], [])
    assert [file.vin for file in files] == [a, b]


def test_a_weak_reading_is_still_a_vehicle() -> None:
    file = only([told("vin", PRINTED_VIN, at=place(box=LEFT), prob=0.31)])
    assert file.vin == PRINTED_VIN
    assert file.conflicts == ()


def test_a_persons_acceptance_beats_a_higher_probability() -> None:
    from tests.factories import judged

    misread = PRINTED_VIN[:-1] + "7"
    weak, strong = told("vin", misread, at=place(box=LEFT), prob=0.2), told("vin", PRINTED_VIN, at=place(box=LEFT))
    (file,) = resolve([weak, strong], [judged(Verdict.ACCEPT, weak.id)], [])
    assert file.vin == misread


def two_cars(statement: Statement, *, first: Locator, second: Locator) -> dict[str, VehicleFile]:
    files = resolve([told("vin", PRINTED_VIN, at=first), told("vin", OTHER_VIN, at=second), statement], [], [])
    return {file.vin: file for file in files}


def test_of_several_cars_the_one_shown_at_the_time_gets_it() -> None:
    price = told("price", "68000", at=place(at_s=(10.0, 12.0), box=LEFT))
    files = two_cars(price, first=place(at_s=(0.0, 5.0), box=LEFT), second=place(at_s=(9.0, 15.0), box=RIGHT))
    assert price in files[OTHER_VIN].statements
    assert price not in files[PRINTED_VIN].statements
    assert files[PRINTED_VIN].nearby == ()


def test_what_stands_there_all_the_time_is_nearby_to_each() -> None:
    mark = told("contact", "wechat:abc", at=place(at_s=(0.0, 45.0), box=(200, 200, 300, 220)))
    files = two_cars(mark, first=place(at_s=(0.0, 5.0), box=LEFT), second=place(at_s=(9.0, 15.0), box=RIGHT))
    assert [file.nearby for file in files.values()] == [(mark.id,), (mark.id,)]
    assert all(mark not in file.statements for file in files.values())


def test_on_one_picture_the_same_line_decides() -> None:
    price = told("price", "68000", at=place(box=(110, 2, 160, 18)))
    files = two_cars(price, first=place(box=LEFT), second=place(box=RIGHT))
    assert price in files[PRINTED_VIN].statements


def test_in_a_text_the_line_decides() -> None:
    text = f"{PRINTED_VIN} 6.8万\n{OTHER_VIN} 7万\n微信"
    post = a_post(media=(), texts=(PostText(TextRole.BODY, text, place("post", field="/desc")),))

    def at(start: int, end: int) -> Locator:
        return place("post", field="/desc", span=(start, end))

    first, second, loose = at(18, 22), at(41, 43), at(44, 46)
    statements = [
        told("vin", PRINTED_VIN, at=at(0, 17)),
        told("vin", OTHER_VIN, at=at(23, 40)),
        told("price", "68000", at=first),
        told("price", "70000", at=second),
        told("contact", "wechat:abc", at=loose),
    ]
    files = {file.vin: file for file in resolve(statements, [], [post])}
    assert {one.value for one in files[PRINTED_VIN].statements} == {PRINTED_VIN, "68000"}
    assert {one.value for one in files[OTHER_VIN].statements} == {OTHER_VIN, "70000"}
    assert files[OTHER_VIN].nearby == (statements[4].id,)


def test_without_the_text_a_span_decides_nothing() -> None:
    price = told("price", "68000", at=place(span=(18, 22)))
    files = two_cars(price, first=place(span=(0, 17)), second=place(span=(23, 40)))
    assert [file.nearby for file in files.values()] == [(price.id,), (price.id,)]


def test_what_is_said_of_a_whole_text_is_nearby_to_each_number_in_it() -> None:
    model = told("model", "凯美瑞")
    files = two_cars(model, first=place(span=(0, 17)), second=place(span=(23, 40)))
    assert [file.nearby for file in files.values()] == [(model.id,), (model.id,)]


def test_a_statement_of_another_item_is_nearby() -> None:
    offer = told("offer", "yes", at=place("post"))
    statements = [
        told("vin", PRINTED_VIN, at=place("one", box=LEFT)),
        told("vin", OTHER_VIN, at=place("two", box=LEFT)),
        offer,
    ]
    files = resolve(statements, [], [a_post(media=("one", "two"))])
    assert [file.nearby for file in files] == [(offer.id,), (offer.id,)]
    assert sorted(file.contexts for file in files) == sorted([(sha("one"),), (sha("two"),)])


def test_an_offer_without_a_vin_is_an_unnamed_car() -> None:
    file = only([told("offer", "yes"), told("price", "68000")])
    assert (file.key, file.vin) == (f"context:{sha('clip')}", "")
    assert len(file.statements) == 2


def test_a_phone_number_alone_is_no_car() -> None:
    assert resolve([told("contact", "wechat:abc"), told("price", "68000")], [], []) == ()


def test_what_names_a_vehicle_by_its_vin_needs_no_reading() -> None:
    key = f"vin:{PRINTED_VIN}"
    right = told("claim", "mortgage", at=place("loans", field="/1/kind"), context=key)
    read = told("vin", PRINTED_VIN)
    file = only([right, read])
    assert set(file.statements) == {right, read}
    assert only([right]).key == key


def test_what_names_the_vehicle_joins_the_reading_in_the_same_row() -> None:
    key = f"vin:{PRINTED_VIN}"
    row = [
        told("vin", PRINTED_VIN, at=place("loans", field="/1/vin"), context=key),
        told("claim", "mortgage", at=place("loans", field="/1/kind"), context=key),
        told("plate", "辽F12A45", at=place("loans", field="/1/plate")),
    ]
    assert set(only(row).statements) == set(row)


def test_a_named_vehicle_beside_an_unnamed_one() -> None:
    key = f"vin:{PRINTED_VIN}"
    files = resolve([told("seen", "丹东", context=key), told("offer", "yes")], [], [])
    assert [file.key for file in files] == [f"context:{sha('clip')}", key]
