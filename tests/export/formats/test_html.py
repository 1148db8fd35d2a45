"""The pages: whole, escaped, with nothing from outside, each sentence with its source."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import pytest

from tests.factories import (
    PHONE,
    PRINTED_VIN,
    a_dossier,
    a_finding,
    an_item,
    judged,
    made_up_vin,
    place,
    posts_of_a_case,
    sha,
    statements_of_a_case,
    told,
)
from yellowplate.export.exporter import Audience, Dossier
from yellowplate.export.formats.html import EXPORTER
from yellowplate.records import (
    Answer,
    BuyerPoint,
    ClaimsOrder,
    MediaKind,
    Origin,
    Precedence,
    RankedClaim,
    Refusal,
    RefusalStage,
    Relation,
    Rung,
    VehicleFile,
    Verdict,
)
from yellowplate.resolve import resolve, sightings


class Page(HTMLParser):
    """Collects links, anchors, loaded addresses, tags and open elements of a page."""

    VOID = frozenset({"meta", "link", "img", "br", "hr"})

    def __init__(self, text: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.loaded: list[str] = []
        self.anchors: list[str] = []
        self.tags: list[str] = []
        self.open: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        self.tags.append(tag)
        self.links += [found["href"] or ""] if tag == "a" and "href" in found else []
        self.loaded += [found[name] or "" for name in ("src", "href") if tag != "a" and name in found]
        self.anchors += [found["id"] or ""] if "id" in found else []
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def the_case() -> Dossier:
    statements = statements_of_a_case()
    return a_dossier(resolve(statements, [], posts_of_a_case()), sightings=sightings(statements))


def pages(dossier: Dossier, folder: Path, audience: Audience = Audience.OWN) -> dict[str, str]:
    files = EXPORTER.write(dossier, folder, audience)
    assert files[0] == folder / "index.html"
    return {
        path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8")
        for path in files
        if path.suffix == ".html"
    }


def plain(text: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", text))


@pytest.mark.parametrize("audience", Audience)
def test_every_page_is_whole_and_loads_nothing_from_outside(audience: Audience, tmp_path: Path) -> None:
    for name, text in pages(the_case(), tmp_path, audience).items():
        page = Page(text)
        assert page.open == []
        assert not {"script", "iframe", "object", "form", "style"} & set(page.tags)
        assert "default-src 'none'; img-src 'self'; style-src 'self'" in text
        assert " on" not in "".join(re.findall(r"<[a-z]+ on[a-z]+=", text))
        for address in page.loaded:
            assert (tmp_path / name).parent.joinpath(address).resolve().is_file(), address


@pytest.mark.parametrize("audience", Audience)
def test_every_link_inside_leads_to_an_anchor(audience: Audience, tmp_path: Path) -> None:
    found = {name: Page(text) for name, text in pages(the_case(), tmp_path, audience).items()}
    for name, page in found.items():
        assert len(page.anchors) == len(set(page.anchors)), name
        for link in page.links:
            if link.startswith("https://"):
                continue
            address, _, anchor = link.partition("#")
            target = (tmp_path / name).parent.joinpath(address).resolve() if address else tmp_path / name
            assert target.is_file(), (name, link)
            if anchor:
                aim = found[target.relative_to(tmp_path.resolve()).as_posix()]
                assert anchor in aim.anchors, (name, link)


def test_what_people_wrote_is_escaped(tmp_path: Path) -> None:
    evil = "<script>alert(1)</script><img src=x onerror=y>"
    files = resolve([told("offer", "yes", raw=evil), told("model", evil)], [], ())
    dossier = a_dossier(
        files, title=evil, statements=(), posts=(), findings={files[0].key: (a_finding(url="javascript:x"),)}
    )
    for text in pages(dossier, tmp_path).values():
        page = Page(text)
        assert not {"script", "img"} & set(page.tags)
        assert not any(link.startswith("javascript") for link in page.links)


def test_the_first_page_says_what_the_case_holds(tmp_path: Path) -> None:
    text = plain(pages(the_case(), tmp_path)["index.html"])
    assert "From 7 archived items this case describes 3 vehicles, 2 of them named by a VIN." in text
    assert "Statements evidence an offer for 1, an encumbrance for 1" in text
    assert "of those that something read raises: 2 would be breached if carried out as said." in text
    assert "1 input could not be read" in text
    assert "the file ends before its index" in text
    assert f"whose digest is {sha('ledger')}" in text
    assert "at least 100 vehicles without plates" in text
    assert "statements disagree on price" in text
    assert text.index("LVGXX000100000041") < text.index("Unnamed car 1")


def test_a_vehicle_page_says_who_when_where_and_how_surely(tmp_path: Path) -> None:
    page = pages(the_case(), tmp_path)["vehicles/vin-lvgxx000100000041.html"]
    text = plain(page)
    short = sha("clip")[:10]
    assert "The number was read with probability 0.93, confirmed by no person; typed in 1 text or table;" in text
    assert "the check digit was imposed by the reading program, so that it fits proves nothing." in text
    assert "The post of a video on douyin by 小明二手车 (account uid-7700-a): North Korea is named as" in text
    assert f"item {short} at 0:02.0 (seen 0:02.0 to 0:09.0)" in text
    assert f"frame at 0:03.0, item {short}" in text
    assert "published: 2026-02-23 14:32 UTC (the platform&#39;s own field)" in text
    assert '<blockquote lang="zh">只卖朝鲜</blockquote>' in page
    assert "a mortgage of 52,000 CNY over the car is asserted by Invented Lending Co." in text
    assert "Cannot tell on 2026-02-23. If the offered sale were carried out as said: breached." in text
    assert "What would decide it: whether the car left China" in text
    assert "(a link, not the same car)" in text
    assert text.count("not seen") >= 4
    assert "did not happen" in text


def test_a_weak_reading_is_said_to_be_not_confirmed(tmp_path: Path) -> None:
    text = plain(pages(the_case(), tmp_path)["vehicles/vin-lvgxx000200000042.html"])
    assert "read with probability 0.31, not confirmed" in text
    assert "the check digit does not fit" in text


def with_order() -> Dossier:
    dossier = the_case()
    ranked = RankedClaim(
        "claim 1",
        (
            Rung(5, "publicised_security", "public rights", "entered first", ("Civil Code, art 414",)),
            Rung(13, "excluded", "no rank", "no title", ()),
        ),
        ("the day of entry",),
        ("bankruptcy",),
        ("Statements differ.",),
    )
    point = BuyerPoint("Ownership", "所有权", None, "It cannot be told.", ("Civil Code, art 224",), ("the price paid",))
    pair = Precedence("claim 1", "claim 2", Relation.OPEN, ("the day of entry",), ("bankruptcy",))
    order = ClaimsOrder(date(2026, 2, 23), (ranked,), (pair,), ("nothing was proved",), (point,))
    return replace(dossier, orders={file.key: order for file in dossier.vehicles if file.claims})


@pytest.mark.parametrize("audience", Audience)
def test_the_order_of_the_claims_is_told_and_drawn(audience: Audience, tmp_path: Path) -> None:
    page = pages(with_order(), tmp_path, audience)["vehicles/vin-lvgxx000100000041.html"]
    seen, text = Page(page), plain(page)
    assert not seen.open
    assert not re.search(r"<svg.*?\sstyle=", page, re.DOTALL)
    assert {"svg", "rect", "text"} <= set(seen.tags)
    assert "In which order they would rank, if the facts stated were true" in text
    assert "Rank 5, publicised security: entered first. Civil Code, art 414." in text
    assert "No rank, excluded: no title" in text
    assert "Claim 1: mortgage · 52,000 CNY asserted" in text
    assert "Between claim 1 and claim 2 it cannot be told who would rank first." in text
    assert "Ownership 所有权" in text
    assert ("Invented Lending Co." in text) is (audience is not Audience.PUBLIC)
    assert ("asserted by a claimant not named here" in text) is (audience is Audience.PUBLIC)


def test_rules_that_nothing_raises_are_one_line(tmp_path: Path) -> None:
    dossier = the_case()
    key = next(file.key for file in dossier.vehicles if file.claims)
    silent = a_finding(rule="cn/x", citation="Order 1, art 2", raised_by=())
    text = plain(pages(replace(dossier, findings={key: (silent,)}), tmp_path)["vehicles/vin-lvgxx000100000041.html"])
    assert "Nothing read in this case raises this rule, so nothing is said of it" in text
    assert "does not show that all is well: Order 1, art 2." in text
    assert "What would decide it" not in text
    both = (silent, replace(silent, rule="cn/y", citation="Order 3"), a_finding())
    (tmp_path / "more").mkdir()
    text = plain(
        pages(replace(dossier, findings={key: both}), tmp_path / "more")["vehicles/vin-lvgxx000100000041.html"]
    )
    assert "raises these rules, so nothing is said of them" in text
    assert "What would decide it: whether the car left China" in text


def test_an_unnamed_car_says_so(tmp_path: Path) -> None:
    (name,) = [name for name in pages(the_case(), tmp_path) if name.startswith("vehicles/car-")]
    assert "No VIN was read in this publication" in (tmp_path / name).read_text(encoding="utf-8")


def test_a_picture_with_a_caption_only_stands_in_the_sources_alone(tmp_path: Path) -> None:
    found = pages(the_case(), tmp_path)
    assert [name for name, text in found.items() if "欢迎光临" in text] == ["sources.html"]


def test_the_sources_list_every_item_in_full(tmp_path: Path) -> None:
    dossier = the_case()
    text = pages(dossier, tmp_path)["sources.html"]
    for item in dossier.items:
        assert f"SHA-256 {item}" in text
    assert "我是小明" in text


def test_reported_facts_keep_their_chain(tmp_path: Path) -> None:
    text = plain(pages(the_case(), tmp_path)["reported.html"])
    assert "Invented Daily, who does not say how it is known; citing a trader in Hyesan, first hand:" in text
    assert "Note: counted by eye from across the river" in text


def test_statements_nearby_are_set_apart(tmp_path: Path) -> None:
    mark = told("contact", PHONE, at=place(at_s=(0.0, 45.0)))
    missing = told("contact", "wechat:abc", at=place(at_s=(0.0, 45.0)))
    statements = [
        told("vin", PRINTED_VIN, at=place(at_s=(0.0, 5.0), box=(0, 0, 9, 9))),
        told("vin", made_up_vin(8), at=place(at_s=(9.0, 15.0), box=(0, 0, 9, 9))),
        mark,
        missing,
    ]
    found = pages(a_dossier(resolve(statements, [], ()), statements=(mark,), posts=()), tmp_path)
    text = plain(found[f"vehicles/vin-{PRINTED_VIN.lower()}.html"])
    assert "Statements nearby" in text
    assert "telephone +8613800138000" in text
    assert "1 more of them are not in this dossier." in text
    assert "reported.html" not in found


def test_people_who_disagree_and_breaches_are_shown(tmp_path: Path) -> None:
    statements = [told("offer", "yes", at=place(name)) for name in ("a", "b")]
    pair = [one.locator.item for one in statements]
    files = resolve(statements, [judged(Verdict.SAME, *pair), judged(Verdict.NOT_SAME, *pair)], ())
    breach = a_finding(answer=Answer.BREACHED, missing=(), because=(), url="")
    found = pages(a_dossier(files, statements=(), posts=(), findings={files[0].key: (breach,)}), tmp_path)
    text = plain("".join(found.values()))
    assert "Reviewers disagree on whether two publications show this one car" in text
    assert "Breached on 2026-02-23." in text


def test_what_is_said_often_is_one_line_with_many_places(tmp_path: Path) -> None:
    often = [
        told("offer", "yes", raw="出售", at=place(at_s=(t, t), box=(0, 0, 9, 9)), prob=0.8) for t in (1.0, 2.0, 3.0)
    ]
    found = pages(a_dossier(resolve(often, [], ()), statements=(), posts=()), tmp_path)
    (page,) = [text for name, text in found.items() if name.startswith("vehicles/")]
    assert page.count("<blockquote") == 1
    assert "said in the same words at 2 more places" in page
    assert len(list((tmp_path / "crops").iterdir())) == 1


def test_a_place_that_cannot_be_drawn_has_no_picture(tmp_path: Path) -> None:
    statements = statements_of_a_case()
    dossier = a_dossier(resolve(statements, [], ()), crop=lambda _: None, frame=lambda _: None)
    assert "<img" not in "".join(pages(dossier, tmp_path).values())
    assert not (tmp_path / "crops").exists()


def test_a_public_refusal_names_the_item_or_nothing(tmp_path: Path) -> None:
    refusals = (
        Refusal("secret/a.mp4", "cut short", RefusalStage.READ, item=sha("a"), is_partial=True),
        Refusal("secret/b.mp4", "empty", RefusalStage.INGEST),
    )
    text = plain(pages(a_dossier((), refusals=refusals), tmp_path, Audience.PUBLIC)["index.html"])
    assert f"item {sha('a')[:10]}" in text
    assert "an input not named in this copy" in text
    assert "secret" not in text
    assert "(the rest of it was read)" in text


def test_many_items_are_spread_over_pages(tmp_path: Path) -> None:
    items = {sha(str(n)): an_item(str(n), MediaKind.IMAGE) for n in range(205)}
    statements = [told("plate", "辽F12A45", at=place("204", box=(0, 0, 9, 9)))]
    files: tuple[VehicleFile, ...] = resolve(statements, [], ())
    dossier = a_dossier(files, items=dict(sorted(items.items())), statements=(), posts=(), readings=())
    found = pages(dossier, tmp_path)
    assert {"sources.html", "sources-2.html", "sources-3.html"} <= set(found)
    (page,) = [text for name, text in found.items() if name.startswith("vehicles/")]
    (link,) = {link for link in Page(page).links if "#i-" in link}
    target, _, anchor = link.partition("#")
    assert anchor in Page(found[target.removeprefix("../")]).anchors


def test_a_vin_that_was_typed_has_no_frame(tmp_path: Path) -> None:
    found = pages(a_dossier(resolve([told("vin", PRINTED_VIN)], [], ()), statements=(), posts=()), tmp_path)
    assert "typed in 1 text or table" in found[f"vehicles/vin-{PRINTED_VIN.lower()}.html"]
    assert not (tmp_path / "frames").exists()


@pytest.mark.parametrize(
    ("vin", "is_inferred", "sentence"),
    [
        (PRINTED_VIN, False, "the check digit was observed: the characters satisfy it as they were read, unforced"),
        (PRINTED_VIN, True, "the check digit was imposed by the reading program, so that it fits proves nothing"),
        ("WVWZZZ1JZXW000001", False, "no check digit is asked for"),
        ("1G4AH59H45G11834O", False, "it is not recorded whether the check digit was observed"),
    ],
)
def test_what_the_check_digit_is_worth(vin: str, is_inferred: bool, sentence: str, tmp_path: Path) -> None:
    at = place(box=(0, 0, 9, 9))
    read = (
        told("vin", vin, at=at, origin=Origin.INFERRED, because=("re_x",)) if is_inferred else told("vin", vin, at=at)
    )
    found = pages(a_dossier(resolve([read], [], ()), statements=(), posts=()), tmp_path)
    assert sentence in plain(found[f"vehicles/vin-{vin.lower()}.html"])
