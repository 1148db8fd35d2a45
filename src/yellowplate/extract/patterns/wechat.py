"""WeChat ids, and "the phone is also the WeChat id"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from yellowplate.extract.found import mention
from yellowplate.extract.pattern import Pattern
from yellowplate.folded import Folded
from yellowplate.numbers import mobile_cn
from yellowplate.records import Mention
from yellowplate.records.errors import NumberError

_HEART = "[❤♥♡🧡💛💚💙💜🖤🤍]"
_NAME = (
    r"(?:[微威薇徽维卫]\s?[信星x]|(?<![A-Za-z0-9])(?:we\s?chat|weixin|v\s?[x信]|w\s?[x信])|위챗|웨이신"
    rf"|(?:(?<![A-Za-z0-9])v|微)\s?{_HEART}|[加+]\s?(?:我\s?)?[v微薇]|(?<![A-Za-z0-9\-])v(?=\s?:)|[薇微](?=\s?:))"
)
_ID = r"(?P<id>(?!qq\s?\d)[A-Za-z][A-Za-z0-9_\-]{5,19}|1[3-9]\d{9})(?![A-Za-z0-9_\-])"
_LED = re.compile(rf"{_NAME}\s?(?:号码?|id)?\s?[:=是]?\s?{_ID}", re.IGNORECASE)
_SAME = re.compile(
    r"(?:微信|微|v信?|vx|电)\s?同\s?(?:号|步|微)|手机同微|电微同步|同号|电话同v|위챗\s?동일", re.IGNORECASE
)
_MOBILE = re.compile(r"(?<![A-Za-z0-9])1[3-9](?:[ \-.]?\d){9}(?![A-Za-z0-9])")
_PROB = 0.93


def find(folded: Folded) -> Iterator[Mention]:
    """Yield ids as written, and mobiles (11 digits) that the line calls WeChat ids."""
    seen: set[str] = set()
    for match in _LED.finditer(folded.text):
        seen.add(match["id"])
        yield mention(folded, "wechat", match["id"], match.span("id"), _PROB)
    if not _SAME.search(folded.text):
        return
    for match in _MOBILE.finditer(folded.text):
        try:
            value = mobile_cn.parse(match[0]).removeprefix("+86")
        except NumberError:
            continue
        if value not in seen:
            yield mention(folded, "wechat", value, match.span(), _PROB)


PATTERN = Pattern(
    name="wechat",
    version=1,
    kind="wechat",
    source="lexicon, pattern wechat: ids start with a letter and have 6 to 20 characters; a bare phone counts as an id",
    find=find,
    examples=(
        ("能去朝鲜的来 VX：che_8866a", "che_8866a"),
        ("V❤:abc_12345", "abc_12345"),
        ("微❤️ abc_12345", "abc_12345"),
        ("加V chefan001", "chefan001"),
        ("➕V chefan001", "chefan001"),
        ("薇 信 号：chefan001", "chefan001"),
        ("卫星：chefan001", "chefan001"),
        ("위챗 tumen_car01", "tumen_car01"),
        ("WeChat: tumen_car01", "tumen_car01"),
        ("微信13800001001", "13800001001"),
        ("电话138-0000-1001微信同号", "13800001001"),
        ("微信13800001001 电话同V", "13800001001"),
    ),
    refusals=(
        "本田CR-V 240TURBO",
        "微信群聊",
        "卫星导航 倒车影像",
        "威信很高",
        "微信同号 QQ283947561",
        "电话13800001001",
        "V6 3.0T",
        "电话13000微信同号",
        "电话16000001001微信同号",
    ),
)
