"""What of the protocol document no code can say: purpose, design concepts, what the state variables mean."""

from __future__ import annotations

PURPOSE = """\
The model writes down, so that it can be run and questioned, the loop that reporters describe: unpaid loans in
China leave cars that nobody can title; fords over the upper Yalu open and shut; a shortage of vehicles and a
new policy of private ownership turn hoarded currency into purchases; bodies of the state take a share at
every step. It answers what follows in the model from its mechanisms under a scenario, with which spread, and
which of its numbers drive the answer. It is no forecast and no proof; nothing of it enters a case. No command
searches for a scenario that would maximise receipts or evade controls."""

PATTERNS = """\
The patterns it is held against are the dated observations of `model_observations.csv`, each with the error of
its reporter, a judgement. Those that enter as priors or by the calendar are not compared."""

STATE = (
    ("trust", "share", "belief of a cohort that ownership is honoured"),
    ("fear", "share", "fear of a cohort of being asked where the money is from"),
    ("wish", "share", "share of a cohort's households that would buy if they could"),
    ("households", "households", "households of means in a cohort without a car"),
    ("price", "CNY per vehicle", "asked across the river, by kind of car"),
    ("fords", "fords", "in use"),
    ("won_per_dollar", "KPW per USD", "market rate"),
    ("serial", "number", "last yellow serial given out"),
    ("owed", "CNY", "instalments that a cohort still owes: a debt, not money"),
)
"""Name in the code, unit, meaning."""

SCALES = """\
A step is a week that begins on a Monday. Space is the route between Changbai and Hyesan, without distances,
and five places where cars are sold."""

START = """\
At first no car is across and no ford is built. Loans stand at the level at which new pledges balance defaults
and redemptions; dealers hold the ordinary cars they aim at. Households hold what the study of 2014 gives
them, parted by place and group. Accounts outside the households are too large to run out, so that only flows
mean anything."""

CONCEPTS = (
    (
        "Basic principles",
        (
            "Stocks and flows with stochastic counts. Importers order by expected profit (a logistic curve), "
            "prices follow "
            "shortage and cost, the wish for a car spreads by owners seen (Bass 1969), holdings are lognormal in a "
            "cohort."
        ),
    ),
    (
        "Emergence",
        (
            "Prices, unsold stock, the surge and its end, the yellow serial and receipts come out of the "
            "mechanisms; halts, "
            "the stance of the Chinese side, the rules and the permit's price are put in by the calendar."
        ),
    ),
    (
        "Adaptation",
        "Importers weigh today's price against cost and unsold stock; dealers take fewer cars they cannot sell on.",
    ),
    (
        "Objectives",
        "Importers look for profit as a share of cost. Households buy where wish, trust, means and permission meet.",
    ),
    (
        "Learning",
        "Trust grows with each week of permitted ownership and breaks by confiscation. Nobody learns otherwise.",
    ),
    ("Prediction", "Importers take the price of today for that of the day of sale, and lose when prices fall."),
    (
        "Sensing",
        "Everybody knows the price, the stock and the share of owners in his own cohort; nobody sees other cohorts.",
    ),
    ("Interaction", "Through prices, shared stocks and fords, and by owners seen. There is no network of persons."),
    (
        "Stochasticity",
        (
            "Counts are drawn by inversion from named streams of uniform numbers, so two scenarios of one seed "
            "differ only as "
            "far as their inputs do. Numbers are drawn from their priors, or from the draws that a fit left."
        ),
    ),
    ("Collectives", "Pools of three to five households buy a car together and are counted as one owner."),
    (
        "Observation",
        (
            "Flows by week, stocks at its end, and sums by quarter. Each printed figure says that it is model "
            "output, gives "
            "its quantiles over the runs, and names the assumption where it lies outside what was observed."
        ),
    ),
)
"""The concepts of the protocol, each with what the model does about it."""
