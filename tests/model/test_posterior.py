"""The file a fit leaves: written and read back, drawn from, and refused where it is none."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from yellowplate.model.mechanism import parameters
from yellowplate.model.posterior import CAUTION, FORMAT, Posterior, load
from yellowplate.records.errors import UnreadableInput

MADE = Posterior(
    {"releasing.days": (10.0, 20.0, 1 / 3), "buying.pace": (0.1, 0.2, 0.3)},
    (0.25, 0.75, 0.0),
    {"command": "yellowplate model fit", "runs": [3, 4], "until": None},
)


def written(tmp_path: Path, document: str) -> Path:
    file = tmp_path / "posterior.json"
    file.write_text(document, encoding="utf-8")
    return file


def test_what_is_written_is_read_back(tmp_path: Path) -> None:
    document = MADE.document()
    found = load(written(tmp_path, document))
    assert found.document() == document
    assert found.parameters["releasing.days"] == (10.0, 20.0, 0.333333)
    assert found.about == MADE.about
    plain = json.loads(document)
    assert (plain["format"], plain["caution"]) == (FORMAT, CAUTION)
    assert len(document.splitlines()) < 30


def test_points_are_drawn_whole_and_by_weight() -> None:
    drawn = MADE.given(8000, seed=2)
    first = drawn["releasing.days"] == 10
    assert np.array_equal(first, drawn["buying.pace"] == 0.1)
    assert first.mean() == pytest.approx(0.25, abs=0.02)
    assert set(drawn["releasing.days"]) == {10.0, 20.0}
    again = MADE.given(8000, seed=2)
    assert all(np.array_equal(drawn[name], again[name]) for name in drawn)
    assert not np.array_equal(MADE.given(8000, seed=3)["buying.pace"], drawn["buying.pace"])


def test_quantiles() -> None:
    even = Posterior({"buying.pace": (0.1, 0.3)}, (0.5, 0.5), {})
    assert even.quantile("buying.pace", 0.5) == pytest.approx(0.2)
    with pytest.raises(KeyError):
        even.quantile("releasing.days", 0.5)


def change(key: str, value: Any) -> str:
    return json.dumps({**json.loads(MADE.document()), key: value})


@pytest.mark.parametrize(
    ("document", "words"),
    [
        ("{", "not JSON"),
        ("[]", "its format is not"),
        (change("format", "yellowplate-posterior/9"), "its format is not"),
        (change("weights", None), "a part is missing"),
        (change("weights", ["much", 1, 1]), "a part is missing"),
        (change("parameters", [1]), "a part is missing"),
        (change("parameters", {"fording.bridges": [1, 2, 3]}), "no parameter fording.bridges"),
        (change("parameters", {}), "no points"),
        (change("weights", [1, 1]), "unequal length"),
        (change("weights", [2, -1, 0]), "no weights"),
        (change("weights", [0, 0, 0]), "no weights"),
    ],
)
def test_what_is_no_posterior_is_refused(tmp_path: Path, document: str, words: str) -> None:
    with pytest.raises(UnreadableInput, match=words) as refused:
        load(written(tmp_path, document))
    assert "model fit" in str(refused.value.remedy)


def test_a_posterior_of_other_beliefs_is_told_apart() -> None:
    assert not MADE.is_of_today()


def test_the_shipped_posterior_is_of_todays_parameters_and_observations() -> None:
    shipped = load()
    assert shipped.is_of_today(), f"fit anew with: {shipped.about['command']}"
    assert set(shipped.parameters) == {one.name for one in parameters().values() if one.is_fitted}
    assert shipped.about["caution"] == CAUTION
    assert {"seed", "versions", "observations", "left_out", "diagnosis"} <= set(shipped.about)
    assert sum(shipped.weights) == pytest.approx(1, abs=1e-3)
