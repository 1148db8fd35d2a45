"""Three-valued logic: True, False, and None for "cannot tell" (strong Kleene logic).

More knowledge never takes an answer back: a None may become True or False, nothing else changes. Every predicate of a
rule is built so, which is why taking a fact away can only turn an answer into UNKNOWN.
Source: S. C. Kleene, Introduction to Metamathematics (1952), section 64.
"""

from __future__ import annotations

from collections.abc import Iterable


def any_of(parts: Iterable[bool | None]) -> bool | None:
    """Return True if one part is, False if all are False, else None.

    >>> any_of([False, None]), any_of([None, True]), any_of([False])
    (None, True, False)
    """
    answer: bool | None = False
    for part in parts:
        if part:
            return True
        if part is None:
            answer = None
    return answer


def all_of(parts: Iterable[bool | None]) -> bool | None:
    """Return False if one part is, True if all are True, else None.

    >>> all_of([True, None]), all_of([None, False]), all_of([True])
    (None, False, True)
    """
    answer: bool | None = True
    for part in parts:
        if part is False:
            return False
        if part is None:
            answer = None
    return answer


def negated(part: bool | None) -> bool | None:  # noqa: FBT001 - a truth value is the argument
    """Turn True into False and back; "cannot tell" stays.

    >>> negated(True), negated(None)
    (False, None)
    """
    return None if part is None else not part
