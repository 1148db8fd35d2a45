"""WACZ archives made here record by record: both layouts, hashes that differ, bombs, broken and hostile archives."""

from __future__ import annotations

import base64
import gzip
import hashlib
import io
import json
import zipfile
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from yellowplate.ingest import packed
from yellowplate.ingest.format import Member, SourceFile
from yellowplate.ingest.formats.wacz import FORMAT
from yellowplate.ingest.neighbours import Neighbours
from yellowplate.ingest.wacz_hashes import stated_hash
from yellowplate.records import HowDated, Post, Refusal, TextRole
from yellowplate.records.errors import TooLarge, UnreadableInput
from yellowplate.settings import Settings

Collected = Callable[[Mapping[str, bytes | str]], tuple[dict[str, SourceFile], Neighbours]]
SAMPLES = Path(__file__).resolve().parents[4] / "shared" / "ingest_samples"
PNG = b"\x89PNG\r\n\x1a\n" + bytes(range(200))
MP4 = b"\x00\x00\x00\x18ftypisom" + bytes(range(200))
PAGE = "https://www.douyin.com/video/7544913339744845824"
OTHER = "https://example.invalid/other"
AT = "2025-09-01T09:02:23Z"
WARC = "archive/data.warc.gz"
Answer = tuple[str, str, bytes]


def record(kind: str, url: str, block: bytes, *, media_type: str = "", is_packed: bool = True) -> bytes:
    """Write one WARC record with its block digest, as a gzip member of its own where it is packed."""
    stated = {
        "WARC-Type": kind,
        "WARC-Target-URI": url,
        "WARC-Date": AT,
        "Content-Type": media_type or f"application/http; msgtype={kind}",
        "WARC-Block-Digest": f"sha1:{base64.b32encode(hashlib.sha1(block).digest()).decode()}",
        "Content-Length": str(len(block)),
    }
    head = "".join(f"{name}: {value}\r\n" for name, value in stated.items())
    raw = f"WARC/1.1\r\n{head}\r\n".encode() + block + b"\r\n\r\n"
    return gzip.compress(raw, mtime=0) if is_packed else raw


def answer(
    url: str, media_type: str, body: bytes, *, status: str = "200 OK", is_packed: bool = True, **headers: str
) -> bytes:
    named = {"Content-Type": media_type, **{name.replace("_", "-"): value for name, value in headers.items()}}
    head = "".join(f"{name}: {value}\r\n" for name, value in named.items() if value)
    return record("response", url, f"HTTP/1.1 {status}\r\n{head}\r\n".encode() + body, is_packed=is_packed)


def request(url: str, referer: str) -> bytes:
    named = f"Referer: {referer}\r\n" if referer else "Accept: */*\r\n"
    return record("request", url, f"GET / HTTP/1.1\r\n{named}\r\n".encode())


def resource(url: str, media_type: str, body: bytes) -> bytes:
    return record("resource", url, body, media_type=media_type)


def warc(*answers: Answer, is_packed: bool = True) -> bytes:
    return b"".join(answer(url, media_type, body, is_packed=is_packed) for url, media_type, body in answers)


def page_lines(*pages: dict[str, Any] | str) -> bytes:
    header = {"format": "json-pages-1.0", "id": "pages", "title": "All Pages"}
    return "\n".join(page if isinstance(page, str) else json.dumps(page) for page in (header, *pages)).encode()


def one_page(**changed: Any) -> bytes:
    return page_lines({"id": "p1", "url": PAGE, "ts": AT, "title": "看车", "text": "凯美瑞 只发朝鲜", **changed})


def resources(members: Mapping[str, bytes], *, is_old: bool = False) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = []
    for name, raw in members.items():
        digest = hashlib.sha256(raw).hexdigest()
        if is_old:
            rows.append({"path": name, "stats": {"hash": digest, "bytes": len(raw)}, "hashing": "sha256"})
        else:
            rows.append({"name": name.rpartition("/")[2], "path": name, "hash": f"sha256:{digest}", "bytes": len(raw)})
    return rows


