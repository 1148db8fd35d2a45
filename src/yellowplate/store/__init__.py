"""The archive (bytes by hash), the append-only ledger, the work list, the log and the search index of a case."""

from yellowplate.store.case import Case
from yellowplate.store.problem import Problem, ProblemKind
from yellowplate.store.search import Hit

__all__ = ["Case", "Hit", "Problem", "ProblemKind"]
