"""How a thing is told: asserted, denied or supposed; seen, heard, concluded, thought or flatly reported."""

from __future__ import annotations

import re
from collections.abc import Iterator

from yellowplate.extract.prose.context import CLAUSE_END, Context
from yellowplate.extract.prose.find import Find
from yellowplate.extract.prose.voices import Scope
from yellowplate.records import Basis, Polarity
from yellowplate.tables import prose

_NEGATIVE = frozenset(prose.voices()["negative_kinds"])
"""Kinds whose plain reading holds a "not" already, or whose words may hold one that denies nothing."""
_OPINIONS = frozenset(prose.voices()["opinion_kinds"])
_SAW = frozenset(["offer/offered", "vehicle_identity/vin"])
_NOT_DENYING = prose.form("manner.not_denying")
_HEARD_SELF = re.compile(r"\bI (?:have |had |also )?heard\b|[다라]고(?:만)? (?:들었|들은|듣)")
"""The speaker heard it from nobody described."""
_OWN_VIEW = re.compile(r"(?:판단|생각|견해|의견)(?:이다|이라고)")
_LEVELS = re.compile(r"\b(?:high|low|steep|heavy)\b|비싸|부담|만만치")
_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"|‘[^’]*’")
_BEFORE, _AFTER = 40, 20
_CLAUSE_KO = re.compile(r"(?<=[고며만서데])\s|,")
_BEHIND = 26
_AHEAD = 14


def polarity_of(context: Context, find: Find, scope: Scope | None) -> Polarity:
    """Return whether the speaker says it is so, says it is not so, or only supposes it."""
    language, text = context.language, context.text
    if find.topic != "actor_role" and prose.voice_expression(f"hypothetical_{language}").search(text):
        return Polarity.HYPOTHETICAL
    if find.property == "considered":
        return Polarity.HYPOTHETICAL
    if find.kind in _NEGATIVE:
        return Polarity.ASSERTED
    is_quoted = any(match.start() < find.start < match.end() for match in _QUOTED.finditer(text))
    if scope and scope.is_denied and (language == "en" or (find.figure is None and not is_quoted)):
        return Polarity.DENIED
    if find.figure is not None:
        return Polarity.ASSERTED
    if language == "en":
        lead = CLAUSE_END.split(text[max(0, find.start - _BEHIND) : find.start])[-1].split(",")[-1]
        words = lead + text[find.start : find.end]
    else:
        words = text[find.start : find.end] + _CLAUSE_KO.split(text[find.end : find.end + _AHEAD])[0]
    words = _NOT_DENYING.sub("", words)
    if prose.voice_expression(f"negated_{language}").search(words):
        return Polarity.DENIED
    if language == "ko" and not is_quoted and prose.voice_expression("denial_ko").search(text):
        return Polarity.DENIED
    return Polarity.ASSERTED


def basis_of(context: Context, find: Find, scope: Scope | None, polarity: Polarity) -> Basis:
    """Return how the innermost speaker knows."""
    return next(_bases(context, find, scope, polarity), Basis.REPORTED)


def _bases(context: Context, find: Find, scope: Scope | None, polarity: Polarity) -> Iterator[Basis]:
    """Yield what the words tell of how the speaker knows, strongest mark first."""
    language, text = context.language, context.text
    told = scope.basis if scope else None
    if find.property == "considered":
        yield Basis.SAW if prose.voice_expression(f"own_act_{language}").search(text) else Basis.REPORTED
    if polarity is Polarity.HYPOTHETICAL or find.kind in _OPINIONS:
        yield Basis.OPINION
    if find.topic == "actor_role":
        yield Basis.REPORTED
    if told in (Basis.SAW, Basis.HEARD, Basis.INFERRED):
        yield told
    is_narrator = scope is None or not scope.chain
    if prose.voice_expression(f"heard_{language}").search(text) and (is_narrator or _HEARD_SELF.search(text)):
        yield Basis.HEARD
    clause = f" {text} "[max(0, find.start - _BEFORE) : find.end + _AFTER].partition(" ")[2].rpartition(" ")[0]
    if prose.voice_expression(f"inferred_{language}").search(clause):
        yield Basis.INFERRED
    if find.kind in _SAW or prose.voice_expression(f"own_act_{language}").search(clause):
        yield Basis.SAW
    if language == "ko" and prose.voice_expression("saw_ko").search(clause):
        yield Basis.SAW
    is_level = find.topic in ("fee", "cost") and find.figure is None
    if is_level and _LEVELS.search(text[find.start : find.end]):
        yield Basis.OPINION
    if (language == "ko" and _OWN_VIEW.search(text)) or (told is Basis.OPINION and find.topic != "policy"):
        yield Basis.OPINION