def archive(
    members: Mapping[str, bytes],
    *,
    package: Mapping[str, Any] | bytes | None = None,
    digest: dict[str, Any] | bytes | None = None,
    method: int = zipfile.ZIP_STORED,
) -> bytes:
    if package is None:
        package = {"profile": "data-package", "resources": resources(members), "created": AT, "wacz_version": "1.1.1"}
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as made:
        for name, raw in members.items():
            made.writestr(zipfile.ZipInfo(name), raw, method)
        if package:
            made.writestr("datapackage.json", package if isinstance(package, bytes) else json.dumps(package))
        if digest:
            made.writestr("datapackage-digest.json", digest if isinstance(digest, bytes) else json.dumps(digest))
    return out.getvalue()


def read_all(collected: Collected, raw: bytes) -> list[Any]:
    made, folder = collected({"a.wacz": raw})
    assert FORMAT.recognises(made["a.wacz"])
    read = list(FORMAT.read(made["a.wacz"], folder))
    for part in read:
        if isinstance(part, Member):
            part.path.with_suffix(".seen").write_bytes(part.path.read_bytes())
            part.path.unlink()
    return read


@pytest.fixture(autouse=True)
def own_temporary_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(folder))
    yield folder
    assert [path.name for path in folder.iterdir() if path.suffix != ".seen"] == []


def seen(member: Member) -> bytes:
    return member.path.with_suffix(".seen").read_bytes()


def told(post: Post) -> Any:
    return json.loads(post.extras)


def refusals(read: list[Any]) -> list[tuple[str, str]]:
    found = [part for part in read if isinstance(part, Refusal)]
    assert all(part.is_partial and part.item for part in found)
    return [(part.place, part.reason) for part in found]


def test_the_limits_are_those_of_the_settings() -> None:
    settings = Settings()
    assert (settings.max_unpacked_mb, settings.max_unpack_ratio) == (packed.MAX_UNPACKED_MB, packed.MAX_UNPACK_RATIO)


def test_pages_pictures_and_checks(collected: Collected) -> None:
    members = {
        WARC: warc((PAGE, "text/html; charset=utf-8", b"<p>x"), ("https://cdn.invalid/1.png?sign=S", "image/png", PNG)),
        "pages/pages.jsonl": one_page(favIconUrl="https://x.invalid/i.ico?token=S"),
    }
    member, page, whole = read_all(collected, archive(members))
    assert (member.name, member.media_type, seen(member)) == (f"{WARC}#2", "image/png", PNG)
    assert (page.platform, page.url, page.locator.field) == ("douyin", PAGE, "/pages/pages.jsonl/2")
    assert [(text.role, text.text, text.locator.field) for text in page.texts] == [
        (TextRole.TITLE, "看车", "/pages/pages.jsonl/2/title"),
        (TextRole.BODY, "凯美瑞 只发朝鲜", "/pages/pages.jsonl/2/text"),
    ]
    assert page.captured.how is HowDated.COLLECTOR
    assert page.captured.at.isoformat() == "2025-09-01T09:02:23+00:00"
    assert page.media == (hashlib.sha256(PNG).hexdigest(),)
    assert told(page) == {"favIconUrl": "https://x.invalid/i.ico", "id": "p1"}
    assert (whole.locator.field, whole.media) == ("", ())
    checks = told(whole)["checks"]
    assert checks["datapackage_hash"].startswith("not checked")
    assert checks["resource_hashes"] == {"hold": 2}
    assert checks["record_digests"] == {"hold": 2}
    assert checks["signature"] == "none"
    assert told(whole)["left_inside"] == {"text/html": 1}
    assert told(whole)["taken_out"][0]["url"] == "https://cdn.invalid/1.png"


