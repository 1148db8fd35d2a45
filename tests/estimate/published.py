"""Small published tables with known answers, as text: one row a combination of lists, the count last.

UK: National Crime Agency 2013 (Open Government Licence), as in Bales, Hesketh, Silverman 2015 and Silverman, Chan,
Vincent 2024. Kosovo: Ball and others 2002. New Orleans: Bales, Murphy, Silverman 2020. Netherlands: van Dijk and others
2017. Rome: Abeni, Brancato, Perucci 1994. Artificial: Chan, Silverman, Vincent 2021, table 3. Immigrants in the
Netherlands: van der Heijden and others 2003.
"""

from __future__ import annotations

from yellowplate.estimate.population.lists import Overlaps, overlaps_of

UK = """LA NG PFNCA GO GP
1 54|2 463|3 995|4 695|5 316|12 15|13 19|14 3|23 62|24 19|25 1|34 76|35 11|45 8|123 1|124 1|234 4|1234 1"""

NEW_ORLEANS = """A BEFG C D H
1 25|2 24|3 70|4 33|5 21|12 1|13 1|14 2|23 2|24 2|25 1|34 1|123 1|124 1"""

NETHERLANDS = """IO K P R Z
1 756|2 1299|3 4466|4 650|5 632|12 1|13 81|14 5|15 73|23 44|25 4|34 82|35 125|45 2|134 2|135 11|345 1"""

KOSOVO = """EXH ABA OSCE HRW
1 1131|2 845|3 936|4 306|12 177|13 228|14 106|23 217|24 31|34 123|123 181|124 18|134 42|234 32|1234 27"""

ROME = """c1 c2 c3 c4
123 3|124 1|12 33|13 20|14 6|1 403|234 3|23 35|24 10|2 545|34 11|3 621|4 205"""

ARTIFICIAL = """A B C
1 40|2 30|3 20|12 6"""

IMMIGRANTS = "nbcap,freq\n1,1645\n2,183\n3,37\n4,13\n5,1\n6,1\n"


def terms(*texts: str) -> tuple[int, ...]:
    """Make combinations of list numbers from 1: "13"."""
    return tuple(sum(1 << int(number) - 1 for number in text) for text in texts)


def table(text: str) -> Overlaps:
    """Make the typed table of a text above."""
    header, cells = text.split("\n")
    counted = {}
    for cell in cells.split("|"):
        lists, count = cell.split()
        counted[terms(lists)[0]] = int(count)
    return overlaps_of(tuple(header.split()), counted)


def as_csv(text: str) -> str:
    """Write a text above as a CSV table of combinations."""
    made = table(text)
    rows = [",".join((*made.lists, "count"))]
    rows += [
        ",".join([*(str(mask >> number & 1) for number in range(made.n_lists)), str(count)])
        for mask, count in made.cells
    ]
    return "\n".join(rows) + "\n"
