"""Places in prose, their false friends, and the one where something happens."""

from __future__ import annotations

import pytest

from yellowplate.extract.prose import where


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("In Hyesan and Wiyon", ["Hyesan", "Wiyon"]),
        ("the Tumen at Onsong", ["Tumen River", "Onsong"]),
        ("the Tumen customs office", ["Tumen"]),
        ("위연 보관장에서", ["위연"]),
        ("신의주에서", ["신의주"]),
        ("나선에서는", ["나선"]),
        ("나선 계단은", []),
        ("차로 구성된", []),
        ("조선 돈으로", []),
        ("The border is near", []),
        ("국경에서", ["국경"]),
        ("Antumen", []),
    ],
)
def test_names(sentence: str, names: list[str]) -> None:
    assert [one.name for one in where.named(sentence)] == names


def _place(sentence: str, words: str, hidden: str = "") -> str | None:
    at = sentence.index(words)
    spans = [(sentence.index(hidden), sentence.index(hidden) + len(hidden))] if hidden else []
    place = where.place_of(sentence, where.named(sentence), at, at + len(words), spans)
    return place.name if place else None


@pytest.mark.parametrize(
    ("sentence", "words", "hidden", "place", "why"),
    [
        ("64 cars stood at Uiju near Sinuiju.", "64 cars", "", "Uiju", "the nearest"),
        ("In Uiju on that day we counted 64 cars.", "64 cars", "", "Uiju", "named before"),
        ("64 cars stood there.", "64 cars", "", None, "none"),
        ("The yard is full because the road to Kusong is closed.", "The yard is full", "", None, "in another clause"),
        ("The yard is full; Kusong is not.", "The yard is full", "", None, "behind a semicolon"),
        ("Because Kusong is closed, if at all, the yard is full.", "the yard is full", "", None, "before if"),
        ("The road at Kusong is closed because the yard is full.", "the yard is full", "", None, "before because"),
        ("The Sinuiju trader said there are three.", "three", "The Sinuiju trader", None, "the speaker's seat"),
        ("Cars go to Hyesan.", "Cars", "", None, "where they go"),
        ("The road to Kusong is closed.", "The road to Kusong is closed", "", "Kusong", "inside the words"),
        ("Sent to China.", "Sent to China", "", None, "a country things go to"),
        ("In China they sell cars.", "they sell", "", "China", "a country beside it"),
        ("In China as one hears again and again they sell cars.", "they sell", "", None, "a country far off"),
        ("In Uiju, China, cars stood.", "cars stood", "", "Uiju", "smaller before larger"),
        (f"We say it of Uiju {'again and ' * 9} 64 cars.", "64 cars", "", "Uiju", "at the beginning"),
        (f"So we have said it all of old Uiju {'again and ' * 9} 64 cars.", "64 cars", "", None, "too far off"),
        ("Between Hunchun and Onsong 64 cars.", "64 cars", "", None, "between two places"),
    ],
)
def test_places_of_words(sentence: str, words: str, hidden: str, place: str | None, why: str) -> None:
    assert _place(sentence, words, hidden) == place, why


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("in Pyongyang, Hamhung, and Chongjin people", ["Pyongyang", "Hamhung", "Chongjin"]),
        ("평양과 함흥에서", ["평양", "함흥"]),
        ("in Hyesan a man from Musan", ["Hyesan"]),
        ("in Hyesan, China", ["Hyesan"]),
    ],
)
def test_lists_of_places(sentence: str, names: list[str]) -> None:
    places = where.named(sentence)
    assert [one.name for one in where.listed(sentence, places, places[0])] == names


def test_a_list_is_found_from_its_end() -> None:
    sentence = "in Pyongyang, Hamhung, and Chongjin"
    places = where.named(sentence)
    assert len(where.listed(sentence, places, places[2])) == 3
