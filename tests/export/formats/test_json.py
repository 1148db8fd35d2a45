"""The JSON document: canonical, whole, and its statements can be read back."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

from tests.factories import a_dossier, posts_of_a_case, statements_of_a_case
from yellowplate.export.exporter import Audience
from yellowplate.export.formats.json import EXPORTER, SCHEMA_VERSION
from yellowplate.records import ClaimsOrder, RankedClaim, Rung, Statement, from_plain
from yellowplate.records.ids import canonical_json
from yellowplate.resolve import resolve


def test_the_users_own_document_holds_every_statement_as_it_is(tmp_path: Path) -> None:
    statements = statements_of_a_case()
    (path,) = EXPORTER.write(a_dossier(resolve(statements, [], posts_of_a_case())), tmp_path, Audience.OWN)
    text = path.read_text(encoding="utf-8")
    document = json.loads(text)
    assert text == canonical_json(document) + "\n"
    assert (document["schema"], document["schema_version"]) == ("yellowplate/case", SCHEMA_VERSION)
    rows = [row for car in document["vehicles"] for row in car["statements"]] + document["statements"]
    read = {row.pop("id"): from_plain(Statement, row) for row in rows}
    assert read == {one.id: one for one in statements}


def test_the_order_of_claims_is_in_the_document_and_names_nobody(tmp_path: Path) -> None:
    files = resolve(statements_of_a_case(), [], posts_of_a_case())
    rung = Rung(5, "publicised_security", "public rights", "entered first", ("Civil Code, art 414",))
    order = ClaimsOrder(date(2026, 2, 23), (RankedClaim("claim 1", (rung,)),))
    dossier = a_dossier(files, orders={file.key: order for file in files if file.claims})
    (path,) = EXPORTER.write(dossier, tmp_path, Audience.PUBLIC)
    cars = json.loads(path.read_text(encoding="utf-8"))["vehicles"]
    (row,) = [car["claims_order"] for car in cars if "claims_order" in car]
    assert from_plain(ClaimsOrder, row) == order
    assert sum("claims_order" in car for car in cars) == sum(bool(file.claims) for file in files)
