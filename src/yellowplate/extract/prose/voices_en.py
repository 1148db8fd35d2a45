"""Speakers in English sentences: "a driver told him", "..., she said", "according to a notice", "in her view"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from yellowplate.extract.prose import where
from yellowplate.extract.prose.voices import Chain, Heard, Memory, Scope, basis_of_verb, words_of
from yellowplate.records import Basis
from yellowplate.tables import prose

_PRONOUN = r"(?:[Hh]e|[Ss]he|[Tt]hey|I|[Ww]e)"
_AUX = (
    r"(?:\s(?:was|were|been|also|then|later|now|has|have|had|again|only|still|once|often|even|himself|herself|recently|already|"
    r"flatly|simply|quietly|openly|firmly|alone|both|all|did|does|do|would|could|never|not|just|further|separately|"
    r"too|however|himself|first|previously))*"
)
_LEAD = (
    r"(?:(?:But|And|Yet|Still|Then|Meanwhile|However|Later|Earlier|Afterwards|Asked [^,]{1,40}|There|So|Again),? )?"
    r"(?:(?:In|At|From|On|Near|Across|By|Over|After|Before|During|Outside|Inside|Through|Between|Since|Until|Last|"
    r"For|Late|Early|With) [^,;:“”\"]{0,50}?,? )?\s*"
)
_CLAUSE = prose.form("voices_en.clause")
_GIVEN = prose.form("voices_en.given")
_NAMED = re.compile(r"(?:named|called) (?P<name>[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*)")
_NESTED = re.compile(r"(?:said|says|that|told (?:him|her|them|me|us)) $")
_JOINED = re.compile(r"\b(?:and|but|while|that|because) $")
_HEARING = re.compile(r"heard|hears|learn", re.IGNORECASE)
_PASSIVE = re.compile(r"\b(?:was|were|been) $")
_OBJECT = re.compile(r"\s(?:him|her|them)\b")
_FROM = prose.form("voices_en.from")
_OWN = frozenset(
    (
        "i",
        "we",
        "reporter",
        "our reporter",
        "this reporter",
        "author",
        "writer",
        "correspondent",
        "our correspondent",
        "my colleague and i",
    )
)
_SEAT = re.compile(r"\b(?:Province|City|County|District|Prefecture|Village|Island)\b")
_QUOTED = re.compile(r"“[^”]*(?:”|$)|\"[^\"]*(?:\"|$)")
_MET = re.compile(
    r"\b(?:asked|met|visited|spoke with|spoke to|talked to|talked with|called|phoned) "
    r"([A-Z][\w’'-]+ [A-Z][\w’'-]+)(?=[,.])"
)
_IN_VIEW = re.compile(
    r"\b[Ii]n (?P<np>his|her|their|my|our|the [a-z ]{2,30}[’']s|[A-Z][\w-]+[’']s) "
    r"(?:view|opinion|eyes|judge?ment|telling|account|words)\b"
)
_NEW = re.compile(r"(?:An?|One|Another|Two|Three|Several|Some)\s", re.IGNORECASE)
_CITING = re.compile(r", (?:citing|quoting) (?P<np>[^,;]{2,70})")
_BEFORE_CLAUSE = re.compile(r"[;—]|(?<=[^\d]):")


@dataclass(frozen=True, slots=True)
class _Told:
    """One verb of saying with its subject; `start` is where the subject begins, `verb_end` where the content does."""

    start: int
    end: int
    verb_end: int
    name: str
    verb: str


@cache
def _nouns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """Return the expressions of a subject before its verb, of one after it, and of the verbs."""
    words = prose.voices()
    heads, names = words["heads_en"], words["names_en"]
    post, determiners, not_adjectives = words["post_en"], words["determiners_en"], words["not_adjectives_en"]
    aside = r"(?:, [^;:“”\"]{1,110}?,)?"
    determined = rf"(?:{determiners} )?(?:(?!{not_adjectives}\b)[\w’'-]+ ){{0,5}}?(?i:{heads})(?: {names})?{post}"
    noun = rf"(?:(?P<pronoun>{_PRONOUN})|(?P<noun>{determined}|{names}(?: of [A-Z][\w’'-]+)?))"
    before = re.compile(rf"{_LEAD}(?P<np>{noun}(?P<aside>{aside})){_AUX}\s$")
    after = re.compile(rf"\s(?:the |a |an |one )?(?P<np>{noun})(?=[,.;:]|$| who| in | on | to | that | from |, )")
    verbs = re.compile(rf"\b{words['verbs_en']}\b", re.IGNORECASE)
    return before, after, verbs


def _name(np: str, aside: str) -> str:
    """Return the speaker's name without what is told about them."""
    whole = np.removesuffix(aside)
    given = _GIVEN.search(np) or _NAMED.search(np)
    if given:
        return given["name"]
    apposition = re.fullmatch(r", ([A-Z][\w’'.-]+(?: [A-Z][\w’'.-]+)+),", aside)
    if apposition and not _SEAT.search(aside) and not where.named(aside):
        return apposition[1]
    titled = re.search(r"(?:^|\s)((?:Mr|Mrs|Ms|Dr|Prof)\. [A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?)$", whole)
    if titled:
        return titled[1]
    return re.sub(r"^(?:The|the|An?|an?|One|Our|our)\s", "", whole.strip())


