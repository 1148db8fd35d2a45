"""NAME.record.toml beside a document: the person who obtained it says that it is an official record, and whose.

[record]
kind = "court_notice"
authority = "Example District Court"
document = "notice.txt"
obtained = "from the court's public list, 2025-03-01"

[[states]]
vin = "..."
fact = "export_cleared_on"
value = 2024-03-01
words = "the words of the record"

Nothing else makes a record official: no post, page, table or text can say it of itself, and no such file counts inside
an archive that was fetched. `states` copies by hand what a record says that no reader reads.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from yellowplate.ingest.cells import day_in, number_in
from yellowplate.ingest.decode import decode
from yellowplate.ingest.entries import pointer
from yellowplate.ingest.format import Folder, Format, SourceFile, Yield
from yellowplate.numbers import vin
from yellowplate.records import (
    Basis,
    Link,
    Locator,
    Refusal,
    RefusalStage,
    Statement,
    Subject,
    SubjectKind,
)
from yellowplate.records.errors import NumberError, UnreadableInput, WrongSchema
from yellowplate.records.ids import Plain

ENDING = ".record.toml"
READER = "official_records/1"
KINDS = ("register_extract", "court_ruling", "court_notice", "customs_record")
_NEEDED = ("kind", "authority", "document", "obtained")
_CLASSES = ("passenger_car", "bus", "truck", "special", "tractor", "motorcycle", "vehicle", "parts", "not_a_vehicle")
_COUNTRY = re.compile(r"[a-z]{2}")
_HS = re.compile(r"[0-9]{4,10}")
FACTS: dict[str, str | tuple[str, ...]] = {
    "vehicle_class": _CLASSES,
    "hs_code": "hs",
    "origin_country": "country",
    "destination_country": "country",
    "end_user_country": "country",
    "carried_out": "yes_no",
    "leaves_china": "yes_no",
    "export_cleared_on": "day",
    "crossing_point": ("customs_post", "off_post"),
    "declaration_true": "yes_no",
    "licence_held": "yes_no",
    "registered_in_china": "yes_no",
    "first_registration_date": "day",
    "deregistered": "yes_no",
    "deregistration_date": "day",
    "mortgage_registered": "yes_no",
    "pledge_recorded": "yes_no",
    "seal_status": ("none", "sealed"),
    "theft_status": ("none", "stolen"),
    "total_value_cny": "number",
}
"""Facts of the law that a register, a court or customs can state: the shape of their values, or the words allowed."""
_TEXT: dict[str, Plain] = {"type": "string", "minLength": 1}
_SCHEMA: dict[str, Plain] = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "title": "NAME.record.toml: that a document beside it is an official record",
    "type": "object",
    "required": ["record"],
    "properties": {
        "record": {
            "type": "object",
            "required": [*_NEEDED],
            "properties": {
                "kind": {"enum": [*KINDS]},
                "authority": {**_TEXT, "description": "Who issued it, as it stands there."},
                "document": {**_TEXT, "description": "Name of the file beside, archived with it."},
                "obtained": {**_TEXT, "description": "From where, by what way and when it was obtained."},
            },
        },
        "states": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["vin", "fact", "value", "words"],
                "properties": {
                    "vin": _TEXT,
                    "fact": {"enum": [*sorted(FACTS)]},
                    "value": {"description": "true or false, a day, a number, or a word as in screen.schema.json"},
                    "words": {**_TEXT, "description": "The words of the record, copied."},
                },
            },
        },
    },
    "additionalProperties": True,
}


def recognises(file: SourceFile) -> bool:
    """A file whose name ends in .record.toml."""
    return file.name.lower().endswith(ENDING)


def read(file: SourceFile, folder: Folder) -> Iterator[Yield]:
    """State that the document is an official record, and what was copied from it.

    Raises:
        WrongSchema: a value is missing or wrong, or no document stands beside it.
        UnreadableInput: not TOML, or taken out of an archive.
    """
    if file.item.parent:
        reason = "it comes out of an archive, and only a file typed by hand says that a record is official"
        raise UnreadableInput(file.item.origin, reason, remedy="Check the record yourself and write the file anew.")
    text, _ = decode(file.path.read_bytes(), file=file.item.origin)
    try:
        whole: dict[str, Any] = tomllib.loads(text, parse_float=Decimal)
    except tomllib.TOMLDecodeError as error:
        raise UnreadableInput(file.item.origin, f"not TOML: {error}", remedy="Mend the line.") from error
    record = _record(file, whole)
    document = folder.beside(file, record["document"])
    if document is None:
        reason = f"no document {record['document']} stands beside it"
        raise WrongSchema(file.item.origin, reason, place="/record/document", remedy="Put both into one folder.")
    authority = record["authority"]
    yield Statement(
        subject=Subject(SubjectKind.PARTY, f"authority:{authority}"),
        property="official_record",
        value=document.item.sha256,
        raw=authority,
        locator=Locator(file.item.sha256, pointer("record", "authority"), 0, len(authority)),
        reader=READER,
        note=f"{record['kind']}; obtained {record['obtained']}",
    )
    for number, row in enumerate(whole.get("states", []), 1):
        yield _state(file, record, number, row)


def _record(file: SourceFile, whole: Mapping[str, Any]) -> dict[str, str]:
    record = whole.get("record")
    if not isinstance(record, dict):
        raise WrongSchema(file.item.origin, "it has no table [record]", remedy=f"Write [record] with {_NEEDED}.")
    for name in _NEEDED:
        value = record.get(name)
        if not isinstance(value, str) or not value.strip() or (name == "kind" and value not in KINDS):
            wanted = f"one of {', '.join(KINDS)}" if name == "kind" else "text"
            reason = f"{name} is missing, or {value!r} where {wanted} is asked for"
            raise WrongSchema(file.item.origin, reason, place=f"/record/{name}", remedy=f"Write {name} = {wanted}.")
    return {name: str(record[name]).strip() for name in _NEEDED}


def _state(file: SourceFile, record: Mapping[str, str], number: int, row: Any) -> Statement | Refusal:
    """Take one copied fact; a fault is a partial refusal that names the entry."""
    try:
        found = {name: row[name] for name in ("vin", "fact", "value", "words")}
        words = str(found["words"]).strip()
        if found["fact"] not in FACTS or not words:
            msg = f"fact {found['fact']!r} is none a record can state, or its words are missing"
            raise ValueError(msg)
        value = _value(FACTS[found["fact"]], found["value"])
        key = vin.validate(str(found["vin"]))
    except (KeyError, TypeError, ValueError, NumberError) as error:
        return Refusal(
            file=file.item.origin,
            reason=f"{type(error).__name__}: {error}",
            stage=RefusalStage.INGEST,
            place=f"[[states]] {number}",
            remedy=f"Each entry has vin, fact, value and words; facts: {', '.join(sorted(FACTS))}.",
            item=file.item.sha256,
            is_partial=True,
        )
    return Statement(
        subject=Subject(SubjectKind.VEHICLE, f"vin:{key}"),
        property=f"fact_{found['fact']}",
        value=value,
        raw=words,
        locator=Locator(file.item.sha256, pointer("states", number, "words"), 0, len(words)),
        reader=READER,
        said_by=(Link(record["authority"], Basis.SAW),),
        note=f"Copied by hand from {record['document']}.",
    )


def _value(shape: str | tuple[str, ...], value: Any) -> str:
    """Write a value as text; raises ValueError or NumberError where it is of another shape."""
    if shape == "yes_no":
        if not isinstance(value, bool):
            msg = f"true or false is asked for, not {value!r}"
            raise ValueError(msg)
        return "yes" if value else "no"
    text = value.isoformat() if isinstance(value, date) else str(value).strip()
    if shape == "day":
        period = day_in(text)
        if not period.is_day:
            msg = f"a whole day is asked for, not {text}"
            raise ValueError(msg)
        return str(period)
    if shape == "number":
        number = number_in(text)
        if number is None or number < 0:
            msg = f"a number is asked for, not {text!r}"
            raise ValueError(msg)
        return str(number)
    word = text.lower().replace(".", "") if shape == "hs" else text.lower()
    if isinstance(shape, tuple):
        is_good, wanted = word in shape, f"one of {', '.join(shape)}"
    elif shape == "hs":
        is_good, wanted = bool(_HS.fullmatch(word)), "a customs code of four to ten digits"
    else:
        is_good, wanted = bool(_COUNTRY.fullmatch(word)), "a two-letter country code"
    if not is_good:
        msg = f"{wanted} is asked for, not {text!r}"
        raise ValueError(msg)
    return word


FORMAT = Format(
    name="official_records",
    source="This project: docs/formats/official_records.schema.json",
    order=40,
    recognises=recognises,
    read=read,
    schema=_SCHEMA,
)
