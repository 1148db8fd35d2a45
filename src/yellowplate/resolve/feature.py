"""What a match feature is: the contract of the plug-ins in `features/`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from yellowplate.records import Post, Statement


class Power(StrEnum):
    """What an equal key of a feature may do."""

    MERGES = "merges"
    """Two publications with the same key speak of one vehicle."""
    LINKS = "links"
    """Two vehicles with the same key are connected; they stay two vehicles."""


def no_statement_keys(_statement: Statement) -> tuple[str, ...]:
    """Give no keys: for features that look at posts only."""
    return ()


def no_post_keys(_post: Post) -> tuple[str, ...]:
    """Give no keys: for features that look at statements only."""
    return ()


@dataclass(frozen=True, slots=True)
class Feature:
    """One kind of equality between publications.

    Attributes:
        name: the module's name.
        version: raised whenever the keys may change.
        power: whether an equal key merges vehicles or only links them.
        why: what an equal key shows and what it does not, in one sentence.
        statement_keys: typed keys in one statement ("phone:+86..."), () where it has none.
        post_keys: typed keys in one post, () where it has none.
    """

    name: str
    version: int
    power: Power
    why: str
    statement_keys: Callable[[Statement], tuple[str, ...]] = no_statement_keys
    post_keys: Callable[[Post], tuple[str, ...]] = no_post_keys