def _verbs(sentence: str) -> Iterator[_Told]:
    before, after, verbs = _nouns()
    starts = [match.start() for match in _CLAUSE.finditer(sentence)]
    for verb in verbs.finditer(sentence):
        found: _Told | None = None
        for start in starts:
            if start >= verb.start():
                break
            match = before.fullmatch(sentence, start, verb.start())
            if match:
                name = match["pronoun"] or _name(match["np"], match["aside"])
                found = _Told(match.start("np"), match.end("np"), verb.end(), name, verb[0])
                break
        if found is None and re.match(r"said|says|added|explained|reported|recalled|told", verb[0]):
            match = after.match(sentence, verb.end())
            if match and re.search(r"[,”\"]\s?$", sentence[: verb.start()]):
                name = match["pronoun"] or _name(match["np"], "")
                found = _Told(verb.start(), match.end(), match.end(), name, verb[0])
        if found is not None:
            yield found


def _speaker(name: str, memory: Memory, *, is_new: bool = False) -> Chain:
    """Return a one-link chain, or the empty one for the narrator."""
    low = name.lower()
    if low in _OWN or memory.is_publisher(name):
        return ()
    if low in ("he", "she", "they"):
        return (memory.person,) if memory.person else memory.chain[-1:]
    known = memory.known(name, is_new=is_new)
    memory.person = known
    return (known,)


def _named_people(sentence: str, memory: Memory) -> None:
    """Let "she" mean a person whom the narrator met: "I asked Qiao Lan, who ...", "his cousin" is no such person."""
    for match in _MET.finditer(sentence):
        memory.person = memory.known(match[1])
    subject = re.match(rf"{_LEAD}({prose.voices()['names_en']}) (?=[a-z])", sentence)
    if subject and any(words_of(subject[1]) <= words_of(name) for name in memory.names):
        memory.person = memory.known(subject[1])


def _cited(sentence: str, memory: Memory) -> Iterator[Scope]:
    """Find "according to ...", "in her view", "citing ..."."""
    for match in re.finditer(r"\b[Aa]ccording to (?P<np>[^,;:.“”\"]{2,80}|[^;:.“”\"]{2,80}?)(?=,|;|\.|$)", sentence):
        chain = _speaker("he" if match["np"] in ("him", "her", "them") else _name(match["np"], ""), memory)
        yield Scope(0 if match.start() == 0 else _clause_start(sentence, match.start()), len(sentence), chain)
    for match in _IN_VIEW.finditer(sentence):
        who = {"his": "he", "her": "she", "their": "they", "my": "I", "our": "we"}.get(match["np"], match["np"][:-2])
        name = re.sub(r"^the ", "", who)
        yield Scope(_clause_start(sentence, match.start()), len(sentence), _speaker(name, memory), Basis.OPINION)