def test_the_old_layout(collected: Collected) -> None:
    members = {"archive/a.warc": warc((PAGE, "image/png", PNG), is_packed=False), "pages/pages.jsonl": one_page()}
    package = {"resources": resources(members, is_old=True), "metadata": {"title": "丹东", "desc": "口岸"}}
    _, _, whole = read_all(collected, archive(members, package=package))
    assert told(whole)["checks"]["resource_hashes"] == {"hold": 2}
    assert [text.locator.field for text in whole.texts] == [
        "/datapackage.json/metadata/title",
        "/datapackage.json/metadata/desc",
    ]


def test_a_signature_is_said_to_be_there_and_not_verified(collected: Collected) -> None:
    members = {WARC: warc((PAGE, "image/png", PNG)), "pages/pages.jsonl": one_page()}
    package = json.dumps({"resources": resources(members)}).encode()
    stated = f"sha256:{hashlib.sha256(package).hexdigest()}"
    signed = {"hash": stated, "signature": "MEY=", "domain": "sign.invalid", "created": AT, "domainCert": "-----"}
    digest = {"path": "datapackage.json", "hash": stated, "signedData": signed}
    *_, whole = read_all(collected, archive(members, package=package, digest=digest))
    checks = told(whole)["checks"]
    assert checks["datapackage_hash"] == "holds"
    assert checks["signature"].startswith("present, not verified")
    assert checks["signature_domain"] == "sign.invalid"
    read = read_all(
        collected,
        archive(members, package=package + b" ", digest={**digest, "signedData": {**signed, "hash": "sha256:00"}}),
    )
    assert told(read[-1])["checks"]["datapackage_hash"] == "differs"
    assert [place for place, _ in refusals(read)] == ["datapackage.json", "datapackage-digest.json"]


@pytest.mark.parametrize(
    ("digest", "outcome", "n_refused"),
    [
        ({"hash": "crc32:00"}, "not checked: no hash that is known is stated", 0),
        ({"signedData": 7}, "not checked: no hash that is known is stated", 0),
        (b"{", "not checked: the archive has no digest of it", 1),
        (b"[]", "not checked: the archive has no digest of it", 1),
    ],
)
def test_a_digest_that_says_little(collected: Collected, digest: Any, outcome: str, n_refused: int) -> None:
    members = {WARC: warc((PAGE, "image/png", PNG)), "pages/pages.jsonl": one_page()}
    read = read_all(collected, archive(members, digest=digest))
    assert told(read[-1])["checks"]["datapackage_hash"] == outcome
    assert len(refusals(read)) == n_refused


def test_a_digest_without_its_package(collected: Collected) -> None:
    members = {WARC: warc((PAGE, "image/png", PNG)), "datapackage-digest.json": b'{"hash": "sha256:00"}'}
    read = read_all(collected, archive(members, package=b""))
    assert [place for place, _ in refusals(read)] == ["datapackage.json"]
    assert told(read[-1])["checks"]["resource_hashes"] == {"hold": 0, "not stated": 1}


def test_hashes_that_differ_are_named(collected: Collected) -> None:
    members = {WARC: warc((PAGE, "image/png", PNG)), "pages/pages.jsonl": one_page(), "extra.txt": b"x"}
    listed = resources({**members, WARC: b"other", "indexes/index.cdx": b"gone"})
    package = {"resources": [*listed[:2], *listed[3:], "odd", {"name": "no path"}]}
    read = read_all(collected, archive(members, package=package))
    assert [place for place, _ in refusals(read)] == [WARC, "indexes/index.cdx"]
    assert told(read[-1])["checks"]["resource_hashes"] == {"differ": 1, "hold": 1, "missing": 1, "not stated": 1}
    assert any(isinstance(part, Member) for part in read)


