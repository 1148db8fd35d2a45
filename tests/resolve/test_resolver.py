"""Vehicle files: what merges, what only links, what people decide."""

from __future__ import annotations

import pytest

from tests.factories import (
    PHONE,
    PRINTED_VIN,
    a_post,
    judged,
    made_up_vin,
    place,
    posts_of_a_case,
    sha,
    statements_of_a_case,
    told,
)
from yellowplate.records import Stage, Verdict
from yellowplate.resolve import in_view, resolve

A, B = place("a", box=(0, 0, 9, 9)), place("b", box=(0, 0, 9, 9))


def test_the_same_vin_in_two_publications_is_one_vehicle() -> None:
    (file,) = resolve([told("vin", PRINTED_VIN, at=A), told("vin", PRINTED_VIN, at=B)], [], [])
    assert file.contexts == tuple(sorted((sha("a"), sha("b"))))


@pytest.mark.parametrize(
    ("prop", "value"), [("contact", PHONE), ("contact", "wechat:abc"), ("plate", "辽F12A45"), ("contact", "qq:10001")]
)
def test_what_is_equal_without_a_vin_links_and_never_merges(prop: str, value: str) -> None:
    statements = [told(name, content, at=at) for at in (A, B) for name, content in ((prop, value), ("offer", "yes"))]
    files = resolve(statements, [], [])
    assert len(files) == 2
    assert [file.linked for file in files] == [(files[1].key,), (files[0].key,)]


def test_one_account_links() -> None:
    statements = [told("offer", "yes", at=place(name)) for name in ("a", "b")]
    files = resolve(statements, [], [a_post("a", media=()), a_post("b", media=())])
    assert [len(file.linked) for file in files] == [1, 1]


def test_a_vin_that_another_reading_allows_links() -> None:
    other = made_up_vin(8)
    statements = [
        told("vin", PRINTED_VIN, at=A),
        told("vin_alternative", other, at=A, prob=0.1),
        told("vin", other, at=B),
    ]
    files = resolve(statements, [], [])
    assert [file.linked for file in files] == [(files[1].key,), (files[0].key,)]


def test_strangers_are_not_linked() -> None:
    files = resolve([told("offer", "yes", at=A), told("offer", "yes", at=B)], [], [])
    assert [file.linked for file in files] == [(), ()]


def test_a_person_joins_what_the_program_keeps_apart() -> None:
    statements = [told("offer", "yes", at=A), told("vin", PRINTED_VIN, at=B)]
    (file,) = resolve(statements, [judged(Verdict.SAME, f"context:{sha('a')}", f"vin:{PRINTED_VIN}")], [])
    assert (file.key, len(file.statements), file.conflicts) == (f"vin:{PRINTED_VIN}", 2, ())


def test_a_person_splits_what_the_program_joins() -> None:
    statements = [told("vin", PRINTED_VIN, at=A), told("vin", PRINTED_VIN, at=B)]
    files = resolve(statements, [judged(Verdict.NOT_SAME, sha("a"), sha("b"))], [])
    assert len(files) == 2
    assert sorted(file.key.partition(":")[0] for file in files) == ["context", "vin"]
    assert {file.vin for file in files} == {PRINTED_VIN}


def test_a_person_says_that_a_publication_shows_another_car_than_the_one_of_that_vin() -> None:
    statements = [told("vin", PRINTED_VIN, at=A), told("vin", PRINTED_VIN, at=B)]
    assert len(resolve(statements, [judged(Verdict.NOT_SAME, f"vin:{PRINTED_VIN}", sha("b"))], [])) == 2


def test_a_person_says_that_two_readings_are_two_cars() -> None:
    misread = PRINTED_VIN[:-1] + "7"
    statements = [told("vin", PRINTED_VIN, at=A), told("vin", misread, at=A)]
    assert len(resolve(statements, [], [])) == 1
    assert len(resolve(statements, [judged(Verdict.NOT_SAME, f"vin:{PRINTED_VIN}", f"vin:{misread}")], [])) == 2


def test_two_people_who_disagree_join_nothing_and_it_is_said() -> None:
    statements = [told("offer", "yes", at=A), told("offer", "yes", at=B)]
    pair = (sha("a"), sha("b"))
    files = resolve(statements, [judged(Verdict.SAME, *pair), judged(Verdict.NOT_SAME, *pair)], [])
    assert [file.conflicts for file in files] == [("identity",), ("identity",)]


def test_a_chain_of_sames_does_not_overrule_a_not_same() -> None:
    names = ("a", "b", "c")
    statements = [told("offer", "yes", at=place(name)) for name in names]
    decided = [
        judged(Verdict.SAME, sha("a"), sha("b")),
        judged(Verdict.SAME, sha("b"), sha("c")),
        judged(Verdict.NOT_SAME, sha("a"), sha("c")),
    ]
    files = resolve(statements, decided, [])
    assert len(files) == 2
    assert all("identity" in file.conflicts for file in files)


def test_a_publication_of_several_cars_cannot_be_the_same_as_one() -> None:
    other = made_up_vin(8)
    statements = [
        told("vin", PRINTED_VIN, at=A),
        told("vin", other, at=place("a", box=(0, 90, 9, 99))),
        told("offer", "yes", at=B),
    ]
    files = resolve(statements, [judged(Verdict.SAME, sha("a"), sha("b"))], [])
    assert len(files) == 3
    assert all(file.conflicts == ("identity",) for file in files)


def test_a_decision_about_what_is_not_there_changes_nothing() -> None:
    statements = [told("offer", "yes", at=A)]
    assert resolve(statements, [judged(Verdict.SAME, sha("a"), "vin:NOT-THERE")], []) == resolve(statements, [], [])


def test_two_values_are_a_conflict_and_unclear_is_none() -> None:
    (file,) = resolve(
        [
            told("offer", "yes"),
            told("price", "68000"),
            told("price", "65000"),
            told("encumbered", "yes"),
            told("encumbered", "unclear"),
        ],
        [],
        [],
    )
    assert file.conflicts == ("price",)


def test_a_disputed_statement_is_a_conflict() -> None:
    price = told("price", "68000")
    decided = [judged(Verdict.ACCEPT, price.id), judged(Verdict.REJECT, price.id)]
    (file,) = resolve([told("offer", "yes"), price], decided, [])
    assert file.conflicts == ("price",)


def test_the_small_case() -> None:
    files = resolve(statements_of_a_case(), [], posts_of_a_case())
    assert [file.vin for file in files] == ["", made_up_vin(41), made_up_vin(42)]
    offered = files[1]
    reached = [one.stage for one in offered.stages if one.is_evidenced]
    assert reached == [Stage.ENCUMBERED, Stage.DEFAULTED, Stage.OFFERED]
    assert (offered.conflicts, len(offered.claims)) == (("price",), 1)
    assert files[2].linked == (offered.key,)
    happened = [one for one in offered.statements if one.happened_on]
    assert offered.statements[0] == happened[0]


def test_what_stands_is_what_was_not_rejected() -> None:
    kept, gone = told("price", "1", at=A), told("price", "2", at=B)
    assert in_view([gone, kept, kept], [judged(Verdict.REJECT, gone.id)]) == (kept,)
