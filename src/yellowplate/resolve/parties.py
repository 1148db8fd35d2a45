"""The parties in a vehicle's evidence: who published, who is to be contacted, who asserts a right."""

from __future__ import annotations

from collections.abc import Sequence

from yellowplate.records import Account, Claim, PartySeen, Post, PostKind, Statement

CONTACT = "contact in the offer"
PUBLISHER = "publisher"
CLAIMANT = "claimant"


def account_key(account: Account) -> str:
    """Make the typed key of an account.

    Args:
        account: as the collector's file names it.

    Returns:
        "account:<platform>:<id>"; the handle where there is no id; "" where there is neither, since two people may
        show one display name.

    >>> account_key(Account("douyin", id="77", name="阿明"))
    'account:douyin:77'
    >>> account_key(Account("douyin", name="阿明"))
    ''
    """
    name = account.id or account.handle
    return f"account:{account.platform}:{name}" if name else ""


def parties(statements: Sequence[Statement], posts: Sequence[Post], claims: Sequence[Claim]) -> tuple[PartySeen, ...]:
    """Collect the parties of one vehicle.

    Args:
        statements: of the vehicle, in their order.
        posts: of the publications it appears in.
        claims: asserted over it.

    Returns:
        In order of role and key, each with the statements that name it; for a publisher those that stand in its
        posts and their media.
    """
    found: dict[tuple[str, str], list[str]] = {}
    for statement in statements:
        if statement.property == "contact":
            found.setdefault((CONTACT, statement.value), []).append(statement.id)
    for post in posts:
        key = account_key(post.author) if post.author and post.kind is not PostKind.COMMENT else ""
        if key:
            told = [
                one.id
                for one in statements
                if one.locator.item in post.media
                or (one.locator.item == post.locator.item and _is_within(one.locator.field, post.locator.field))
            ]
            found.setdefault((PUBLISHER, key), []).extend(told)
    for claim in claims:
        if claim.holder:
            found.setdefault((CLAIMANT, f"lender:{claim.holder}"), []).extend(claim.statements)
    ordered = [statement.id for statement in statements]
    return tuple(
        PartySeen(key, role, tuple(name for name in ordered if name in set(names)))
        for (role, key), names in sorted(found.items())
    )


def _is_within(field: str, outer: str) -> bool:
    return not outer or field == outer or field.startswith(f"{outer}/")
