"""Which place names lie on the Chinese side of the border and which in North Korea."""

from __future__ import annotations

import re
import unicodedata
from enum import StrEnum
from itertools import pairwise


class Zone(StrEnum):
    """Where a named place lies, as far as the stages need it."""

    BORDER = "border"
    DPRK = "dprk"
    ELSEWHERE = "elsewhere"
    """Not in the tables: another place, or one we do not know."""


def _names(*lines: str) -> frozenset[str]:
    return frozenset(name for line in lines for name in line.split())


BORDER_NAMES = _names(
    "dandong 丹东 丹東 단둥 단동 donggang 东港 東港 kuandian",
    "宽甸 寬甸 河口断桥 集安 집안 linjiang 临江 臨江 린장",
    "changbai 长白 長白 창바이 장백 helong 和龙 和龍 longjing 龙井",
    "龍井 tumen 图们 圖們 투먼 도문 hunchun 珲春 琿春 훈춘",
    "quanhe 圈河 shatuozi 沙坨子 kaishantun",
    "开山屯 開山屯 guchengli 古城里",
    "yalu yalujiang 鸭绿江 鴨綠江 압록강 tumenjiang 图们江 圖們江 두만강",
)
"""Cities, counties, ports of entry and rivers on the Chinese side, in Chinese, Korean and romanised.

Source: ports of entry of Liaoning and Jilin towards North Korea and the counties along the Yalu and the Tumen, by their
official names; collected 2026-11. Names that more than one place bears (三合, 南坪, 河口, Ji'an) are left out."""

DPRK_NAMES = _names(
    "dprk north_korea 朝鲜 朝鮮 北朝鲜 북한 북조선 조선 pyongyang",
    "平壤 평양 sinuiju 新义州 新義州 신의주 hyesan 惠山 혜산",
    "rason rajin 罗先 羅先 라선 나선 라진 나진 chongjin 清津 청진",
    "manpo 满浦 滿浦 만포 musan 茂山 무산 hoeryong 会宁 會寧 회령",
    "namyang onsong 稳城 온성 wonsan 元山 원산 hamhung 咸兴 咸興",
    "함흥 kanggye 江界 강계 sakju 삭주 uiju 의주 pyongsong 평성",
    "nampo 남포 kaesong 开城 개성 sariwon 沙里院 사리원 haeju",
    "해주 kimhyongjik 金亨稷 김형직 wonjong 元汀 원정 samjiyon 삼지연",
)
"""Cities and counties of North Korea and its names, in Chinese, Korean and romanised.

Source: official romanisation of the cities and of the counties along the border; collected 2026-11. Chinese forms that
name a city in China too (南阳, 海州, 平城, 朔州, 南浦, 义州) are left out."""

_OTHERS = re.compile("朝鲜族|朝鮮族|조선족|惠山区|惠山區|会宁县|會寧縣|东港区|東港區|长白山|長白山|北朝鲜族")
"""Names that contain one of the above and lie elsewhere: Yanbian's Korean prefecture, Huishan district in Wuxi, Huining
county in Gansu, Donggang district in Rizhao, a mountain."""

_WORD = re.compile(r"[a-z']+")


def _has(names: frozenset[str], text: str) -> bool:
    words = _WORD.findall(text)
    joined = {f"{first}_{second}" for first, second in pairwise(words)}
    if names & {*words, *joined}:
        return True
    return any(name in text for name in names if not name.isascii())


def zone(place: str) -> Zone:
    """Tell where a named place lies.

    Args:
        place: a place name as the source writes it.

    Returns:
        DPRK, BORDER (the Chinese side), or ELSEWHERE where the tables do not know it. A name that carries both
        ("Hyesan, across from Changbai") is ELSEWHERE: a person has to read it.

    Limits: many Chinese towns share a name; a place is looked at only where a statement says that the car itself was
    seen there, and that statement is printed with its own words.

    >>> zone("惠山市"), zone("Dandong port"), zone("沈阳")
    (<Zone.DPRK: 'dprk'>, <Zone.BORDER: 'border'>, <Zone.ELSEWHERE: 'elsewhere'>)
    """
    text = _OTHERS.sub(" ", unicodedata.normalize("NFKC", place).casefold())
    is_border, is_dprk = _has(BORDER_NAMES, text), _has(DPRK_NAMES, text)
    if is_border == is_dprk:
        return Zone.ELSEWHERE
    return Zone.BORDER if is_border else Zone.DPRK
