"""Texts with and without what is known of them beside them."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping

import pytest

from yellowplate.ingest.format import Claimed, SourceFile
from yellowplate.ingest.formats.prose import FORMAT
from yellowplate.ingest.neighbours import Neighbours
from yellowplate.records import HowDated, Post, PostKind, Refusal, TextRole
from yellowplate.records.errors import UnreadableInput

Collected = Callable[[Mapping[str, bytes | str]], tuple[dict[str, SourceFile], Neighbours]]
TEXT = "혜산 보관장.\r\n번호판 없는 차 100대.\n"


def read(collected: Collected, files: Mapping[str, bytes | str], name: str = "a.txt") -> tuple[Post, list[object]]:
    made, folder = collected(files)
    assert FORMAT.recognises(made[name])
    out = list(FORMAT.read(made[name], folder))
    (post,) = [one for one in out if isinstance(one, Post)]
    return post, [one for one in out if one is not post]


def test_the_whole_text_is_one_body_with_its_span(collected: Collected) -> None:
    post, rest = read(collected, {"a.txt": TEXT})
    (body,) = post.texts
    assert (post.kind, body.role, body.text) == (PostKind.ARTICLE, TextRole.BODY, TEXT)
    assert (body.locator.field, body.locator.start, body.locator.end) == ("", 0, len(TEXT))
    assert (post.author, post.published, post.captured, rest) == (None, (), None, [])
    assert json.loads(post.extras) == {"encoding": "utf-8"}


def test_gb18030(collected: Collected) -> None:
    text = "丹东口岸附近停放大量无牌车辆，据说等待过江。"
    post, _ = read(collected, {"a.md": text.encode("gb18030")}, "a.md")
    assert post.texts[0].text == text
    assert json.loads(post.extras) == {"encoding": "gb18030"}


def test_the_sidecar_gives_publisher_day_and_byline(collected: Collected) -> None:
    about = {
        "title": "Counting",
        "publisher": "Example Letter",
        "author": "A. Byline",
        "published": "2025-11-18",
        "language": "en",
        "url": "https://example.org/1",
        "place": "Tumen",
        "more": [1],
    }
    post, rest = read(collected, {"a.txt": TEXT, "a.meta.json": json.dumps(about)})
    (claimed,) = rest
    assert isinstance(claimed, Claimed)
    assert post.author is not None
    assert post.author.name == "Example Letter"
    (day,) = post.published
    assert (day.at.isoformat(), day.how) == ("2025-11-18T00:00:00+00:00", HowDated.COLLECTOR)
    assert [(one.role, one.text, one.locator.field) for one in post.texts[1:]] == [
        (TextRole.TITLE, "Counting", "/title"),
        (TextRole.AUTHOR_NAME, "A. Byline", "/author"),
    ]
    assert {one.locator.item for one in post.texts[1:]} == {claimed.file.item.sha256}
    assert post.url == "https://example.org/1"
    extras = json.loads(post.extras)
    assert (extras["published"], extras["language"], extras["place"], extras["more"]) == (
        "2025-11-18",
        "en",
        "Tumen",
        [1],
    )


@pytest.mark.parametrize(
    ("published", "moment"),
    [
        ("2025-11", None),
        ("2025", None),
        (None, None),
        ("2025-11-18T09:00:00+09:00", "2025-11-18T00:00:00+00:00"),
    ],
)
def test_a_month_is_no_moment_and_stays_in_the_extras(
    collected: Collected, published: str | None, moment: str | None
) -> None:
    post, rest = read(collected, {"a.txt": TEXT, "a.meta.json": json.dumps({"published": published})})
    assert [one.at.isoformat() for one in post.published] == ([moment] if moment else [])
    assert json.loads(post.extras).get("published") == published
    assert not [one for one in rest if isinstance(one, Refusal)]


@pytest.mark.parametrize(
    ("sidecar", "place", "why"),
    [
        ('{"publisher": ', "line 1", "broken JSON"),
        ('{"publisher": 7}', "/publisher", "a number for a name"),
        ('{"published": "last week"}', "/published", "no day"),
        ('{"published": "2025-02-30"}', "/published", "no such day"),
        ('{"published": "2025-11-18T09:00:00"}', "/published", "a time without a zone"),
        ("[1]", "/", "no object"),
        ("  ", "", "blank"),
        (b'{"publisher": "\xff"}', "", "not UTF-8"),
    ],
)
def test_a_broken_sidecar_is_refused_and_the_text_is_read(
    collected: Collected, sidecar: str | bytes, place: str, why: str
) -> None:
    post, rest = read(collected, {"a.txt": TEXT, "a.meta.json": sidecar})
    assert post.texts[0].text == TEXT
    (refusal,) = [one for one in rest if isinstance(one, Refusal)]
    assert refusal.file == "a.meta.json"
    assert place in refusal.place


def test_a_picture_named_as_a_sidecar_is_left_alone(collected: Collected) -> None:
    _, rest = read(collected, {"a.txt": TEXT, "a.meta.json": b"\x89PNG\r\n\x1a\n\x00"})
    assert rest == []


@pytest.mark.parametrize(
    ("raw", "place"),
    [
        (TEXT.encode() + b"\xff" + TEXT.encode(), f"byte {len(TEXT.encode())}"),
        (b"\xff\xfea\x00\x00\x00", "character 1"),
    ],
)
def test_broken_text_is_refused_with_its_place(collected: Collected, raw: bytes, place: str) -> None:
    made, folder = collected({"a.txt": raw})
    with pytest.raises(UnreadableInput) as caught:
        list(FORMAT.read(made["a.txt"], folder))
    assert (caught.value.file, caught.value.place) == ("a.txt", place)


@pytest.mark.parametrize(
    ("name", "content", "is_prose"),
    [
        ("a.TXT", "text", True),
        ("README", "text", True),
        ("a.txt", '{"a": 1}', False),
        ("a.log", "text", False),
        ("a.txt", "<html></html>", False),
        ("a.txt", b"\x89PNG\r\n\x1a\n\x00", False),
    ],
)
def test_recognises(collected: Collected, name: str, content: str | bytes, is_prose: bool) -> None:
    assert FORMAT.recognises(collected({name: content})[0][name]) is is_prose
