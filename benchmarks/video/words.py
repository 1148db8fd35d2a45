"""Words of the benchmark's clips: made up, drawn by lot."""

from __future__ import annotations

import random

from yellowplate.numbers import vin as numbers

MAKES = (
    "凯美瑞",
    "汉兰达",
    "霸道",
    "雅阁",
    "奥德赛",
    "途观",
    "帕萨特",
    "哈弗H6",
    "坦克300",
    "红旗H5",
    "奥迪A6L",
    "宝马X3",
)
OPENINGS = ("这台", "今天这台", "新到一台", "最后一台", "精品", "低价出", "急出", "现车")
QUALITIES = (
    "车况精品",
    "一手车源",
    "手续说明在评论",
    "只去朝鲜",
    "无定位",
    "按揭中",
    "不过户",
    "带绿本",
    "钥匙两把",
    "里程实表",
)
CLOSINGS = (
    "懂的来",
    "私聊我",
    "不议价",
    "先到先得",
    "可视频看车",
    "丹东提车",
    "延吉看车",
    "珲春交车",
    "不包手续",
    "全国可送",
)
PLAIN = (
    "一手车开了三年",
    "车在院子里随时看",
    "发动机变速箱都没动过",
    "内饰很干净的",
    "丹东口岸附近停着",
    "想要的老板抓紧",
    "这个价没有第二台",
    "过来就能提走",
    "左前门有喷漆",
    "轮胎去年新换",
    "一家老小都能坐下",
    "空调暖风都好用",
    "看清楚再问价",
    "十台以上还能谈",
)
MAKERS = ("LVG", "LSV", "LFV", "LHG", "LGB", "LBE", "LGW", "LDC")
LETTERS = "ABCDEFGHJKLMNPRSTUVWXYZ"


def subtitle(lot: random.Random) -> str:
    """Return one line of talk without an identifier."""
    if lot.choice((True, False)):
        return lot.choice(PLAIN)
    return lot.choice(OPENINGS) + lot.choice(MAKES) + lot.choice(QUALITIES)


def price_line(lot: random.Random) -> tuple[str, str]:
    """Return a line that names a price, and the price."""
    price = f"{lot.randint(2, 29)}.{lot.randint(1, 9)}万"
    return f"{lot.choice(MAKES)}{price}{lot.choice(CLOSINGS)}", price


def account(lot: random.Random) -> str:
    """Return an account's name."""
    return "".join(lot.choice("abcdefghkmnprstuvwxyz") for _ in range(5)) + str(lot.randint(100, 9999))


def account_line(name: str) -> str:
    """Return a watermark."""
    return f"抖音号：{name}"


def phone(lot: random.Random) -> str:
    """Return eleven digits that begin as those of no operator do (12...)."""
    return "12" + "".join(str(lot.randint(0, 9)) for _ in range(9))


def vin(lot: random.Random) -> str:
    """Return a made-up VIN whose check digit holds."""
    head = lot.choice(MAKERS) + "".join(lot.choice(LETTERS) for _ in range(2))
    body = "".join(str(lot.randint(0, 9)) for _ in range(3))
    tail = lot.choice("LMNPRS") + lot.choice(LETTERS) + "".join(str(lot.randint(0, 9)) for _ in range(6))
    bare = f"{head}{body}0{tail}"
    return f"{head}{body}{numbers.check_digit(bare)}{tail}"


def ticker(lot: random.Random) -> tuple[str, str]:
    """Return a line longer than the screen is wide, and the phone number in it."""
    number = phone(lot)
    return (
        f"{lot.choice(PLAIN)}，{lot.choice(PLAIN)}，{lot.choice(PLAIN)}，电话{number}，{lot.choice(CLOSINGS)}",
        number,
    )
