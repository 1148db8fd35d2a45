"""Search in Chinese, Korean and English and by parts of numbers; what is shown really is there."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from yellowplate.records import Account, Alternative, Locator, Post, PostKind, PostText, Reading, ReadingKind, TextRole
from yellowplate.records.errors import CaseError, RequestError
from yellowplate.store import Case, text_index
from yellowplate.store.bigrams import compact, match_for, searchable, tokens

if TYPE_CHECKING:
    from tests.store.conftest import Records

# Made-up numbers: the VIN has a wrong check digit, the phone is not given out.
VIN = "LVGBH42K9HG123456"
TEXTS = {
    "offer": "出一台抵押車，手续不全，只去朝鲜",
    "dots": "抵.押❌车 三万八",
    "korean": "평양으로 가는 차, 신의주에서 보관",
    "english": "Old Camry for Korea only, no papers. VIN on the windscreen.",
    "wide": "ＶＸ：ａｂｃ１２３ 看车",
    "end": "好车",
    "river": "丹东 大桥 旁边 停车场",
    "mixed": "凯美瑞2019款 2.5L",
    "pair": "他去朝阳，鲜花店",
}


@pytest.fixture
def filled(case: Case, records: Records) -> Case:
    for word, said in TEXTS.items():
        sha = records.sha(word)
        post = Post(
            Locator(sha, field="/0"),
            PostKind.VIDEO,
            author=Account("douyin", id="MS4wLjAB_made_up", handle="dandong.cars88", name="丹东老王"),
            texts=(PostText(TextRole.TITLE, said, Locator(sha, field="/0/desc")),),
        )
        reading = Reading(
            Locator(sha, field="/0/desc"), ReadingKind.TEXT, (Alternative(said, 1.0),), "post/1", sha, role="title"
        )
        case.ledger.append_item(
            sha, stage="ingest", version="ingest/1", items=[records.item(word)], posts=[post] if word == "offer" else []
        )
        statements = [
            records.statement(word, "vin", VIN),
            records.statement(word, "plate", "京F12A34"),
            records.statement(word, "contact", "phone:+8613800138000"),
            records.statement(word, "contact", "wechat:yalu_2026"),
            records.statement(word, "price", "68000"),
        ]
        case.ledger.append_item(
            sha,
            stage="read",
            version="read/1",
            readings=[reading],
            statements=statements if word == "english" else [],
        )
    return case


def found(case: Case, records: Records, query: str, *, limit: int = 50) -> set[tuple[str, str]]:
    names = {records.sha(word): word for word in TEXTS}
    return {(names[hit.item], hit.kind) for hit in case.search.search(query, limit=limit)}


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("抵押", {"offer", "dots"}),
        ("抵押车", {"offer", "dots"}),
        ("抵押車", {"offer", "dots"}),
        ("抵.押", {"offer", "dots"}),
        ("朝鲜", {"offer"}),
        ("朝鮮", {"offer"}),
        ("车", {"offer", "dots", "wide", "end", "river"}),
        ("好", {"end"}),
        ("鲜", {"offer", "pair"}),
        ("평양", {"korean"}),
        ("양", {"korean"}),
        ("차", {"korean"}),
        ("신의주에서", {"korean"}),
        ("korea", {"english"}),
        ("KOREA camry", {"english"}),
        ("kor", {"english"}),
        ("orea", {"english"}),
        ("vx:abc123", {"wide"}),
        ("ABC123", {"wide"}),
        ("凯美瑞2019", {"mixed"}),
        ("2.5L", {"mixed"}),
        ("停车场 大桥", {"river"}),
        ("抵押 朝鲜", {"offer"}),
        ("押抵", set()),
        ("朝阳鲜", set()),
        ("평가", set()),
        ("korean", set()),
        ("抵押 korea", set()),
        ("%", set()),
        ("_", set()),
        ('"', set()),
        ("' OR 1=1", set()),
        ("NEAR(抵押 车)", set()),
        ("。", set()),
    ],
)
def test_texts(filled: Case, records: Records, query: str, expected: set[str]) -> None:
    assert found(filled, records, query) - {("offer", "account"), ("english", "contact")} == {
        (word, "title") for word in expected
    }


@pytest.mark.parametrize(
    ("query", "kind", "score"),
    [
        (VIN, "vin", 4.0),
        (VIN.lower(), "vin", 4.0),
        ("123456", "vin", 3.352941),
        ("LVGBH", "vin", 3.294118),
        ("F·12A", "plate", 3.571429),
        ("京F·12A34", "plate", 4.0),
        ("12A34", "plate", 3.714286),
        ("138-0013", "contact", 3.538462),
        ("+86 138 0013 8000", "contact", 4.0),
        ("yalu2026", "contact", 4.0),
        ("made_up", "account", 3.428571),
        ("CARS88", "account", 3.461538),
        ("老王", None, 0),
        ("丹东老王", "account", 4.0),
        ("26", None, 0),
        ("123457", None, 0),
        ("68000", None, 0),
        ("F·21A", None, 0),
    ],
)
def test_parts_of_numbers(filled: Case, query: str, kind: str | None, score: float) -> None:
    hits = [hit for hit in filled.search.search(query) if hit.score >= 3]
    assert [(hit.kind, hit.score) for hit in hits] == ([(kind, score)] if kind else [])


def test_every_alternative_of_a_vin_is_found_and_a_text_once(case: Case, records: Records) -> None:
    sha = records.sha("v")
    other = VIN.replace("8", "B")
    alternatives = (Alternative(VIN, 0.6), Alternative(f"{VIN[:-1]}8", 0.3))
    reading = Reading(Locator(sha, t_start_s=1.5, t_end_s=2.0), ReadingKind.VIN, alternatives, "vin/1", sha)
    case.ledger.append_item(sha, stage="read", version="read/1", readings=[reading])
    assert [(hit.kind, hit.text, hit.locator) for hit in case.search.search("23458")] == [
        ("vin", f"{VIN[:-1]}8", reading.locator)
    ]
    assert [hit.text for hit in case.search.search(other) if hit.near_nats is None] == [other]


def test_hits_come_best_first_then_in_order_of_place(case: Case, records: Records) -> None:
    for word in "abc":
        readings = [records.reading(word, "抵押"), records.reading(word, "这是一台抵押车", at=1)]
        case.ledger.append_item(records.sha(word), stage="read", version="read/1", readings=readings)
    hits = case.search.search("抵押")
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)
    assert [hit.item for hit in hits[:3]] == sorted(records.sha(word) for word in "abc")
    assert case.search.search("抵押", limit=2) == hits[:2]


def test_a_snippet_shows_the_raw_words_around(case: Case, records: Records) -> None:
    said = "前" * 50 + "\n抵.押❌車" + "后" * 50
    case.ledger.append_item(
        records.sha("a"),
        stage="read",
        version="read/1",
        readings=[records.reading("a", said), records.reading("a", "İ抵押", at=3)],
    )
    snippets = [hit.snippet for hit in case.search.search("抵押")]
    assert snippets == ["İ抵押", f"…{'前' * 29} 抵.押❌車{'后' * 28}…"]


def test_the_index_follows_the_ledger(filled: Case, records: Records) -> None:
    assert filled.search.refresh() > 0
    assert filled.search.refresh() == 0
    assert filled.search.search("鸭绿江") == []
    sha = records.sha("new")
    filled.ledger.append_item(sha, stage="read", version="read/1", readings=[records.reading("new", "鸭绿江边")])
    assert len(filled.search.search("鸭绿江")) == 1
    filled.ledger.append_item(sha, stage="read", version="read/2", readings=[records.reading("new", "图们江边")])
    assert filled.search.search("鸭绿江") == []
    assert len(filled.search.search("图们江")) == 1
    anonymous = Post(Locator(sha), PostKind.TEXT, author=None)
    nameless = Post(Locator(sha, field="/1"), PostKind.TEXT, author=Account("douyin", id="made7up7id"))
    filled.ledger.append_item(sha, stage="ingest", version="ingest/1", posts=[anonymous, nameless])
    assert [hit.kind for hit in filled.search.search("made7")] == ["account"]
    filled.ledger.append_item(sha, stage="ingest", version="ingest/2", posts=[anonymous])
    assert filled.search.search("made7") == []


def test_a_missing_damaged_or_old_index_is_made_anew(filled: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    hits = filled.search.search("抵押")
    path = filled.directory / "search.db"
    filled.search.close()
    path.unlink()
    assert filled.search.search("抵押") == hits
    filled.search.close()
    path.write_bytes(b"not a database" * 500)
    assert filled.search.search("抵押") == hits
    monkeypatch.setattr(text_index, "INDEX_VERSION", 99)
    assert filled.search.refresh() > 0
    assert filled.search.search("抵押") == hits


@pytest.mark.parametrize("n_passes", [0, 5, 40])
def test_an_index_of_another_ledger_is_made_anew(filled: Case, records: Records, tmp_path: Path, n_passes: int) -> None:
    filled.search.refresh()
    filled.close()
    with Case.open(tmp_path / "other", create=True) as other:
        shutil.copy(filled.directory / "search.db", other.directory / "search.db")
        for n in range(n_passes):
            item = records.item(str(n))
            other.ledger.append_item(item.sha256, stage="ingest", version="ingest/1", items=[item])
        assert other.search.search("抵押") == []


def test_a_reader_searches_without_writing(filled: Case, records: Records) -> None:
    with Case.open(filled.directory, read_only=True) as reader:
        assert len(reader.search.search("抵押")) == 2
        assert not (filled.directory / "search.db").exists()
        filled.ledger.append_item(
            records.sha("x"), stage="read", version="read/1", readings=[records.reading("x", "抵押合同")]
        )
        assert len(reader.search.search("抵押")) == 3
    filled.search.refresh()
    with Case.open(filled.directory, read_only=True) as reader:
        assert len(reader.search.search("抵押")) == 3
        filled.ledger.append_item(
            records.sha("y"), stage="read", version="read/1", readings=[records.reading("y", "抵押借款")]
        )
        assert len(reader.search.search("抵押")) == 4
        assert reader.search.refresh() == 0


@pytest.mark.parametrize("query", ["", "   ", "\u200b"])
def test_an_empty_query_is_refused(filled: Case, query: str) -> None:
    with pytest.raises(RequestError, match="Nothing to search for"):
        filled.search.search(query)


def test_an_index_that_cannot_be_written_is_told(filled: Case) -> None:
    (filled.directory / "search.db").mkdir()
    with pytest.raises(CaseError):
        filled.search.search("抵押")


def test_half_characters_and_rare_ones_are_searched(case: Case, records: Records) -> None:
    said = ["\udc80抵押\x00车", "𠮷野家𠮷", "𪜀"]
    readings = [records.reading("a", words, at=n) for n, words in enumerate(said)]
    case.ledger.append_item(records.sha("a"), stage="read", version="read/1", readings=readings)
    assert [hit.text for hit in case.search.search("抵押")] == [said[0]]
    assert [hit.text for hit in case.search.search("𠮷")] == [said[1]]
    assert [hit.text for hit in case.search.search("家𠮷")] == [said[1]]
    assert [hit.text for hit in case.search.search("𪜀")] == [said[2]]


alphabet = st.sampled_from("抵押车朝鲜平壤평양차 aB1京F2.·-")


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    texts=st.lists(st.text(alphabet, min_size=1, max_size=12), min_size=1, max_size=8),
    query=st.text(alphabet, min_size=1, max_size=4),
)
def test_search_is_what_looking_at_every_text_gives(case: Case, records: Records, texts: list[str], query: str) -> None:
    version = f"read/{len(case.ledger.versions('read')) + 1}"
    sha = records.sha("property")
    readings = [records.reading("property", said, at=n) for n, said in enumerate(texts)]
    case.ledger.append_item(sha, stage="read", version=version, readings=readings)
    terms = searchable(query).split()
    if not terms:
        return
    hits = {hit.text for hit in case.search.search(query)}
    really = {said for said in texts if all(term in searchable(said) for term in terms)}
    assert hits <= really
    assert bool(hits) == bool(really)
    if all(not sign.isascii() for term in terms for sign in term):
        assert hits == really


def test_tokens_and_questions() -> None:
    assert tokens("") == []
    assert tokens("车") == ["车"]
    assert tokens("a_b-c 1.5") == ["a", "b", "c", "1", "5"]
    assert match_for("f12a车牌") == '"f12a" * AND "车牌"'
    assert match_for("!!") == ""
    assert compact("（沪）A·d 123") == "沪AD123"
