"""Speakers in Korean sentences: ㄱ씨는 ... 전했다, 박 모 씨에 따르면, ... 라고 한다, 경비원한테서 들었다."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from yellowplate.extract.prose.voices import Chain, Heard, Memory, Scope
from yellowplate.records import Basis
from yellowplate.tables import prose

_MODIFIER_STOP = prose.form("voices_ko.modifier_stop")
_NOT_MODIFIERS = frozenset(
    (
        *("그", "이", "저", "그리고", "그러나", "하지만", "또", "한편", "다만", "그런데", "이날", "당시", "지금"),
        *("요즘", "직접", "모두", "현재"),
    )
)
_PRONOUNS = ("그", "그는", "그녀", "그들", "이들")
_OWN = frozenset(("나", "저", "우리", "본지", "기자", "필자", "내", "제"))


@cache
def _expressions() -> tuple[re.Pattern[str], ...]:
    """Return subjects, reporting verbs, "according to", "from whom", "is his word" and "he admits"."""
    words = prose.voices()
    person = rf"(?:{words['name_ko']}|[A-Za-z가-힣]*{words['heads_ko']}(?:들)?)"
    lone = r"(?<![가-힣])(?:그|그녀|그들|이들|나|저|우리|본지|기자|필자)"
    subject = re.compile(rf"(?P<np>{person}|{lone})(?P<mark>은|는|이|가|도|께서는|만)(?=[\s,“‘\"])")
    said = re.compile(
        rf"(?:[다라자냐요까][”’\"']?|[”’\"'])\s?(?:이라고|라고|고|라며|며|면서|라면서|이라며)\s*"
        rf"(?:(?:[가-힣ㄱ-ㅎA-Z]+\s){{0,3}}?(?P<np>{person}|{lone})(?:은|는|이|가|도)\s)?(?:[가-힣]+(?:에|에게|게|히|로)\s)?"
        rf"(?P<verb>{words['say_ko']})"
    )
    admitted = re.compile(
        rf"(?:것|점|사실|말)(?:은|을|도)\s(?:[가-힣ㄱ-ㅎA-Z]+\s){{0,3}}?(?P<np>{person}|{lone})(?:은|는|이|가|도)\s(?P<verb>인정|부인|확인|시인)"
    )
    cited = re.compile(rf"(?P<np>{person}|{lone}){words['cited_ko']}")
    source = re.compile(rf"(?P<np>{person}){words['from_ko']}(?=\s)[^.]*?(?:들었|들은|듣고|전해)")
    word = re.compile(rf"(?P<np>{person}|{lone})의\s(?:말|설명|이야기|주장|전언)이(?:다|었다)")
    return subject, said, cited, source, word, admitted


def _whole(sentence: str, start: int, end: int) -> tuple[int, str]:
    """Take up to three words before a head that belong to it: 장사꾼 박 모 씨, 보관장 경비원."""
    before = sentence[:start]
    taken = start
    for word in reversed(re.findall(r"\S+\s", before)[-3:]):
        bare = word.strip()
        if _MODIFIER_STOP.match(bare) or bare in _NOT_MODIFIERS or re.search(r"\d", bare):
            break
        taken -= len(word)
    return taken, sentence[taken:end].strip()


def _chain(name: str, memory: Memory) -> Chain:
    if name in _OWN or memory.is_publisher(name):
        return ()
    if name in _PRONOUNS:
        return (memory.person,) if memory.person else memory.chain[-1:]
    known = memory.known(re.sub(r"^(?:본지|우리|다른|또 다른|한|어느|이|그)\s", "", name))
    memory.person = known
    return (known,)


def _basis(content: str, verb: str) -> Basis | None:
    if prose.voice_expression("saw_ko").search(content):
        return Basis.SAW
    if re.match("추정|추측|짐작", verb):
        return Basis.INFERRED
    if re.match("본다|보고|보았|봤다|봤으|보며|생각|여긴|여겼|주장|전망|예상|평가|내다|믿는|우려|걱정", verb):
        return Basis.OPINION
    return None


def _subject(
    sentence: str, first: int, last: int, memory: Memory, hidden: list[tuple[int, int]]
) -> tuple[int, Chain] | None:
    """Return where the subject of a reporting verb begins, and who it is."""
    subject = _expressions()[0]
    found = list(subject.finditer(sentence, first, last))
    topics = [match for match in found if match["mark"] in ("은", "는", "도", "께서는")]
    opening = [
        match
        for match in found
        if not sentence[first : _whole(sentence, match.start(), match.end("np"))[0]].strip(" ,")
    ]
    for match in (*topics, *opening):
        start, name = _whole(sentence, match.start("np"), match.end("np"))
        hidden.append((start, match.end("np")))
        return start, _chain(name, memory)
    return None


def _outer(sentence: str, memory: Memory, hidden: list[tuple[int, int]]) -> Iterator[Scope]:
    for match in _expressions()[2].finditer(sentence):
        start, name = _whole(sentence, match.start("np"), match.end("np"))
        hidden.append((start, match.end()))
        basis = Basis.SAW if prose.voice_expression("saw_ko").search(sentence, match.end()) else None
        yield Scope(0, len(sentence), _chain(name, memory), basis)


def heard(sentence: str, memory: Memory) -> Heard:
    """Find who says what in a Korean sentence.

    Args:
        sentence: its words.
        memory: who was named before; brought up to date.

    Limits: a reporting verb without a subject goes on with the speaker before it; without one it is hearsay.
    """
    _, said, _, source, word, admitted = _expressions()
    hidden: list[tuple[int, int]] = []
    scopes = list(_outer(sentence, memory, hidden))
    outer = scopes[-1].chain if scopes else ()
    first = hidden[-1][1] if hidden else 0
    for match in (*said.finditer(sentence), *word.finditer(sentence), *admitted.finditer(sentence)):
        if match["np"]:
            start = first
            begin, name = _whole(sentence, match.start("np"), match.end("np"))
            chain = _chain(name, memory)
            hidden.append((begin, match.end("np")))
        elif subject := _subject(sentence, first, match.start(), memory, hidden):
            start, chain = subject
            start = first if not sentence[first:start].strip(" ,") or not scopes else start
        else:
            start, chain = first, (outer or memory.chain)
        if outer and chain != outer:
            chain = (*outer, *chain)
        content = sentence[start : match.end()]
        verb = match.groupdict().get("verb") or ""
        basis = _basis(content, verb)
        if not chain and not match["np"] and verb.startswith("한다"):
            basis = Basis.HEARD
        scopes.append(Scope(start, match.end(), chain, basis, "부인" in match[0]))
        first = match.end()
    told = source.search(sentence)
    if told:
        start, name = _whole(sentence, told.start("np"), told.end("np"))
        over = [scope for scope in scopes if scope.start <= told.start() < scope.end]
        subject = None if over else _subject(sentence, 0, told.start(), memory, hidden)
        base = over[-1].chain if over else subject[1] if subject else ()
        if (memory.known(name),) != base[-1:]:
            scopes.append(Scope(told.end("np"), told.end(), (*base, memory.known(name))))
            hidden.append((start, told.end("np")))
    last = next((scope.chain for scope in reversed(scopes) if scope.chain), None)
    if last is not None:
        memory.chain = last[:1] if told else last
    return Heard(tuple(scopes), tuple(hidden), last)
