"""Tables: every row can be read, every table says where it comes from."""

from __future__ import annotations

import re
import tomllib
from importlib import resources
from pathlib import Path

import pytest

from update import terms as update_terms
from yellowplate.records import Place
from yellowplate.tables import colours, cues, disguises, makes, models, places, rows, terms, vin_countries

SHARED = Path(__file__).resolve().parents[2] / "../shared"
NAMES = (
    "colours",
    "cues",
    "disguises",
    "makes",
    "models",
    "places",
    "terms",
    "vin_countries",
    "vin_examples",
    "vin_near",
    "vin_plants",
    "vin_prior",
    "wmi",
)


@pytest.mark.parametrize("name", NAMES)
def test_a_table_says_where_it_comes_from(name: str) -> None:
    about = tomllib.loads(rows.content(f"{name}.toml").decode())
    assert {"title", "source", "licence", "built", "columns"} <= set(about)
    assert list(about["columns"]) == list(rows.read(f"{name}.csv")[0])


@pytest.mark.parametrize("name", NAMES)
def test_no_row_is_ragged_or_doubled(name: str) -> None:
    table = rows.read(f"{name}.csv")
    assert table
    assert all(None not in row and None not in row.values() for row in table)
    assert len({tuple(row.values()) for row in table}) == len(table)


def test_every_table_of_the_folder_is_checked_here() -> None:
    there = {
        path.name.removesuffix(".csv")
        for path in resources.files("yellowplate.tables").iterdir()
        if path.name.endswith(".csv")
    }
    assert set(NAMES) <= there


def test_a_digest_is_of_the_bytes() -> None:
    assert re.fullmatch("[0-9a-f]{64}", rows.digest("wmi.csv"))
    assert rows.digest("wmi.csv") != rows.digest("terms.csv")


def test_a_missing_table_is_an_error() -> None:
    with pytest.raises(FileNotFoundError):
        rows.content("no_such_table.csv")


def test_terms_are_typed() -> None:
    assert {term.weight for term in terms.load()} == {"high", "medium", "low"}
    assert {term.language for term in terms.load()} == {"zh", "ko", "en"}
    assert "抵押车" in {term.variant for term in terms.variants("encumbrance", weights=("high",))}
    assert "押车" not in {term.variant for term in terms.variants("encumbrance", weights=("high",))}
    assert terms.variants("no such category") == ()


@pytest.mark.parametrize(
    ("code", "country"),
    [
        ("LVG", "China"),
        ("L0A", "China"),
        ("JTD", "Japan"),
        ("KMH", "South Korea"),
        ("WVW", "Germany"),
        ("1G1", "United States"),
        ("2HG", "Canada"),
        ("3VW", "Mexico"),
        ("VF1", "France"),
        ("XTA", "Russia"),
        ("Z94", "Russia"),
        ("I0O", ""),
        ("00A", ""),
    ],
)
def test_countries(code: str, country: str) -> None:
    assert vin_countries.country_of(code) == country


def test_places_have_points_with_a_radius_or_none() -> None:
    assert len(places.load()) >= 30
    for named in places.load():
        assert isinstance(named.place, Place)
        assert (named.place.lat is None) == (named.place.radius_km is None)
        re.compile(places.expression(named))
    hyesan = places.find("惠山")
    assert hyesan is not None
    assert (hyesan.name, hyesan.country, hyesan.lat) == ("Hyesan", "kp", 41.40167)
    assert places.find(" HYESAN ") == hyesan
    assert places.find("Atlantis") is None


def test_no_name_means_two_places() -> None:
    names = [name.lower() for named in places.load() for name in named.names]
    assert sorted(names) == sorted(set(names))


def test_models_have_a_maker_and_names() -> None:
    assert all(model.maker and model.name and all(model.aliases) for model in models.load())
    known = {make.maker for make in makes.load()}
    assert {model.maker for model in models.load()} <= known
    assert len(known) >= 60
    assert len({(model.maker, model.name) for model in models.load()}) >= 300


def test_no_name_means_two_models() -> None:
    seen: dict[str, str] = {}
    for model in models.load():
        for alias in model.aliases:
            key = f"{model.maker} {alias}" if alias.startswith("~") else alias.lower()
            assert seen.setdefault(key, f"{model.maker} {model.name}") == f"{model.maker} {model.name}", alias
    assert models.names()["途胜"] == "Hyundai Tucson"


def test_makes_that_are_common_words_need_company() -> None:
    telling = {make.maker: make.is_telling for make in makes.load()}
    assert (telling["Mercedes-Benz"], telling["Volkswagen"], telling["Li Auto"]) == (True, False, False)


def test_colours_and_disguises_are_read() -> None:
    assert colours.names()["흰색"] == "white"
    assert all(word and expression.pattern for word, expression in disguises.load())


def test_cues_compile_and_are_probabilities() -> None:
    for pattern in ("offer", "papers", "encumbrance", "destination"):
        assert cues.load(pattern)
        assert all(0 < cue.prob <= 1 for cue in cues.load(pattern))
    assert cues.load("no such pattern") == ()


def test_the_lexicon_is_converted_one_row_a_form() -> None:
    text = (
        "terms:\n- {term: 抵押车, variants: [抵押車, 抵押车], language: zh, category: encumbrance, meaning: pledged,"
        " weight: high, source: knowledge, false_friends: ''}\n"
    )
    assert update_terms.convert(text).splitlines() == [
        "term,variant,language,category,meaning,weight,source,false_friends",
        "抵押车,抵押车,zh,encumbrance,pledged,high,knowledge,",
        "抵押车,抵押車,zh,encumbrance,pledged,high,knowledge,",
    ]


@pytest.mark.shared
def test_the_tables_are_what_their_scripts_make() -> None:
    if not SHARED.is_dir():
        pytest.skip("the folder of shared samples is not beside the checkout")
    made = update_terms.convert((SHARED / "lexicon/terms.yaml").read_text("utf-8"))
    assert made.encode() == rows.content("terms.csv")
