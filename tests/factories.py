"""Records for tests: invented people, made-up serial numbers, and one VIN that 49 CFR 565 itself prints.

`1G4AH59H45G118341` is the worked example of 49 CFR 565.15(c). Numbers that begin with LVGXX00000 are made up.
"""

from __future__ import annotations

import hashlib
import struct
import zlib
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from yellowplate.export.exporter import Dossier
from yellowplate.records import (
    Account,
    Alternative,
    Answer,
    Basis,
    Binds,
    Box,
    Dated,
    Finding,
    HowDated,
    Item,
    Judgement,
    Link,
    Locator,
    MediaKind,
    Post,
    PostKind,
    PostText,
    Quantity,
    Reading,
    ReadingKind,
    Refusal,
    RefusalStage,
    Statement,
    Subject,
    SubjectKind,
    TextRole,
    VehicleFile,
    Verdict,
    parse_period,
)

PRINTED_VIN = "1G4AH59H45G118341"
"""49 CFR 565.15(c)."""

PHONE = "phone:+8613800138000"
"""China Mobile's public line for topping up accounts: nobody's own number."""

JUDGED_AT = datetime(2026, 3, 1, 12, tzinfo=UTC)
PUBLISHED_AT = datetime(2026, 2, 23, 14, 32, tzinfo=UTC)
CAPTURED_AT = datetime(2026, 2, 24, 8, 0, tzinfo=UTC)


def sha(name: str) -> str:
    """Hash a name, so that a test can speak of items by names."""
    return hashlib.sha256(name.encode()).hexdigest()


def made_up_vin(serial: int) -> str:
    """Make an openly made-up VIN."""
    return f"LVGXX000{serial % 10}0{serial:07d}"


def place(
    name: str = "clip",
    *,
    field: str = "",
    span: tuple[int, int] | None = None,
    at_s: tuple[float, float] | None = None,
    box: tuple[int, int, int, int] | None = None,
) -> Locator:
    """Make a locator in the item of a name."""
    start, end = span or (None, None)
    first, last = at_s or (None, None)
    return Locator(
        sha(name),
        field=field,
        start=start,
        end=end,
        t_start_s=first,
        t_end_s=last,
        t_best_s=first,
        box=Box(*box) if box else None,
    )


def told(prop: str, value: str, *, at: Locator | None = None, context: str = "", **more: Any) -> Statement:
    """Make a vehicle statement; its context is its item, with the row where the field begins with one."""
    at = at or place()
    if not context:
        first = at.field.split("/")[1] if at.field.startswith("/") else ""
        context = f"{at.item}#/{first}" if first.isdigit() else at.item
    more.setdefault("raw", value)
    more.setdefault("reader", "test/1")
    return Statement(Subject(SubjectKind.VEHICLE, context), prop, value, locator=at, **more)


def stated(kind: SubjectKind, key: str, prop: str, value: str, *, at: Locator | None = None, **more: Any) -> Statement:
    """Make a statement about something that is no vehicle."""
    more.setdefault("raw", value)
    more.setdefault("reader", "test/1")
    return Statement(Subject(kind, key), prop, value, locator=at or place("report"), **more)


def yuan(amount: int) -> Quantity:
    """Make a sum in yuan."""
    return Quantity(Decimal(amount), Decimal(amount), "CNY")


def a_post(name: str = "post", *, media: tuple[str, ...] = ("clip",), **more: Any) -> Post:
    """Make a post told by the item of a name, naming media by their names."""
    at = more.pop("at", None) or place(name)
    more.setdefault("kind", PostKind.VIDEO)
    more.setdefault("platform", "douyin")
    more.setdefault("author", Account("douyin", id="uid-7700-a", handle="xiaoming_cars", name="小明二手车"))
    more.setdefault("published", (Dated(PUBLISHED_AT, HowDated.PLATFORM),))
    more.setdefault("captured", Dated(CAPTURED_AT, HowDated.COLLECTOR))
    return Post(at, media=tuple(sha(one) for one in media), **more)


def judged(verdict: Verdict, *targets: str, **more: Any) -> Judgement:
    """Make a judgement of the reviewer "reviewer one"."""
    more.setdefault("why", "the test says so")
    more.setdefault("reviewer", "reviewer one")
    more.setdefault("judged_at", JUDGED_AT)
    return Judgement(verdict, targets, **more)


def an_item(name: str, kind: MediaKind = MediaKind.VIDEO, **more: Any) -> Item:
    """Make the item of a name."""
    types = {MediaKind.VIDEO: "video/mp4", MediaKind.IMAGE: "image/jpeg", MediaKind.TEXT: "text/plain"}
    more.setdefault("origin", f"material/{name}")
    return Item(sha(name), 12345, types.get(kind, "application/json"), kind, **more)


