"""What was published together."""

from __future__ import annotations

import pytest

from tests.factories import PHONE, PRINTED_VIN, a_post, place, sha, told
from yellowplate.records import PostKind
from yellowplate.resolve.publications import context_of, publications, row_of


def test_a_post_and_its_media_are_one() -> None:
    statements = [told("offer", "yes", at=place("post")), told("vin", PRINTED_VIN)]
    (found,) = publications(statements, [a_post(), a_post()])
    assert found.contexts == tuple(sorted((sha("post"), sha("clip"))))
    assert len(found.statements) == 2
    assert len(found.posts) == 1


def test_a_comment_is_a_publication_of_its_own() -> None:
    statements = [told("contact", PHONE, at=place("comment")), told("vin", PRINTED_VIN)]
    posts = [a_post(), a_post("comment", kind=PostKind.COMMENT)]
    assert len(publications(statements, posts)) == 2


def test_reposts_of_one_clip_with_a_vin_are_one() -> None:
    statements = [told("vin", PRINTED_VIN), told("offer", "yes", at=place("a")), told("offer", "yes", at=place("b"))]
    assert len(publications(statements, [a_post("a"), a_post("b")])) == 1


def test_a_shared_cover_with_a_phone_number_does_not_join_posts() -> None:
    statements = [
        told("contact", PHONE, at=place("cover")),
        told("offer", "yes", at=place("a")),
        told("offer", "yes", at=place("b")),
    ]
    found = publications(statements, [a_post("a", media=("cover",)), a_post("b", media=("cover",))])
    assert len(found) == 3


def test_rows_of_a_table_are_publications_of_their_own() -> None:
    statements = [told("plate", "辽F12A45", at=place("t", field=f"/{n}/plate")) for n in (1, 2)]
    assert [one.contexts for one in publications(statements, [])] == [(f"{sha('t')}#/1",), (f"{sha('t')}#/2",)]


@pytest.mark.parametrize(
    ("field", "row"), [("/3/vin", "/3"), ("/12", "/12"), ("/desc/0", ""), ("", ""), ("3/vin", ""), ("/", "")]
)
def test_row_of(field: str, row: str) -> None:
    assert row_of(field) == row


def test_the_context_of_a_named_vehicle_is_where_the_words_stand() -> None:
    table = told("claim", "lease", at=place("t", field="/2/kind"), context=f"vin:{PRINTED_VIN}")
    text = told("seen", "丹东", at=place("report"), context=f"vin:{PRINTED_VIN}")
    assert (context_of(table), context_of(text)) == (f"{sha('t')}#/2", sha("report"))
