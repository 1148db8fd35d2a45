"""Joining keys into sets, with pairs that must stay apart; the outcome does not depend on the order of joining."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from typing import Any, Generic, TypeVar

Key = TypeVar("Key", bound=Hashable)


class Joined(Generic[Key]):
    """Disjoint sets over sortable keys; the least key of a set is its root.

    Args:
        keys: all keys, each in a set of its own at first.
        apart: pairs that may never come into one set.
    """

    def __init__(self, keys: Iterable[Key], apart: Iterable[tuple[Key, Key]] = ()) -> None:
        self._root: dict[Key, Key] = {key: key for key in keys}
        self._members: dict[Key, set[Key]] = {key: {key} for key in self._root}
        self._apart: dict[Key, set[Key]] = {}
        for one, other in apart:
            self._apart.setdefault(one, set()).add(other)
            self._apart.setdefault(other, set()).add(one)

    def join(self, one: Key, other: Key) -> bool:
        """Put two keys into one set.

        Args:
            one: a key.
            other: another key.

        Returns:
            False if that would bring together a pair that must stay apart; nothing was done then.
        """
        first, second = self._root[one], self._root[other]
        if first == second:
            return True
        if any(self._apart.get(key, set()) & self._members[second] for key in self._members[first]):
            return False
        root, gone = sorted((first, second), key=_order)
        self._members[root] |= self._members.pop(gone)
        for key in self._members[root]:
            self._root[key] = root
        return True

    def sets(self) -> list[list[Key]]:
        """Return the sets, each sorted, in order of their least keys."""
        return [sorted(self._members[root], key=_order) for root in sorted(self._members, key=_order)]


def _order(key: Any) -> Any:
    return key
