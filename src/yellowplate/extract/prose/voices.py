"""Who speaks where in a sentence: chains of speakers with the spans they answer for."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from yellowplate.records import Basis
from yellowplate.tables import prose

Chain = tuple[str, ...]
_DROPPED = frozenset("the a an one another our same himself herself mr mrs ms dr prof 모 본지 다른 또 한 씨".split())  # noqa: SIM905 - a list of words reads better in one line
"""Words of a name that tell no speaker from another."""


@dataclass(frozen=True, slots=True)
class Scope:
    """A stretch of a sentence and who says it.

    Attributes:
        start: first code point.
        end: first code point after it.
        chain: speakers from outermost to innermost, without the publisher; empty for the narrator.
        basis: how the innermost speaker knows, as far as the verb tells; None where it does not.
        is_denied: True where the verb denies what follows.
    """

    start: int
    end: int
    chain: Chain
    basis: Basis | None = None
    is_denied: bool = False


@dataclass(frozen=True, slots=True)
class Heard:
    """What a sentence tells of its speakers.

    Attributes:
        scopes: stretches with their speakers, in order of place; what none covers is the narrator's.
        hidden: spans that name and describe speakers: told by the narrator, their places do not count.
        last: chain that goes on after this sentence, or None where nobody spoke.
    """

    scopes: tuple[Scope, ...] = ()
    hidden: tuple[tuple[int, int], ...] = ()
    last: Chain | None = None

    def at(self, start: int) -> Scope | None:
        """Return the innermost scope over a code point, or None for the narrator."""
        if any(first <= start < last for first, last in self.hidden):
            return None
        over = [scope for scope in self.scopes if scope.start <= start < scope.end]
        return min(reversed(over), key=lambda scope: scope.end - scope.start) if over else None


@dataclass(slots=True)
class Memory:
    """Who has been named so far.

    Attributes:
        publisher: name of the publisher: a speaker of that name is the narrator.
        names: speakers as they were named first, in order.
        person: the one whom "he" or "she" means now, or "".
        chain: chain of the last speaker, for sentences that go on without a subject.
        is_quoted: True where a quotation opened before this sentence has not closed.
    """

    publisher: str = ""
    names: list[str] = field(default_factory=list)
    person: str = ""
    chain: Chain = ()
    is_quoted: bool = False

    def pass_over(self, sentence: str) -> bool:
        """Follow the quotation marks of a sentence; tell whether it began inside a quotation."""
        was_quoted = self.is_quoted
        marks = re.findall(r"[“”\"]", sentence)
        if marks:
            self.is_quoted = marks[-1] == "“" or (marks[-1] == '"' and was_quoted != bool(marks.count('"') % 2))
        return was_quoted

    def is_publisher(self, name: str) -> bool:
        """Tell whether a name is the publisher's own."""
        return bool(self.publisher) and _bare(name) == _bare(self.publisher)

    def known(self, name: str, *, is_new: bool = False) -> str:
        """Return the fuller name under which a speaker was introduced, and remember a new one.

        A bare surname or title ("Harrow", "박씨", "the official") is the latest earlier speaker who has all its words.

        Args:
            name: as the sentence names them.
            is_new: told as somebody not named before ("a driver").
        """
        words = words_of(name)
        for earlier in () if is_new else reversed(self.names):
            if words and words <= words_of(earlier):
                return earlier
        for place, earlier in enumerate(self.names):
            if words_of(earlier) and words_of(earlier) < words and _is_name(earlier):
                self.names[place] = name
                return name
        self.names.append(name)
        return name


def _bare(name: str) -> str:
    return re.sub(r"^the |\W", "", name.lower())


def _is_name(name: str) -> bool:
    return bool(re.match(r"(?:[A-Z][\w.’'-]+ ?)+$|.*씨$", name))


def words_of(name: str) -> frozenset[str]:
    """Return the words of a speaker's name without articles, titles and endings."""
    words = re.findall(r"[\w’'-]+", re.sub(r"[’']s\b", "", name.lower()))
    bare = (re.sub(r"(?<=.)(?:씨|님)$", "", word) for word in words)
    return frozenset(word for word in bare if word not in _DROPPED)


def basis_of_verb(verb: str) -> Basis | None:
    """Return how a speaker knows, by an English verb of perceiving, concluding or thinking; None for mere saying."""
    if prose.voice_expression("perception_en").search(verb):
        return Basis.SAW
    if re.match(r"conclu", verb, re.IGNORECASE):
        return Basis.INFERRED
    if re.match(
        r"believ|thinks?|thought|reckon|argue|expect|predict|fear|doubt|suspect|guess|call|consider|find|found", verb
    ):
        return Basis.OPINION
    return None
