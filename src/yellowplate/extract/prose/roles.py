"""Roles told in a clause or set off by commas: "who collects debts for a bank", 보관장을 운영하는 박 씨."""

from __future__ import annotations

import re
from collections.abc import Iterator

from yellowplate.extract.prose.context import Context
from yellowplate.extract.prose.find import Find
from yellowplate.tables import prose

_WHO = prose.form("roles.who")
_ASIDE = prose.form("roles.aside")
_NAME = re.compile(r"(?:[A-Z][\w’'-]+ )*[A-Z][\w’'-]+$")


def roles(context: Context) -> Iterator[Find]:
    """State the roles of people that a sentence tells in a clause of their own.

    Args:
        context: the sentence, read.

    Limits: a role in the noun alone ("the trader Paek") is not told.
    """
    if context.language == "ko":
        person, verb = prose.voices()["name_ko"], prose.voices()["role_verbs_ko"]
        form = re.compile(
            rf"(?P<role>(?:[가-힣]+\s){{1,4}}?{verb})\s(?:[가-힣]+(?<![이가은는을를고서도로])\s){{0,2}}?{person}"
            r"(?=은|는|이|가|에|도|의|을|를|한테)"
        )
        for match in form.finditer(context.masked):
            yield Find("actor_role", "role", match.start("role"), match.end("role"))
        return
    for match in _WHO.finditer(context.masked):
        yield Find("actor_role", "role", match.start("role"), match.end("role"))
    for match in _ASIDE.finditer(context.masked):
        if _NAME.search(context.masked[: match.start()]):
            yield Find("actor_role", "role", match.start("role"), match.end("role"))
