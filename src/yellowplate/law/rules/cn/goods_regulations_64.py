"""Goods Import and Export Regulations (2001), articles 33, 34 and 64: banned goods must not leave."""

from __future__ import annotations

from yellowplate.law.conditions import CARRIED_OUT, FROM_CHINA
from yellowplate.law.export_path import BANNED_EXPORT
from yellowplate.law.rule import Rule
from yellowplate.records import Binds

RULE = Rule(
    id="cn-goods-64",
    conditions=(FROM_CHINA, BANNED_EXPORT, CARRIED_OUT),
    meaning="Goods on a ban list left China; the text of 2001 was read, an amendment of 2024 was not.",
    binds=(Binds.PERSON, Binds.FIRM),
)