@pytest.mark.parametrize("package", [b"{", b"[]", b'{"resources": 7}'])
def test_a_broken_package_leaves_the_pages(collected: Collected, package: bytes) -> None:
    read = read_all(
        collected, archive({WARC: warc((PAGE, "image/png", PNG)), "pages/pages.jsonl": one_page()}, package=package)
    )
    assert len([part for part in read if isinstance(part, Post)]) == 2
    assert len(refusals(read)) == (package[:1] == b"[") + (package == b"{")


@pytest.mark.parametrize(
    ("resource_row", "expected"),
    [
        ({"hash": "md5:AB"}, ("md5", "ab")),
        ({"hash": "sha-256:ab"}, ("sha256", "ab")),
        ({"hash": "ab"}, ("sha256", "ab")),
        ({"hash": "not hex"}, ("", "")),
        ({}, ("", "")),
    ],
)
def test_forms_of_hashes(resource_row: dict[str, Any], expected: tuple[str, str]) -> None:
    assert stated_hash(resource_row) == expected


def test_html_is_taken_out_only_where_the_page_has_no_text(collected: Collected) -> None:
    answers = [
        (PAGE, "text/html", b"<p>one"),
        (OTHER, "text/html", b"two"),
        ("https://x.invalid/f", "text/html", b"f"),
    ]
    pages = page_lines({"url": PAGE, "ts": AT, "text": "has text"}, {"url": OTHER, "ts": AT, "title": "has none"})
    read = read_all(collected, archive({WARC: warc(*answers), "pages/pages.jsonl": pages}))
    assert [seen(part) for part in read if isinstance(part, Member)] == [b"two", b"f"]
    *_, second, _ = read_all(collected, archive({WARC: warc(*answers), "pages/pages.jsonl": pages}))
    ((text, place),) = [(part.text, part.locator) for part in second.texts[1:]]
    assert (text, place.item) == ("two", hashlib.sha256(b"two").hexdigest())
    assert (place.field, place.start, place.end) == ("", 0, 3)
    *without_pages, _ = read_all(collected, archive({WARC: warc(*answers)}))
    assert [seen(part) for part in without_pages] == [body for _, _, body in answers]


def test_a_page_in_no_known_encoding_is_given_without_words(collected: Collected) -> None:
    members = {WARC: warc((PAGE, "text/html", bytes(range(128, 256)))), "pages/pages.jsonl": one_page(text="")}
    read = read_all(collected, archive(members))
    assert [place for place, _ in refusals(read)] == [f"{WARC}#1"]
    assert any(isinstance(part, Member) for part in read)


def test_screenshots_belong_to_their_page_and_texts_stand_in(collected: Collected) -> None:
    made = [
        resource(f"urn:view:{PAGE}", "image/png", PNG),
        resource(f"urn:text:{OTHER}", "text/plain", "口岸".encode()),
        resource(f"urn:text:{PAGE}", "text/plain", b"told in pages.jsonl"),
        resource("urn:pageinfo:x", "application/json", b"{}"),
    ]
    pages = page_lines({"url": PAGE, "ts": AT, "text": "x"}, {"url": OTHER, "ts": AT})
    read = read_all(collected, archive({WARC: b"".join(made), "pages/pages.jsonl": pages}))
    first, second, whole = (part for part in read if isinstance(part, Post))
    assert first.media == (hashlib.sha256(PNG).hexdigest(),)
    assert second.media == (hashlib.sha256("口岸".encode()).hexdigest(),)
    assert told(whole)["left_inside"] == {"application/json": 1, "text/plain": 1}


