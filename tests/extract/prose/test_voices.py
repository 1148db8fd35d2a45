"""Who speaks where, English and Korean."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from yellowplate.extract.prose import voices_en, voices_ko
from yellowplate.extract.prose.voices import Memory, basis_of_verb, words_of
from yellowplate.records import Basis


def _english(sentences: Sequence[str], words: str) -> tuple[str, ...] | None:
    """Return the chain over some words of the last sentence, or None for the narrator."""
    memory = Memory("Riverbank Monitor")
    for sentence in sentences[:-1]:
        voices_en.heard(sentence, memory)
    scope = voices_en.heard(sentences[-1], memory).at(sentences[-1].index(words))
    return scope.chain if scope else None


@pytest.mark.parametrize(
    ("sentences", "words", "chain"),
    [
        (["A driver said ten came."], "ten", ("driver",)),
        (["Ten came, said a resident of Hoeryong."], "Ten", ("resident of Hoeryong",)),
        (["According to a notice on the wall, ten came."], "ten", ("notice on the wall",)),
        (["It is open; according to a driver, ten came."], "It is", None),
        (["A driver came.", "According to him, ten came."], "ten", ()),
        (["In her view ten came."], "ten", ()),
        (["I asked Qiao Lan, who knows.", "In her view ten came."], "ten", ("Qiao Lan",)),
        (["I asked Qiao Lan.", "Ten came, she said, and two left."], "two left", ("Qiao Lan",)),
        (["Our surveyor, Ellis Harrow, counted ten."], "ten", ("Ellis Harrow",)),
        (["Our surveyor, Ellis Harrow, counted ten.", "Harrow saw two."], "two", ("Ellis Harrow",)),
        (["A guard in Hyesan, Ryanggang Province, said ten came."], "ten", ("guard in Hyesan",)),
        (["The trader Mr. Paek, who buys parts, said ten came."], "ten", ("Mr. Paek",)),
        (["The trader Mr. Paek, who buys parts, said ten came."], "buys parts", None),
        (["The manager, who gave his name as Lao Kuang, says ten came."], "ten", ("Lao Kuang",)),
        (["A man named Lao Kuang said ten came."], "ten", ("Lao Kuang",)),
        (["A watchman said a driver had told him that ten came."], "ten", ("watchman", "driver")),
        (["A watchman said ten came, but a driver said two."], "two", ("driver",)),
        (["A watchman said he counted ten."], "ten", ("watchman",)),
        (["A watchman said I counted ten."], "ten", ("watchman",)),
        (["A trader heard from his cousin that ten came."], "ten", ("trader", "his cousin")),
        (["A trader heard that ten came."], "ten", ("trader",)),
        (["A trader was told that ten came."], "ten", ("trader",)),
        (["NK Daily, citing a source in Hyesan, reported that ten came."], "ten", ("NK Daily", "source in Hyesan")),
        (["According to NK Daily, a driver said ten came."], "ten", ("NK Daily", "driver")),
        (["Riverbank Monitor reported that ten came."], "ten", ()),
        (["I watched ten."], "ten", ()),
        (["Our reporter saw ten."], "ten", ()),
        (["Ten came and a driver said so."], "Ten", None),
        (["The road is open; ten came, a driver said."], "road", None),
        (["A driver said:", "“I saw ten."], "ten", ("driver",)),
        (["A driver said:", "“Ten came.", "I heard that two left.”"], "two", ("driver",)),
        (["A driver said:", "“Ten came.”", "Two left."], "Two", None),
        (['A driver said: "Ten came.', 'Two left."'], "Two", ("driver",)),
        (["“I saw ten,” said a driver."], "ten", ("driver",)),
        (["Driver Kim said ten came.", "Mr. Kim Su said two left."], "two", ("Mr. Kim Su",)),
        (["Harrow said ten came.", "Ellis Harrow said two left."], "two", ("Ellis Harrow",)),
        (["A driver said ten came.", "A driver of trucks said two left."], "two", ("driver of trucks",)),
        (["A driver said ten came.", "She said two left."], "two", ("driver",)),
        (["It was plainly said."], "said", None),
        (["In the trader’s view ten came."], "ten", ("trader",)),
    ],
)
def test_english_speakers(sentences: list[str], words: str, chain: tuple[str, ...] | None) -> None:
    assert _english(sentences, words) == chain


def _korean(sentences: Sequence[str], words: str) -> tuple[str, ...] | None:
    memory = Memory("강건너소식")
    for sentence in sentences[:-1]:
        voices_ko.heard(sentence, memory)
    scope = voices_ko.heard(sentences[-1], memory).at(sentences[-1].index(words))
    return scope.chain if scope else None


@pytest.mark.parametrize(
    ("sentences", "words", "chain"),
    [
        (["본지 취재협조자 ㄱ씨는 37대를 세었다고 전했다."], "37대", ("취재협조자 ㄱ씨",)),
        (["장사꾼 박 모 씨에 따르면 값이 올랐다."], "값이", ("장사꾼 박 모 씨",)),
        (["장사꾼 박 모 씨에 따르면 값이 올랐다.", "박씨는 “끝났다”고 말했다."], "끝났다", ("장사꾼 박 모 씨",)),
        (["박 모 씨는 값이 올랐다고 말했다.", "값은 두 배라고 한다."], "두 배", ("박 모 씨",)),
        (["값은 두 배라고 한다."], "두 배", ()),
        (["37대가 왔다고 박씨는 전했다."], "37대", ("박씨",)),
        (["박씨는 올랐다고 보고, ㄴ씨는 내렸다고 주장한다."], "내렸다", ("ㄴ씨",)),
        (["박씨는 올랐다고 보고, ㄴ씨는 내렸다고 주장한다."], "올랐다", ("박씨",)),
        (["ㄱ씨는 보관장 경비원한테서 20대가 온다는 말을 들었다고 했다."], "20대", ("ㄱ씨", "보관장 경비원")),
        (["ㄱ씨는 보관장 경비원한테서 20대가 온다는 말을 들었다."], "20대", ("ㄱ씨", "보관장 경비원")),
        (["경비원한테서 20대가 온다는 말을 들었다."], "20대", ("경비원",)),
        (["박씨는 왔다고 말했다.", "20대가 왔다는 것도 그의 말이다."], "20대", ("박씨",)),
        (["할부가 남은 차라는 것은 박씨도 인정한다."], "할부", ("박씨",)),
        (["강건너소식은 20대가 왔다고 보도했다."], "20대", ()),
        (["NK뉴스에 따르면 판매상은 팔겠다고 말했다."], "팔겠다", ("NK뉴스", "판매상")),
        (["나는 20대를 보았다고 적었다."], "20대", ()),
        (["박씨는 박씨한테서 20대가 온다는 말을 들었다고 했다."], "20대", ("박씨",)),
        (["20대가 왔다."], "20대", None),
        (["그는 20대가 왔다고 말했다."], "20대", ()),
        (["어제 값이 올랐다고 상인이 말했다."], "올랐다", ("상인",)),
        (["박씨가 20대가 왔다고 말했다."], "20대", ("박씨",)),
    ],
)
def test_korean_speakers(sentences: list[str], words: str, chain: tuple[str, ...] | None) -> None:
    assert _korean(sentences, words) == chain


def test_denials_and_bases() -> None:
    memory = Memory()
    assert voices_en.heard("He denied that ten came.", memory).scopes[0].is_denied
    assert voices_ko.heard("박씨는 사실이 아니라고 부인했다.", memory).scopes[0].is_denied
    assert voices_ko.heard("박씨는 직접 보았다고 말했다.", memory).scopes[0].basis is Basis.SAW
    assert voices_ko.heard("박씨는 20대라고 추정했다.", memory).scopes[0].basis is Basis.INFERRED
    assert voices_ko.heard("박씨는 20대라고 주장했다.", memory).scopes[0].basis is Basis.OPINION
    assert voices_ko.heard("박씨에 따르면 20대를 직접 세었다.", memory).scopes[0].basis is Basis.SAW


@pytest.mark.parametrize(
    ("verb", "basis"),
    [
        ("counted", Basis.SAW),
        ("concluded", Basis.INFERRED),
        ("believes", Basis.OPINION),
        ("said", None),
    ],
)
def test_verbs(verb: str, basis: Basis | None) -> None:
    assert basis_of_verb(verb) is basis


def test_names_are_compared_by_their_words() -> None:
    assert words_of("The trader's cousin") == {"trader", "cousin"}
    assert words_of("박씨") == {"박"}
    memory = Memory("Paper")
    assert memory.known("old driver") == "old driver"
    assert memory.known("the driver") == "old driver"
    assert memory.known("driver", is_new=True) == "driver"
    assert memory.is_publisher("The Paper")
    assert not Memory().is_publisher("")
