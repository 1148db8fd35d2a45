"""Names on other services: Telegram, WhatsApp, KakaoTalk, Douyin, Kuaishou, LINE, Signal."""

from __future__ import annotations

import re
from collections.abc import Iterator

from yellowplate.extract.found import mention
from yellowplate.extract.pattern import Pattern
from yellowplate.folded import Folded
from yellowplate.records import Mention

_SERVICES = (
    ("telegram", r"telegram|电报|飞机号?|纸飞机|(?<![a-z])tg|텔레그램|텔레|✈|t\.me/"),
    ("whatsapp", r"whats\s?app|瓦次普|왓츠앱"),
    ("kakaotalk", r"kakao\s?(?:talk)?|카카오톡?|카톡|可可聊"),
    ("douyin", r"抖音号?|(?<![a-z])dy(?=号|:|\s?id)|도우인"),
    ("kuaishou", r"快手号?|(?<![a-z])ks(?=号|:)"),
    ("line", r"(?<![a-z])line(?=\s?(?:id|:))|라인\s?(?:아이디|id)"),
    ("signal", r"signal(?=\s?(?:id|:))"),
)
_ID = (
    r"\s?(?:号码?|id|아이디|账号)?\s?[:=是]?\s?(?:(?<=[:=@])|@|(?=\S*[\d_]))"
    r"(?P<id>[A-Za-z][A-Za-z0-9_.]{4,31}|\+?\d{8,15})(?![A-Za-z0-9_@])"
)
_EXPRESSIONS = tuple((name, re.compile(rf"(?:{words}){_ID}", re.IGNORECASE)) for name, words in _SERVICES)
_PROB = 0.85


def find(folded: Folded) -> Iterator[Mention]:
    """Yield "<service>:<name>"."""
    for service, expression in _EXPRESSIONS:
        for match in expression.finditer(folded.text):
            name = match["id"].rstrip(".")
            yield mention(folded, "messenger", f"{service}:{name}", match.span("id"), _PROB)


PATTERN = Pattern(
    name="messenger",
    version=1,
    kind="messenger",
    source="lexicon, category contact; services' own rules for names as commonly known, to be checked",
    find=find,
    examples=(
        ("飞机 @chefan001", "telegram:chefan001"),
        ("✈️ chefan001", "telegram:chefan001"),
        ("카톡 아이디 chefan001", "kakaotalk:chefan001"),
        ("抖音号：chefan001", "douyin:chefan001"),
        ("WhatsApp: +8613800001001", "whatsapp:+8613800001001"),
    ),
    refusals=("抖音上看到的", "快手视频", "飞机票", "line up", "카톡 주세요", "telegram group"),
)