def test_pictures_go_to_the_page_that_asked_for_them(collected: Collected) -> None:
    made = [
        answer("https://cdn.invalid/1.png", "image/png", PNG),
        request("https://cdn.invalid/1.png", OTHER),
        answer("https://cdn.invalid/v.mp4", "video/mp4", MP4),
        request("https://cdn.invalid/v.mp4", ""),
        answer("https://cdn.invalid/again.png", "image/png", PNG),
        answer("https://cdn.invalid/i.svg", "image/svg+xml", b"<svg/>"),
        answer("https://cdn.invalid/none.png", "image/png", b""),
        answer("https://cdn.invalid/404.png", "image/png", b"gone", status="404 Not Found"),
        answer("https://cdn.invalid/x", "", b"?"),
    ]
    pages = page_lines({"url": PAGE, "ts": AT, "text": "x"}, {"url": OTHER, "ts": AT, "text": "y"})
    read = read_all(collected, archive({WARC: b"".join(made), "pages/pages.jsonl": pages}))
    first, second, whole = (part for part in read if isinstance(part, Post))
    assert len([part for part in read if isinstance(part, Member)]) == 2
    assert (first.media, second.media) == ((), (hashlib.sha256(PNG).hexdigest(),))
    assert whole.media == (hashlib.sha256(MP4).hexdigest(), hashlib.sha256(PNG).hexdigest())
    assert told(whole)["left_inside"] == {"image/png": 1, "image/svg+xml": 1, "not stated": 1}
    assert len(told(whole)["taken_out"]) == 3


def test_packed_and_partial_answers(collected: Collected) -> None:
    part: dict[str, Any] = {"status": "206 Partial Content"}
    made = [
        answer("https://x.invalid/z", "image/png", gzip.compress(PNG), Content_Encoding="gzip"),
        answer("https://x.invalid/b", "image/png", b"??", Content_Encoding="br"),
        answer("https://x.invalid/w", "video/mp4", MP4, Content_Range=f"bytes 0-{len(MP4) - 1}/{len(MP4)}", **part),
        answer("https://x.invalid/p", "video/mp4", MP4, Content_Range="bytes 100-311/9000", **part),
        answer("https://x.invalid/q", "video/mp4", MP4, **part),
    ]
    read = read_all(collected, archive({WARC: b"".join(made), "pages/pages.jsonl": one_page()}))
    assert [seen(part) for part in read if isinstance(part, Member)] == [PNG, MP4]
    assert [(place, reason.partition(": ")[2]) for place, reason in refusals(read)] == [
        (f"{WARC}#2", "its content is packed as br, which is not undone here"),
        (f"{WARC}#4", "holds bytes 100 to 311 of 9000 only"),
        (f"{WARC}#5", "holds a part of the file only, without saying which"),
    ]


def test_a_record_whose_digest_differs_is_reported_and_given(collected: Collected) -> None:
    raw = warc((PAGE, "image/png", PNG), is_packed=False).replace(PNG, PNG[:-1] + b"\x00")
    read = read_all(collected, archive({"archive/a.warc": raw, "pages/pages.jsonl": one_page()}))
    ((place, reason),) = refusals(read)
    assert place == "archive/a.warc#1"
    assert "digest" in reason
    assert told(read[-1])["checks"]["record_digests"] == {"differ": 1}
    assert any(isinstance(part, Member) for part in read)


@pytest.mark.parametrize(
    ("raw", "n_taken", "why"),
    [
        (warc((PAGE, "image/png", PNG)) + warc((OTHER, "image/png", MP4))[:120], 1, "breaks off in the second record"),
        (b"no WARC at all", 0, "not a WARC"),
        (warc((PAGE, "image/png", PNG), is_packed=False)[:-90], 1, "breaks off inside the picture"),
        (
            gzip.compress(warc((PAGE, "image/png", PNG), (OTHER, "image/png", MP4), is_packed=False)),
            1,
            "one gzip for all",
        ),
    ],
)
def test_a_broken_warc_costs_what_follows(collected: Collected, raw: bytes, n_taken: int, why: str) -> None:
    read = read_all(collected, archive({WARC: raw, "pages/pages.jsonl": one_page()}))
    assert len([part for part in read if isinstance(part, Member)]) == n_taken, why
    assert refusals(read), why
    assert isinstance(read[-1], Post)


