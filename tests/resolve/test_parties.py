"""Parties in a vehicle's evidence."""

from __future__ import annotations

from tests.factories import PHONE, a_post, place, told
from yellowplate.records import Account, Basis, Link, PartySeen, PostKind
from yellowplate.resolve.claims import claims
from yellowplate.resolve.parties import parties


def test_publisher_contact_and_claimant() -> None:
    contact = told("contact", PHONE, at=place("post", field="/0/desc"))
    other_row = told("price", "1", at=place("post", field="/1/desc"))
    shown = told("offer", "yes")
    right = told("claim", "lease", at=place("loans", field="/1/x"), said_by=(Link("Lender A", Basis.REPORTED),))
    statements = [contact, other_row, shown, right]
    post = a_post(at=place("post", field="/0"), author=Account("douyin", id="7"))
    assert parties(statements, [post], claims("vin:X", statements)) == (
        PartySeen("lender:Lender A", "claimant", (right.id,)),
        PartySeen(PHONE, "contact in the offer", (contact.id,)),
        PartySeen("account:douyin:7", "publisher", (contact.id, shown.id)),
    )


def test_nobody_is_made_up() -> None:
    posts = [a_post(kind=PostKind.COMMENT), a_post(author=None), a_post(author=Account("douyin", name="小明"))]
    right = told("claim", "lease")
    assert parties([right], posts, claims("vin:X", [right])) == ()