def png(width: int = 320, height: int = 60) -> bytes:
    """Make a small grey PNG."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    rows = b"".join(b"\x00" + bytes(200 - (x * 3 + y) % 60 for x in range(width)) for y in range(height))
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def a_finding(**more: Any) -> Finding:
    """Make a finding that cannot tell."""
    more.setdefault("rule", "un/2397_transport_vehicles")
    more.setdefault("answer", Answer.UNKNOWN)
    more.setdefault("if_carried_out", Answer.BREACHED)
    more.setdefault("on", date(2026, 2, 23))
    more.setdefault("binds", (Binds.STATE,))
    more.setdefault("because", ("A passenger car falls under heading 8703 of the Harmonised System.",))
    more.setdefault("missing", ("whether the car left China",))
    more.setdefault("statements", ())
    more.setdefault("citation", "Security Council resolution 2397 (2017), paragraph 7")
    more.setdefault("url", "https://digitallibrary.un.org/record/1327312")
    more.setdefault("is_verified", True)
    more.setdefault("raised_by", ("destination",))
    return Finding(**more)


def statements_of_a_case() -> tuple[Statement, ...]:
    """Make the statements of a small case: one offered car, one photographed car, one loan row, one field report."""
    vin, other = made_up_vin(41), made_up_vin(42)
    shown = place(box=(100, 200, 520, 240), at_s=(3.0, 5.5))
    lender = (Link("Invented Lending Co.", Basis.REPORTED),)
    chain = (Link("Invented Daily", Basis.REPORTED), Link("a trader in Hyesan", Basis.SAW))
    return (
        told("vin", vin, at=shown, prob=0.93),
        told("vin_alternative", vin[:-1] + "7", at=shown, prob=0.04),
        told("check_digit", "imposed", at=shown),
        told("offer", "yes", at=place(box=(40, 600, 700, 650), at_s=(0.0, 9.0)), raw="抵押车出售，只卖朝鲜", prob=0.88),
        told("encumbered", "yes", at=place(box=(40, 600, 700, 650), at_s=(0.0, 9.0)), raw="抵押车", prob=0.88),
        told("destination", "dprk", at=place(box=(40, 600, 700, 650), at_s=(0.0, 9.0)), raw="只卖朝鲜", prob=0.88),
        told("price", "68000", at=place(box=(40, 660, 400, 700), at_s=(2.0, 9.0)), raw="6.8万", quantity=yuan(68000)),
        told("price", "65000", at=place("post", field="/desc", span=(4, 8)), raw="6万5", quantity=yuan(65000)),
        told("model", "凯美瑞", at=place("post", field="/desc", span=(0, 3)), raw="凯美瑞"),
        told("year", "2021", at=place("post", field="/desc", span=(9, 14)), raw="2021款"),
        told("contact", PHONE, at=place("post", field="/desc", span=(20, 31)), raw="①③⑧00138000"),
        told("vin", other, at=place("photo", box=(10, 10, 300, 60)), prob=0.31),
        told("contact", PHONE, at=place("photo", box=(10, 300, 300, 360)), raw="13800138000", prob=0.8),
        told("plate", "辽F12A45", at=place("lone", box=(5, 5, 90, 40)), prob=0.77),
        told("vin", vin, at=place("loans", field="/3/vin")),
        told(
            "claim",
            "mortgage",
            at=place("loans", field="/3/amount"),
            raw="52000",
            quantity=yuan(52000),
            happened_on=parse_period("2024-05-06"),
            said_by=lender,
        ),
        told("claim_registered", "2024-05-10", at=place("loans", field="/3/registered"), said_by=lender),
        told("defaulted", "yes", at=place("loans", field="/3/status"), raw="overdue", said_by=lender),
        stated(
            SubjectKind.PLACE,
            "place:Hyesan",
            "vehicle_count",
            "100",
            raw="at least 100 vehicles without plates",
            place="Hyesan",
            quantity=Quantity(Decimal(100), None, "vehicles without plates"),
            happened_on=parse_period("2025-09"),
            said_by=chain,
            note="counted by eye from across the river",
        ),
        stated(
            SubjectKind.PRICE, "price:fee", "fee", "300", quantity=Quantity(Decimal(300), None, "USD", is_approx=True)
        ),
    )


def posts_of_a_case() -> tuple[Post, ...]:
    """Make the post of the offered car."""
    text = "凯美瑞 6万5 2021款 <b>抵押</b> 电话 ①③⑧00138000"
    profile = "我是小明，在丹东卖车二十年"
    return (
        a_post(
            texts=(
                PostText(TextRole.BODY, text, place("post", field="/desc")),
                PostText(TextRole.AUTHOR_PROFILE, profile, place("post", field="/signature")),
            ),
            post_id="7600000000000000001",
            url="https://www.douyin.com/video/7600000000000000001",
        ),
    )


def readings_of_a_case() -> tuple[Reading, ...]:
    """Make a caption reading of a photograph from which no statement came."""
    return (
        Reading(
            place("caption", box=(0, 0, 50, 20)),
            ReadingKind.CAPTION,
            (Alternative("欢迎光临", 0.97),),
            "test/1",
            sha("caption"),
        ),
    )


def a_dossier(vehicles: tuple[VehicleFile, ...], **more: Any) -> Dossier:
    """Make the dossier of the small case around vehicle files that `resolve` made of its statements."""
    kinds = {
        "clip": MediaKind.VIDEO,
        "post": MediaKind.STRUCTURED,
        "photo": MediaKind.IMAGE,
        "lone": MediaKind.IMAGE,
        "caption": MediaKind.IMAGE,
        "loans": MediaKind.STRUCTURED,
        "report": MediaKind.TEXT,
    }
    items = {sha(name): an_item(name, kind) for name, kind in kinds.items()}
    held = {one.id for file in vehicles for one in file.statements}
    shown: dict[str, Any] = {
        "title": "A made-up case",
        "version": "0.1.0",
        "vehicles": vehicles,
        "findings": {file.key: (a_finding(),) for file in vehicles if file.vin},
        "on": "2026-02-23",
        "items": dict(sorted(items.items())),
        "posts": posts_of_a_case(),
        "sightings": (),
        "statements": tuple(one for one in statements_of_a_case() if one.id not in held),
        "refusals": (
            Refusal(
                "material/broken.mp4",
                "the file ends before its index",
                RefusalStage.READ,
                remedy="fetch it again",
                item=sha("broken"),
            ),
        ),
        "ledger_digest": sha("ledger"),
        "crop": lambda _: png(),
        "frame": lambda _: b"\xff\xd8\xff\xd9",
        "readings": readings_of_a_case(),
    }
    return Dossier(**{**shown, **more})
