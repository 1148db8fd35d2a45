"""Which contexts are one publication: a post with its media; comments are publications of their own."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from yellowplate.records import Post, PostKind, Statement, SubjectKind
from yellowplate.resolve.joined import Joined

OPENS_A_FILE = frozenset({"offer", "encumbered", "destination", "plate", "claim"})
"""Properties that make a vehicle of a publication without a VIN."""

IDENTIFIES = OPENS_A_FILE | {"vin"}
"""Properties that let a media item join all the posts that name it: a dealer's cover picture that carries only a
phone number stands in a hundred posts of a hundred cars and must not make one publication of them."""


@dataclass(frozen=True, slots=True)
class Publication:
    """What was published together.

    Attributes:
        contexts: sorted; at least one.
        statements: vehicle statements of these contexts, in the order given.
        posts: the posts it consists of, in order of place.
    """

    contexts: tuple[str, ...]
    statements: tuple[Statement, ...]
    posts: tuple[Post, ...]


def is_named(statement: Statement) -> bool:
    """True if the subject is a vehicle already named by its VIN."""
    return statement.subject.key.startswith("vin:")


def context_of(statement: Statement) -> str:
    """Take the publication unit a vehicle statement belongs to.

    Args:
        statement: about a vehicle.

    Returns:
        The subject's context; for a vehicle named by its VIN the item, with the row where it stands in a table.
    """
    if not is_named(statement):
        return statement.subject.key.removeprefix("context:")
    row = row_of(statement.locator.field)
    return f"{statement.locator.item}#{row}" if row else statement.locator.item


def row_of(field: str) -> str:
    """Take the row of a field in a table.

    Args:
        field: a locator's field.

    Returns:
        "/<row>" where the field begins with a number, else "".

    >>> row_of("/3/vin"), row_of("/desc"), row_of("")
    ('/3', '', '')
    """
    first = field.split("/")[1] if field.startswith("/") else ""
    return f"/{first}" if first.isdigit() else ""


def publications(statements: Iterable[Statement], posts: Sequence[Post]) -> list[Publication]:
    """Group vehicle statements into what was published together.

    Args:
        statements: any; only those about vehicles are used.
        posts: all posts; repeated ones count once.

    Returns:
        Publications with at least one statement, in order of their first context.
    """
    by_context: dict[str, list[Statement]] = {}
    for statement in statements:
        if statement.subject.kind is SubjectKind.VEHICLE:
            by_context.setdefault(context_of(statement), []).append(statement)
    known = {post.id: post for post in posts}
    ordered = sorted(known.values(), key=lambda post: (post.locator.item, post.locator.field))
    spoken = [post for post in ordered if post.kind is not PostKind.COMMENT]
    n_posts: dict[str, int] = {}
    for post in spoken:
        for item in set(post.media):
            n_posts[item] = n_posts.get(item, 0) + 1
    sets = Joined({*by_context, *(post.context for post in ordered), *(item for post in spoken for item in post.media)})
    for post in spoken:
        for item in post.media:
            carried = by_context.get(item, [])
            if n_posts[item] == 1 or any(one.property in IDENTIFIES for one in carried):
                sets.join(post.context, item)
    by_post: dict[str, list[Post]] = {}
    for post in ordered:
        by_post.setdefault(post.context, []).append(post)
    found = []
    for contexts in sets.sets():
        told = [one for context in contexts for one in by_context.get(context, [])]
        if told:
            ours = tuple(post for context in contexts for post in by_post.get(context, []))
            found.append(Publication(tuple(contexts), tuple(told), ours))
    return found
