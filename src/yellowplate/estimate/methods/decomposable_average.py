"""An average over decomposable graphs, each weighed by how well it explains the table."""

from __future__ import annotations

from yellowplate.estimate.caution import Caution
from yellowplate.estimate.method import Method, Question
from yellowplate.estimate.population.answer import ModelAnswer, NotAnswered, Setup
from yellowplate.estimate.population.decomposable import FEWEST_LISTS, MOST_LISTS, Posterior, average, graphs
from yellowplate.estimate.population.lists import Overlaps, Population

SATURATED_WEIGHT = 0.01
PRIOR_MOVES = 0.15
_HIDDEN_FACTOR = 30
_LEAST_RANGE = 20_000
_MOST_RANGE = 3_000_000


def answer(table: Population, setup: Setup) -> ModelAnswer | NotAnswered:
    """Average over all decomposable graphs with prior 1/N; the median and equal tails."""
    if not isinstance(table, Overlaps):
        return NotAnswered("the table does not say on which lists the units were")
    if not FEWEST_LISTS <= table.n_lists <= MOST_LISTS:
        return NotAnswered(f"{table.n_lists} lists: decomposable graphs are summed for {FEWEST_LISTS} to {MOST_LISTS}")
    delta = setup.delta or 1 / (1 << table.n_lists)
    most = max(_LEAST_RANGE, _HIDDEN_FACTOR * table.n_observed)
    found = average(table, delta, most_hidden=most, with_saturated=setup.with_saturated)
    while found.is_cut and most < _MOST_RANGE:
        most *= 10
        found = average(table, delta, most_hidden=most, with_saturated=setup.with_saturated)
    tail = (1 - setup.level) / 2
    ends = [table.n_observed + found.quantile(share) for share in (0.5, tail, 1 - tail)]
    best = int(found.by_graph.sum(axis=1).argmax())
    graph = graphs(table.n_lists)[best]
    share = float(found.by_graph[best].sum())
    text = (
        f"posterior median and equal tails; prior 1/N, {delta:.4g} a cell, graph of all lists "
        f"{'let in' if setup.with_saturated else 'left out'}; heaviest graph "
        f"{' '.join(f'[{table.named(clique)}]' for clique in graph.cliques)} with weight {share:.3f}"
    )
    return ModelAnswer(
        ends[0], ends[1], None if found.is_cut else ends[2], text, cautions=_cautions(table, setup, delta, most, found)
    )


def _cautions(table: Overlaps, setup: Setup, delta: float, most: int, found: Posterior) -> tuple[Caution, ...]:
    cautions = []
    saturated = float(found.weights[-1])
    if saturated > SATURATED_WEIGHT:
        cautions.append(
            Caution(
                "saturated_weight",
                f"{saturated:.3f}",
                f"the graph that joins all lists, which knows nothing of the units on no list, would take weight "
                f"{saturated:.3f} if it were let in",
            )
        )
    if found.is_cut:
        text = f"the search ends at {most} hidden units where the probability has not yet fallen away"
        cautions.append(Caution("grid_edge", str(most), text))
    median = table.n_observed + found.quantile(0.5)
    others = {
        "a flat prior on N": average(
            table, delta, most_hidden=most, with_saturated=setup.with_saturated, inverse_prior=False
        ),
        f"{min(delta * 8, 0.5):.4g} a cell": average(
            table, min(delta * 8, 0.5), most_hidden=most, with_saturated=setup.with_saturated
        ),
    }
    for name, other in others.items():
        moved = (table.n_observed + other.quantile(0.5)) / median
        if abs(moved - 1) > PRIOR_MOVES:
            text = f"with {name} instead, the median is {moved * median:.0f} in place of {median:.0f}"
            cautions.append(Caution("prior_moves", f"{moved - 1:+.0%}", text))
    return tuple(cautions)


METHOD = Method(
    name="decomposable_average",
    question=Question.POPULATION,
    what="Bayesian average over decomposable graphs of lists, three to five lists",
    source="Madigan and York 1997, Biometrika 84",
    assumptions=(
        "lists depend on each other as some decomposable graph says, each as likely beforehand",
        "no unit comes or goes during the time of the lists",
        "every link between two lists is right and none is missed",
    ),
    answer=answer,
)