def _clause_start(sentence: str, start: int) -> int:
    cuts = [match.end() for match in _BEFORE_CLAUSE.finditer(sentence, 0, start)]
    return cuts[-1] if cuts else 0


def _begin(sentence: str, told: _Told) -> int:
    """Return where the words of the first speaker of a sentence begin."""
    if told.end == told.verb_end:
        return _clause_start(sentence, told.start)
    if re.fullmatch(_LEAD, sentence[: told.start]):
        return 0
    if _JOINED.search(sentence[: told.start]):
        return told.start
    return _clause_start(sentence, told.start)


def _joined(sentence: str, told: _Told, chain: Chain, outer: Chain) -> Chain:
    """Return the chain of a second speaker: nested in what the first says, or beside it."""
    is_nested = bool(_NESTED.search(sentence[: told.start]) or _OBJECT.match(sentence, told.verb_end))
    if chain == outer[-1:] or (not chain and is_nested):
        return outer
    return (*outer, *chain) if is_nested else chain


def _heard_from(sentence: str, told: _Told, memory: Memory, hidden: list[tuple[int, int]]) -> tuple[Chain, bool]:
    """Return from whom a speaker heard it, and whether from somebody not named."""
    is_hearing = _HEARING.match(told.verb) is not None
    source = _FROM.match(sentence, told.verb_end) if is_hearing or told.verb == "told" else None
    if source:
        hidden.append(source.span("np"))
        return (memory.known(_name(source["np"], "")),), False
    is_passive = told.verb == "told" and _PASSIVE.search(sentence[: told.verb_end - len("told")]) is not None
    return (), is_hearing or is_passive


def heard(sentence: str, memory: Memory) -> Heard:
    """Find who says what in an English sentence.

    Args:
        sentence: with dates blanked, so that they do not part a subject from its verb.
        memory: who was named before; brought up to date.

    Limits: nearness and commas stand for grammar.
    """
    _named_people(sentence, memory)
    scopes = list(_cited(sentence, memory))
    was_quoted = memory.pass_over(sentence)
    own = memory.chain if was_quoted or sentence.startswith(("“", '"')) else ()
    quoted = [match.span() for match in _QUOTED.finditer(sentence)]
    hidden: list[tuple[int, int]] = []
    outer: Chain | None = None
    for told in _verbs(sentence):
        is_own = told.name.lower() in ("i", "we") and (was_quoted or any(a <= told.start < b for a, b in quoted))
        if is_own and not own:
            continue
        hidden.append((told.start, told.end))
        chain = own if is_own else _speaker(told.name, memory, is_new=_NEW.match(sentence, told.start) is not None)
        cited = _CITING.search(sentence, told.start, told.end)
        if cited:
            chain = (*chain, memory.known(_name(cited["np"], ""), is_new=_NEW.match(cited["np"]) is not None))
        begin = told.start if outer is not None else _begin(sentence, told)
        if outer is not None:
            chain = _joined(sentence, told, chain, outer)
        elif scopes and chain and scopes[0].chain not in ((), chain) and scopes[0].basis is None:
            chain = (*scopes[0].chain, *chain)
        source, is_hearsay = _heard_from(sentence, told, memory, hidden)
        basis = Basis.HEARD if is_hearsay else basis_of_verb(told.verb)
        outer = (*chain, *source)
        is_denied = told.verb.lower().startswith("den")
        scopes.append(Scope(begin, len(sentence), outer, basis, is_denied))
    if not scopes and own:
        scopes.append(Scope(0, len(sentence), own))
    last = scopes[-1].chain if scopes else None
    if last is not None:
        memory.chain = last
    return Heard(tuple(scopes), tuple(hidden), last)
