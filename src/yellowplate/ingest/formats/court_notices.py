"""Notices of Chinese courts as text: a car seized, released or put up for auction; the court says so, since a day.

A text only looks like a notice of a court; that it is an official record has to be said by the person who obtained it
(format `official_records`). Names of persons in it become no statement.
"""

from __future__ import annotations

from collections.abc import Iterator

from yellowplate.ingest.decode import decode
from yellowplate.ingest.format import Folder, Format, SourceFile, Yield
from yellowplate.ingest.notice import Notice, Said, is_notice, read_notice
from yellowplate.ingest.sniff import head_text
from yellowplate.records import (
    Basis,
    ClaimKind,
    Link,
    Locator,
    Origin,
    Period,
    Polarity,
    Post,
    PostKind,
    PostText,
    Quantity,
    Refusal,
    RefusalStage,
    Statement,
    Subject,
    SubjectKind,
    TextRole,
)

READER = "court_notices/1"
_WAITING = "A waiting seal (轮候): it takes hold when the seal before it ends."
_SOLD = "Concluded: a court puts up for auction only what it has seized."


def recognises(file: SourceFile) -> bool:
    """Plain text with a court, a case number, a measure and a car in its first 4,096 bytes."""
    if file.item.media_type != "text/plain":
        return False
    return is_notice(head_text(file.head, is_whole=file.item.n_bytes <= len(file.head)) or "")


def read(file: SourceFile, _folder: Folder) -> Iterator[Yield]:
    """Read the notice as an article, and what it says of each car with a valid VIN.

    Raises:
        UnreadableInput: not text.
    """
    text, _ = decode(file.path.read_bytes(), file=file.item.origin)
    whole = Locator(file.item.sha256, start=0, end=len(text))
    body = PostText(TextRole.BODY, text, whole)
    yield Post(locator=Locator(file.item.sha256), kind=PostKind.ARTICLE, platform="", texts=(body,))
    notice = read_notice(text)
    if not notice.vins:
        yield _refuse(file, "no valid VIN stands in the notice, so it is tied to no car", "Write the VIN into it.")
    if notice.n_open:
        reason = f"{notice.n_open} sentences name none, or several, of the cars of the notice"
        yield _refuse(file, reason, "Give each car a text of its own, or its VIN in its line.")
    has_seizure = {one.vin for one in notice.said if one.what in {"seizure", "release"}}
    for one in notice.said:
        stated = _state(one, notice, text, file)
        yield stated
        if one.what == "auction" and one.vin not in has_seizure:
            has_seizure.add(one.vin)
            yield _statement(one, notice, text, file, "claim", str(ClaimKind.SEIZURE), because=(stated.id,), note=_SOLD)


def _refuse(file: SourceFile, reason: str, remedy: str) -> Refusal:
    return Refusal(
        file=file.item.origin,
        reason=reason,
        stage=RefusalStage.INGEST,
        remedy=remedy,
        item=file.item.sha256,
        is_partial=True,
    )


def _state(one: Said, notice: Notice, text: str, file: SourceFile) -> Statement:
    if one.what in {"seizure", "release"}:
        return _statement(
            one,
            notice,
            text,
            file,
            "claim",
            str(ClaimKind.SEIZURE),
            polarity=Polarity.DENIED if one.what == "release" else Polarity.ASSERTED,
            note=_WAITING if one.value == "waiting" else "",
        )
    value = one.value or ("judicial_sale" if one.what == "auction" else str(one.amount))
    return _statement(one, notice, text, file, one.what, value)


def _statement(
    one: Said,
    notice: Notice,
    text: str,
    file: SourceFile,
    name: str,
    value: str,
    *,
    polarity: Polarity = Polarity.ASSERTED,
    because: tuple[str, ...] = (),
    note: str = "",
) -> Statement:
    is_event = name in {"claim", "auction"} and not because
    case = f"Case {notice.case_number}." if notice.case_number else ""
    return Statement(
        subject=Subject(SubjectKind.VEHICLE, f"vin:{one.vin}"),
        property=name,
        value=value,
        raw=text[one.start : one.end],
        locator=Locator(file.item.sha256, "", one.start, one.end),
        reader=READER,
        said_by=(Link(notice.court, Basis.SAW),) if notice.court else (),
        origin=Origin.INFERRED if because else Origin.OBSERVED,
        quantity=None if one.amount is None else Quantity(one.amount, one.amount, "CNY"),
        polarity=polarity,
        happened_on=Period(one.on, one.on) if one.on is not None and is_event else None,
        because=because,
        note=" ".join(part for part in (case, note) if part),
    )


FORMAT = Format(
    name="court_notices",
    source="Forms of case numbers: SPC provisions on case numbers (2015, 法〔2015〕137号), from knowledge; not read",
    order=55,
    recognises=recognises,
    read=read,
)
