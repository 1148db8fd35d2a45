"""WeChat ids, and "the phone is also the WeChat id"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from yellowplate.extract.found import is_led_by, mention
from yellowplate.extract.mobiles import mobiles
from yellowplate.extract.pattern import Pattern
from yellowplate.folded import Folded
from yellowplate.records import Mention

_HEART = "[❤♥♡🧡💛💚💙💜🖤🤍]"
_NAMES = (
    rf"[微威薇徽维卫唯围伟葳崴巍徴危喂]\s?(?:[信星心芯xX号讯]|{_HEART})(?:信|号)?",
    r"[微威薇徽维徴]\s?[欣馨伩倍僖]",
    rf"{_HEART}\s?[信号:]|[加+]\s?(?:我\s?)?{_HEART}",
    r"(?<![A-Za-z0-9])(?:we\s?chat|wei\s?xin|wei信|微xin|v\s?[信心❤]|w\s?信|vv(?=[\s:]))",
    r"(?<![A-Za-z0-9])[vw][\s.\-_·*/]{0,2}x(?:[\s.\-_·*/]{0,2}h(?![a-z]))?",
    r"wei(?=\s?[:❤])|w\s?❤|v我(?=\s?:?[a-z])|위챗|웨이신|위쳇|윗챗|绿泡泡|绿聊|💬",
    r"绿色?(?:软件|聊天|图标|气泡|app)|小绿(?:书(?!\w))?(?=\s?[:A-Za-z])",
    rf"(?:(?<![A-Za-z0-9])v|微|薇)\s?{_HEART}|[加+➕]\s?(?:我\s?)?(?:v|w|微|薇|徽|威)|(?<![A-Za-z0-9\-])[vw]\s?\+",
    r"(?<![A-Za-z0-9\-])v(?=\s?[:=])|[薇微徽](?=\s?[:=A-Za-z(\[【「])|[威维](?=\s?[:=(]\s?[A-Za-z1])|💚(?=\s?[:A-Za-z])",
)
_DENIED = r"(?<!不玩)(?<!不用)(?<!没有)(?<!没)(?<!无)(?<!别加)(?<!不加)(?<!不上)"
_NAME = rf"{_DENIED}(?:{'|'.join(_NAMES)})"
_LINK = (
    r"\s?(?:(?:号码?|id|同号|아이디|名)?\s?(?:联系|账号|帐号|搜索?|查找|添加|好友|入群|进群|看车|详聊|私聊|咨询|了解|详谈|细聊"
    r"|은|는|으로|로|(?:is|only|at|as|account|username|me)(?=[\s:]))?|(?![^:]{0,7}(?:抖音|快手|电报|飞机|群))[\u4e00-\u9fff]{1,7}(?=:))"
    r"\s?[\]】)」]?\s?[:=是为叫加>~+→\-]{0,2}\s{0,2}[(\[【「<]?\s?"
)
_ID = r"(?P<id>(?!qq\s?\d)[A-Za-z][A-Za-z0-9_\-]{5,19}|1[3-9]\d{9})(?![A-Za-z0-9_\-])"
_LED = re.compile(rf"{_NAME}{_LINK}{_ID}", re.IGNORECASE)
_BARE_V = re.compile(
    r"(?<![A-Za-z0-9\-])v\s(?P<id>(?=[A-Za-z_\-]*\d|[A-Za-z0-9\-]*_)[A-Za-z][A-Za-z0-9_\-]{5,19})(?![A-Za-z0-9_\-])",
    re.IGNORECASE,
)
_ADD = re.compile(
    r"(?<![增添追外参])加我?\s?:?\s?(?P<id>(?=[a-z]+[a-z\-]*_|[a-z]{2,}\d{2,}|[a-z]{2,}-[a-z0-9]*\d)[a-z][a-z0-9_\-]{5,19})(?![A-Za-z0-9_\-])"
)
"""Add me: with an id in small letters and digits behind it; names of models have capitals."""
_SAME = re.compile(
    r"(?:[微威薇徽](?:[信心芯]|❤)?|v[信x❤]?|wx|电|手机|w)\s?同\s?(?:号|步(?!微信)|微|v)|手机同微|[微薇](?:信)?同(?!学|样|时|事|城|步)|(?<![a-z])(?:v|vx|wx)同|电[微薇]|手机[微薇]|(?<![a-z])v同|(?<!不)同[微薇]|电微同步|同\s?号|电话同v|(?:也是|就是|即是?|=|同)\s?(?:微信|v(?![a-z0-9])|vx|wx|薇信?|威信|위챗)"
    r"|(?:微信|薇信?|vx?)\s?(?:和|跟|与|/|、)?\s?(?:电话|手机|号码)号?(?:都)?(?:是)?(?:一样|一个号?|同一个?|通用|都行)"
    r"|(?:电话|手机|号码)\s?(?:和|跟|与|/|、)?\s?(?:微信|薇信?|vx?)号?(?:都)?(?:是)?(?:一样|一个号?|同一个?|通用)"
    r"|微信也是|微信(?:就是|即)?(?:这|此|本|手机)号|위챗\s?(?:동일|같|ID 동일)|[威微薇]❤\s?同步"
    r"|(?:same|also) (?:on )?wechat|wechat (?:is )?(?:the )?same",
    re.IGNORECASE,
)
_LED_NUMBER = re.compile(
    rf"(?:{_NAME}|{_DENIED}(?:微信|薇信|威信|v信|vx|wx|微|薇|위챗)\s?[\]】)/]?)\s?(?:搜索?)?"
    r"\s?(?:手机号码?|号码?|id|电话|手机|tel)?\s?[\]】)]?\s?[:=是>~+→\-]{0,2}\s?$",
    re.IGNORECASE,
)
_PROB = 0.93


def find(folded: Folded) -> Iterator[Mention]:
    """Yield ids as written, and mobiles (11 digits) that the line calls WeChat ids."""
    seen: set[str] = set()
    for match in (found for led in (_LED, _BARE_V, _ADD) for found in led.finditer(folded.text)):
        if match["id"] in seen:
            continue
        seen.add(match["id"])
        yield mention(folded, "wechat", match["id"], match.span("id"), _PROB)
    is_same = _SAME.search(folded.text) is not None
    for mobile in mobiles(folded):
        value = mobile.number.removeprefix("+86")
        if value not in seen and (is_same or is_led_by(folded, mobile.start, _LED_NUMBER, 12)):
            seen.add(value)
            yield mention(folded, "wechat", value, (mobile.start, mobile.end), _PROB)


PATTERN = Pattern(
    name="wechat",
    version=3,
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
        ("13800001001也是微信", "13800001001"),
        ("威芯 chefan001", "chefan001"),
        ("V chefan001", "chefan001"),
        ("绿泡泡：chefan001", "chefan001"),
        ("微chefan001", "chefan001"),
        ("加V→chefan001", "chefan001"),
        ("V➕diya_home88", "diya_home88"),
        ("13800001001(同微)", "13800001001"),
        ("【电话/微信】13800001001", "13800001001"),
        ("薇信 138 0000 1001", "13800001001"),
        ("❤信:tumen_car01", "tumen_car01"),
        ("V-X-H：tumen_car01", "tumen_car01"),
        ("➕绿色软件 tumen_car01", "tumen_car01"),
        ("加卫⭐ tumen_car01", "tumen_car01"),
        ("+❤ tumen_car01", "tumen_car01"),
        ("VX\n：tumen_car01", "tumen_car01"),
        ("联系方式：微（tumen_car01）", "tumen_car01"),
        ("微倍：tumen_car01", "tumen_car01"),
        ("加微信看实车：tumen_car01", "tumen_car01"),
        ("要的加 tumen_car01", "tumen_car01"),
        ("加V入群 cx4_group", "cx4_group"),
        ("微信搜手机号13800001001", "13800001001"),
        ("wx/tel 13800001001", "13800001001"),
        ("电话微信一个号13800001001", "13800001001"),
    ),
    refusals=(
        "本田CR-V 240TURBO",
        "微信群聊",
        "卫星导航 倒车影像",
        "威信很高",
        "微信同号 QQ283947561",
        "电话13800001001",
        "V6 3.0T",
        "不玩微信 电话13800001001",
        "微信勿扰抖音:tumen_car01",
        "微信不常用 加QQ170031081",
        "手机同步微信聊天记录",
        "抖音号 tank300_cbs",
        "置换加 GLC260L",
        "外加 air_bag01",
        "电话13000微信同号",
        "电话16000001001微信同号",
    ),
)
