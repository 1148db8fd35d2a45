"""Finds plug-ins: one module, one object. The folder is the list; there is no other."""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache
from types import ModuleType
from typing import Any


def modules(package: str) -> list[ModuleType]:
    """Import every module below a package, in order of their dotted names.

    Args:
        package: dotted name, such as "yellowplate.extract.patterns".

    Returns:
        Modules that are not packages themselves and whose last name does not begin with "_".

    Raises:
        ModuleNotFoundError: no such package.
        ImportError: a folder below it cannot be imported; without `onerror` its plug-ins would vanish in silence.
    """
    root = importlib.import_module(package)
    names = [
        found.name
        for found in pkgutil.walk_packages(root.__path__, prefix=f"{package}.", onerror=importlib.import_module)
        if not found.ispkg and not found.name.rpartition(".")[2].startswith("_")
    ]
    return [importlib.import_module(name) for name in sorted(names)]


@cache
def plug_ins(package: str, attribute: str) -> tuple[Any, ...]:
    """Collect the one object that each plug-in module of a folder defines.

    Args:
        package: dotted name of the plural folder, such as "yellowplate.extract.patterns".
        attribute: name every module there defines, such as "PATTERN".

    Returns:
        The objects, in order of their modules' names.

    Raises:
        AttributeError: a module of the folder lacks the object; the message names the module.
    """
    found = []
    for module in modules(package):
        if not hasattr(module, attribute):
            msg = f"{module.__name__} is in a plug-in folder but defines no {attribute}"
            raise AttributeError(msg)
        found.append(getattr(module, attribute))
    return tuple(found)
