"""Claims on one car → who is paid what from its sale, and what a person holding it can invoke.

    read_sales(document)          what a YAML, JSON or TOML file holds → Sales, and one Fault a fault
    distribute(sale)              Sale → Distribution: every payment with rank, rules and sentence
    distribute_many(sales)        the same for many
    buyer_position(sale)          Sale → steps: what the holder of the car can invoke against whom
    as_json(distribution)         the form `yellowplate claims FILE --json` prints

Unknown facts are tried in every possible value; open points of law are switches with a default, and the other reading
is shown wherever it changes the money. Rules, ranks, switches and figures are dated tables: `tables/claims_*`.
"""

from yellowplate.law.claims.answer import distribute, distribute_many
from yellowplate.law.claims.distribution import (
    Alternative,
    Distribution,
    Payment,
    PositionStep,
    Run,
    Status,
    Step,
    Surplus,
)
from yellowplate.law.claims.document import read_sales
from yellowplate.law.claims.plain import as_json
from yellowplate.law.claims.position import buyer_position
from yellowplate.law.claims.rest_days import RestDays, china_rest_days
from yellowplate.law.claims.sale import (
    Amounts,
    CarClaim,
    Fact,
    Fault,
    OwnerKind,
    Publicity,
    ReadSales,
    RightKind,
    Sale,
    Seal,
    Transfer,
)

__all__ = [
    "Alternative",
    "Amounts",
    "CarClaim",
    "Distribution",
    "Fact",
    "Fault",
    "OwnerKind",
    "Payment",
    "PositionStep",
    "Publicity",
    "ReadSales",
    "RestDays",
    "RightKind",
    "Run",
    "Sale",
    "Seal",
    "Status",
    "Step",
    "Surplus",
    "Transfer",
    "as_json",
    "buyer_position",
    "china_rest_days",
    "distribute",
    "distribute_many",
    "read_sales",
]
