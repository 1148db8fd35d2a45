"""All methods side by side: what is shown, what is said about it, and tables that answer little or nothing."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.estimate.published import ARTIFICIAL, KOSOVO, UK, table, terms
from yellowplate.estimate.method import Question, methods
from yellowplate.estimate.population.answer import ModelAnswer, NotAnswered, Setup
from yellowplate.estimate.population.linked import OverLinks
from yellowplate.estimate.population.lists import Overlaps, TimesSeen, overlaps_of
from yellowplate.estimate.population.report import estimates, plain
from yellowplate.estimate.population.together import Answered, estimate_population, given_model

SLOW = ("decomposable_average", "latent_class")
QUICK = Setup(n_bootstrap=20, n_rounds=16, n_chains=4, n_top=10)
FAST = ("chapman", "chao", "independence", "all_pairs", "pairs_bic", "pairs_aic", "stepwise")


def answered(made: Overlaps | TimesSeen, setup: Setup = QUICK, only: tuple[str, ...] = FAST) -> Answered:
    return estimate_population(made, setup, only=only)


def test_the_names_of_the_contract_are_there() -> None:
    found = plain(answered(table(KOSOVO), only=()))
    models = found["models"]
    assert isinstance(models, list)
    names = {row["name"] for row in models if isinstance(row, dict)}
    assert names >= {*FAST, "decomposable_average", "latent_class"}
    for row in models:
        assert isinstance(row, dict)
        assert set(row) >= {"name", "n_hat", "lower", "upper", "level", "method", "deviance", "bic"}
    assert set(found) >= {"n_observed", "models", "spread", "warnings"}


def test_the_spread_is_over_models_not_floors() -> None:
    found = answered(table(UK))
    assert found.spread is not None
    assert (found.spread.lowest_name, found.spread.highest_name) == ("pairs_aic", "pairs_bic")
    assert found.spread.ratio == pytest.approx(22991.3 / 11174.8, abs=0.001)
    codes = {one.code for one in found.cautions}
    assert codes >= {"wide_spread", "rival_model", "criteria_disagree", "links_not_checked"}


def test_no_caution_stands_twice() -> None:
    cautions = answered(table(UK)).cautions
    assert len(set(cautions)) == len(cautions)


def test_models_without_an_answer_are_counted() -> None:
    found = {one.code: one.figure for one in answered(table(ARTIFICIAL)).cautions}
    assert (found["no_maximum"], found["not_identifiable"]) == ("3 of 8", "1 of 8")


def test_the_same_seed_gives_the_same_answers_and_another_seed_others() -> None:
    one, same, other = (plain(answered(table(KOSOVO), Setup(n_bootstrap=20, seed=seed))) for seed in (1, 1, 2))
    assert json.dumps(one) == json.dumps(same)
    assert json.dumps(one) != json.dumps(other)


def test_odds_ratios_move_the_hidden_part_only() -> None:
    found = answered(table(KOSOVO), only=("independence", "chao"))
    [(name, half)], [(_, one)] = found.at_odds_ratio(0.5), found.at_odds_ratio(1.0)
    assert name == "independence"
    assert half - 4400 == pytest.approx((one - 4400) / 2)


def test_counts_of_counts_have_no_lists() -> None:
    found = answered(TimesSeen(((1, 1645), (2, 183), (3, 37))), only=("chao", "m0", "stepwise"))
    assert [method.name for method, _ in found.models] == ["chao", "m0"]
    assert [method.name for method, _ in found.not_answered] == ["stepwise"]
    assert (found.if_missed, found.if_uneven) == ((), ())
    assert plain(found)["lists"] is None


def test_where_nothing_answers_that_is_said() -> None:
    found = answered(overlaps_of(("A", "B"), {3: 12}), only=("stepwise", "chao"))
    assert found.models == ()
    assert found.spread is None
    assert "no_answer" in {one.code for one in found.cautions}
    assert plain(found)["spread"] is None


def test_only_floors_give_a_spread_of_floors() -> None:
    found = answered(overlaps_of(("A", "B"), {1: 40, 2: 30, 3: 8}), only=("chapman", "chao"))
    assert found.spread is not None
    assert found.spread.lowest_name == "chapman"


def test_one_method_alone_is_no_estimate() -> None:
    found = answered(overlaps_of(("A", "B"), {1: 40, 2: 30, 3: 8}), only=("chapman",))
    assert found.spread is None
    assert [one.code for one in found.cautions if one.code == "one_answer"] == ["one_answer"]


def test_an_empty_table_is_refused() -> None:
    with pytest.raises(ValueError, match="no unit"):
        estimate_population(overlaps_of(("A", "B"), {}))


def test_a_model_that_is_given_stands_beside_the_others() -> None:
    given_one = given_model(terms("12", "13", "24", "25", "35", "45"))
    found = estimate_population(table(UK), QUICK, only=("given", "chao"), also=(given_one,))
    answers = {method.name: answer for method, answer in found.models}
    assert answers["given"].n_hat == pytest.approx(11313.0, abs=0.1)
    assert answers["given"].lower == pytest.approx(9889.2, abs=0.1)
    assert isinstance(given_one.answer(TimesSeen(((1, 4),)), QUICK), NotAnswered)


def test_records_of_the_answers() -> None:
    found = answered(table(KOSOVO), only=("chao", "stepwise", "m0"))
    records = estimates(found, quantity="people killed", unit="people", population="Kosovo 1999")
    assert [one.level for one in records] == [0.95, 0.95]
    assert records[1].method.startswith("stepwise: ")
    assert records[0].left_out[0].startswith("m0: ")


def test_numbers_over_link_sets_are_written() -> None:
    found = plain(answered(table(KOSOVO), only=("chao",)), (OverLinks("stepwise", 10.0, 5.0, None, 7),))
    assert found["over_links"] == [{"name": "stepwise", "n_hat": 10.0, "lower": 5.0, "upper": None, "link_sets": 7}]


def test_progress_is_told() -> None:
    told: list[str] = []
    setup = Setup(n_bootstrap=20, n_rounds=8, n_chains=2, advance=lambda what, _done, _total: told.append(what))
    estimate_population(table(KOSOVO), setup, only=("stepwise", "pairs_bic", "latent_class"))
    assert set(told) == {"stepwise", "sets of pairs", "latent classes"}


@settings(max_examples=20, deadline=None)
@given(
    st.integers(2, 4).flatmap(
        lambda n_lists: st.tuples(
            st.just(n_lists),
            st.lists(
                st.sampled_from([0, 0, 0, 1, 2, 7, 60]), min_size=(1 << n_lists) - 1, max_size=(1 << n_lists) - 1
            ).filter(any),
        )
    ),
    st.booleans(),
)
def test_any_table_is_answered_or_refused_in_words(given_table: tuple[int, list[int]], are_occasions: bool) -> None:
    n_lists, cells = given_table
    made = overlaps_of(tuple("ABCDEF"[:n_lists]), dict(enumerate(cells, start=1)), are_occasions=are_occasions)
    setup = Setup(n_bootstrap=5, n_top=5)
    quick = tuple(one.name for one in methods(Question.POPULATION) if one.name not in SLOW)
    found = estimate_population(made, setup, only=quick)
    assert len(found.models) + len(found.not_answered) == len(quick)
    _check(found)


@pytest.mark.parametrize("cells", [{7: 1}, {1: 1, 2: 1}, {1: 1, 2: 2, 4: 0, 7: 60}, {1: 60, 2: 60, 4: 60, 3: 1}])
def test_slow_methods_on_odd_tables(cells: dict[int, int]) -> None:
    setup = Setup(n_rounds=16, n_chains=2)
    _check(estimate_population(overlaps_of(("A", "B", "C"), cells), setup, only=SLOW))


def _check(found: Answered) -> None:
    for method, answer in found.models:
        assert isinstance(answer, ModelAnswer)
        assert answer.n_hat >= 0, method.name
        assert answer.lower is None or answer.lower <= answer.n_hat
        assert answer.upper is None or answer.n_hat <= answer.upper
    json.dumps(plain(found), allow_nan=False)
