"""The protocol of the model (ODD), written from the code; `update/model_odd.py` keeps docs/model/odd.md current.

Source: Grimm et al. 2020, "The ODD protocol for describing agent-based and other simulation models: a second update",
Journal of Artificial Societies and Social Simulation 23(2) 7: its seven elements, in its order.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from yellowplate.model import odd_tables as tables
from yellowplate.model.calendar import ASSUMED
from yellowplate.model.mechanism import mechanisms, parameters
from yellowplate.model.odd_words import CONCEPTS, PATTERNS, PURPOSE, SCALES, START, STATE
from yellowplate.model.scenario import FIRST, RUNS, WEEKS
from yellowplate.model.touched import INPUTS
from yellowplate.model.world import CITIES, COHORTS, CURRENCIES, GROUPS, KINDS
from yellowplate.tables import model_observations
from yellowplate.tables.model_observations import Compare

WIDTH = 118
"""Letters of a line."""
PANELS = ("cars", "money", "influences")
"""Pictures beside the document: `docs/model/<name>.svg`."""


def document() -> str:
    """Return the whole document as Markdown."""
    parts = (_head(), _purpose(), _entities(), _process(), _concepts(), _start(), _inputs(), _submodels())
    return "\n".join(_filled("\n".join(parts))).rstrip("\n") + "\n"


def _filled(text: str) -> Iterator[str]:
    """Fill the lines of paragraphs anew, so that a number more or less moves no line break by hand; tables stay."""
    for part in text.split("\n\n"):
        is_paragraph = not part.lstrip("\n").startswith(("|", "#", "!", "-"))
        yield from (textwrap.wrap(part, WIDTH, break_on_hyphens=False) if is_paragraph else [part])
        yield ""


def _head() -> str:
    none, judged, printed = tables.without_source(), tables.judged(), tables.printed()
    fitted = [one for one in parameters().values() if one.is_fitted]
    return f"""# The model: overview, design concepts, details

Model output, not evidence. This document follows the ODD protocol (Grimm et al. 2020,
https://www.jasss.org/23/2/7.html). Tables, lists and pictures are written from the code by
`python -m update.model_odd`; a test holds the file to the code. Ids such as F024 name rows of
`src/yellowplate/tables/reported_facts.csv`: what a
source reports, not that it is so.

## Read first: the numbers that nothing reports

{len(none)} of the {len(parameters())} numbers rest on no source at all; they are judgements, listed here first.
{len(judged)} more are judgements with reported facts that bear on them, {len(printed)} are figures that a source
printed. {len(fitted)} are fitted, the rest are drawn from their priors. Low and high hold the central nine tenths of
the belief; where the shape names how far the ends are off, they are widened by that share.

{tables.numbers(none)}"""


def _purpose() -> str:
    compared = [one for one in model_observations.load() if one.compare is not Compare.INPUT]
    rows = (
        (one.id, ", ".join(fact.id for fact in one.facts), _figures(one.low, one.high), one.unit, str(one.published))
        for one in compared
    )
    return f"""## 1. Purpose and patterns

{PURPOSE}

{PATTERNS} They are these {len(compared)}:

{tables.table(("observation", "facts", "figure", "unit", "known by"), rows)}"""


def _figures(low: float | None, high: float | None) -> str:
    if low is None:
        return f"at most {high:g}"
    if high is None:
        return f"at least {low:g}"
    return f"{low:g}" if low == high else f"{low:g} to {high:g}"


def _entities() -> str:
    state = tables.table(("state", "unit", "what"), STATE)
    return f"""## 2. Entities, state variables and scales

Cars, money and households are counted, not followed one by one. Every car is in one stock, every yuan and dollar in one
account. Stocks are parted by kind ({", ".join(KINDS)}), and those of private cars by cohort: {len(CITIES)} places by
{len(GROUPS)} groups of households of means, tied to power and not tied ({len(COHORTS)} cohorts).

### Stocks of cars

{tables.stocks()}
### Accounts of money, each in {" and ".join(CURRENCIES)}

{tables.accounts()}
### Places

{tables.cohorts()}
### State beside cars and money

{state}
### Scales

{SCALES} Unless a scenario says otherwise a run begins on {FIRST} and lasts {WEEKS} weeks; {RUNS} runs stand side by
side.
"""


def _process() -> str:
    return f"""## 3. Process overview and scheduling

Each week the mechanisms act once, in this order; each sees what those before it left. What a mechanism looks at and
changes is read from its declaration and its code.

{tables.order()}
![How cars move between stocks](cars.svg)

![How money moves between accounts](money.svg)

![Who looks at what, and what it changes](influences.svg)
"""


def _concepts() -> str:
    return "## 4. Design concepts\n\n" + "\n".join(f"*{name}.* {told}\n" for name, told in CONCEPTS)


def _start() -> str:
    first = [one for one in parameters().values() if one.name.startswith("start.")]
    return f"""## 5. Initialisation

{START}

{tables.numbers(first)}"""


def _inputs() -> str:
    return f"""## 6. Input data

The calendar is made from two tables of dated reports, `route_events.csv` and `china_stance.csv`, and from the fees. By
week it gives: {", ".join(INPUTS)}. Where reporters disagree on a day the first named in the table is followed; a
scenario moves it. Not every event changes an input; the page of `yellowplate report model` marks the weeks in which one
changes.

{tables.events()}
### Ends that no report gives

The calendar assumes {len(ASSUMED)} ends. What else begins without a reported end and
changes an input goes on to the end of the run.

{tables.assumed_ends()}
### Changes that a scenario may make

An answer outside what was observed is labelled assumption-driven, with the assumption.

{tables.scenario_changes()}
### Causes that a question may take away

{tables.causes()}"""


def _submodels() -> str:
    parts = ["## 7. Submodels\n"]
    for place, one in enumerate(mechanisms(), start=1):
        doc = (one.step.__doc__ or "").strip().splitlines()[0]
        assumed = "\n".join(f"- {line}" for line in one.assumed)
        own = tables.numbers(one.parameters) if one.parameters else "It has no numbers of its own.\n"
        parts.append(
            f"### 7.{place} {one.name}\n\n{one.what}. In the code: `mechanisms/{one.name}.py`: {doc}\n\n"
            f"What no source says, and is assumed:\n\n{assumed}\n\n"
            f"Numbers:\n\n{own}\nReported facts it rests on:\n\n{tables.facts_of(one)}"
        )
    return "\n".join(parts)