def test_broken_page_lines_are_named(collected: Collected) -> None:
    pages = page_lines({"url": PAGE, "ts": AT}, '{"url": ', {"url": 7}, {"url": OTHER, "ts": "soon"})
    read = read_all(collected, archive({WARC: warc((PAGE, "image/png", PNG)), "pages/pages.jsonl": pages}))
    assert [place for place, _ in refusals(read)] == ["pages/pages.jsonl, line 3", "/pages/pages.jsonl/4/url"]
    assert [part.captured is None for part in read if isinstance(part, Post)] == [False, True, False]


def corrupted(raw: bytes, needle: bytes) -> bytes:
    at = raw.index(needle)
    return raw[:at] + bytes([raw[at] ^ 1]) + raw[at + 1 :]


def test_a_member_whose_checksum_fails_is_named_and_not_used(collected: Collected) -> None:
    image = warc((PAGE, "image/png", PNG), is_packed=False)
    raw = archive({"archive/a.warc": image, "pages/pages.jsonl": one_page()})
    read = read_all(collected, corrupted(raw, PNG))
    assert refusals(read)[0][0] == "archive/a.warc"
    assert not any(isinstance(part, Member) for part in read)
    read = read_all(collected, corrupted(raw, b"json-pages"))
    assert [place for place, _ in refusals(read)] == ["pages/pages.jsonl", "pages/pages.jsonl"]
    read = read_all(collected, corrupted(raw, b"data-package"))
    assert {place for place, _ in refusals(read)} == {"datapackage.json"}


@pytest.mark.parametrize("name", ["../../evil.png", "/etc/evil", "a/../../b", "C:\\evil", "a\\b"])
def test_names_that_leave_the_archive_are_refused(collected: Collected, name: str) -> None:
    members = {WARC: warc((PAGE, "image/png", PNG)), "pages/pages.jsonl": one_page(), name: b"x"}
    package = {"resources": resources({WARC: members[WARC]})}
    read = read_all(collected, archive(members, package=package))
    assert "outside" in refusals(read)[0][1]
    assert isinstance(read[-1], Post)


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_two_members_of_one_name_are_reported(collected: Collected) -> None:
    out = io.BytesIO(archive({WARC: warc((PAGE, "image/png", PNG)), "pages/pages.jsonl": one_page()}))
    with zipfile.ZipFile(out, "a") as made:
        made.writestr("pages/pages.jsonl", one_page())
    read = read_all(collected, out.getvalue())
    assert refusals(read)[0][0] == "directory"


def test_a_bomb_is_refused_before_it_is_unpacked(collected: Collected) -> None:
    bomb = archive({WARC: bytes(40 << 20), "pages/pages.jsonl": one_page()}, method=zipfile.ZIP_DEFLATED)
    assert len(bomb) < 100_000
    with pytest.raises(TooLarge, match="zip bomb") as error:
        read_all(collected, bomb)
    assert error.value.place == WARC
    assert "max_unpack_ratio" in error.value.remedy


def test_a_bomb_under_a_gzip_layer_is_refused(collected: Collected) -> None:
    layer = gzip.compress(b"WARC/1.0\r\n" + bytes(40 << 20))
    with pytest.raises(TooLarge, match="zip bomb"):
        read_all(collected, archive({WARC: layer, "pages/pages.jsonl": one_page()}))


def test_a_bomb_in_an_answer_is_refused(collected: Collected, monkeypatch: pytest.MonkeyPatch) -> None:
    made = [
        answer(PAGE, "image/png", gzip.compress(bytes(3 << 20)), is_packed=False, Content_Encoding="gzip"),
    ]
    monkeypatch.setattr(packed, "MAX_UNPACKED_MB", 2.0)
    with pytest.raises(TooLarge, match="more than 2 MB"):
        read_all(collected, archive({"archive/a.warc": b"".join(made), "pages/pages.jsonl": one_page()}))


@pytest.mark.parametrize("limit", ["MAX_UNPACKED_MB", "MAX_MEMBERS"])
def test_too_much_in_all_is_refused(collected: Collected, monkeypatch: pytest.MonkeyPatch, limit: str) -> None:
    monkeypatch.setattr(packed, limit, 0)
    with pytest.raises(TooLarge):
        read_all(collected, archive({WARC: warc((PAGE, "image/png", PNG)), "pages/pages.jsonl": one_page()}))


def test_a_directory_that_understates_is_cut_at_what_it_states(collected: Collected) -> None:
    raw = archive({"pages/pages.jsonl": one_page() + b"\n" + b" " * 5000, WARC: warc((PAGE, "image/png", PNG))})
    with zipfile.ZipFile(io.BytesIO(raw)) as made:
        size = made.getinfo("pages/pages.jsonl").file_size
    lying = raw.replace(size.to_bytes(4, "little"), (100).to_bytes(4, "little"))
    read = read_all(collected, lying)
    assert "pages/pages.jsonl" in {place.partition(",")[0] for place, _ in refusals(read)}


def test_an_encrypted_archive_is_unreadable(collected: Collected) -> None:
    raw = bytearray(archive({WARC: warc((PAGE, "image/png", PNG))}))
    raw[raw.index(b"PK\x01\x02") + 8] |= 1
    with pytest.raises(UnreadableInput, match="encrypted"):
        read_all(collected, bytes(raw))


@pytest.mark.parametrize("share", [0.3, 0.6, 0.95])
def test_an_archive_that_breaks_off_is_unreadable(collected: Collected, share: float) -> None:
    raw = archive({"pages/pages.jsonl": one_page(), WARC: warc((PAGE, "image/png", PNG))})
    with pytest.raises(UnreadableInput, match="not a whole ZIP"):
        read_all(collected, raw[: int(len(raw) * share)])


def test_an_archive_of_nothing_is_unreadable(collected: Collected) -> None:
    with pytest.raises(UnreadableInput, match="no page"):
        read_all(collected, archive({WARC: b""}))


def zipped(**members: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        for name, raw in members.items():
            made.writestr(name, raw)
    return out.getvalue()


@pytest.mark.parametrize(
    ("raw", "why"),
    [
        (zipped(**{"word/document.xml": b"<w/>"}), "a text document"),
        (zipped(**{"datapackage.json": b"{}", "table.csv": b"a"}), "a data package of tables"),
        (zipped(**{"word/document.xml": b"<w/>" * 99})[:200], "a broken text document"),
        (b"PK\x03\x04", "a signature alone"),
        (b"WARC/1.0", "a WARC by itself"),
    ],
)
def test_what_is_not_a_wacz(collected: Collected, raw: bytes, why: str) -> None:
    made, _ = collected({"x.zip": raw})
    assert not FORMAT.recognises(made["x.zip"]), why


def test_a_broken_archive_without_its_ending_is_known_by_its_members(collected: Collected) -> None:
    made, _ = collected({"x.bin": archive({WARC: warc((PAGE, "image/png", PNG))})[:300]})
    assert FORMAT.recognises(made["x.bin"])


@pytest.mark.shared
@pytest.mark.parametrize(
    ("name", "outcome"), [("valid_example_1.wacz", "not checked"), ("valid_signed_example_1.wacz", "holds")]
)
def test_the_shared_samples(collected: Collected, name: str, outcome: str) -> None:
    if not SAMPLES.is_dir():
        pytest.skip("the folder of shared samples is not beside the checkout")
    read = read_all(collected, (SAMPLES / name).read_bytes())
    assert refusals(read) == []
    page, whole = (part for part in read if isinstance(part, Post))
    assert page.texts[0].text == "Example Domain"
    assert page.captured is not None
    checks = told(whole)["checks"]
    assert checks["datapackage_hash"].startswith(outcome)
    assert checks["resource_hashes"] == {"hold": 4}
    assert "differ" not in checks["record_digests"]
    assert checks["signature"].startswith("none" if outcome == "not checked" else "present, not verified")
