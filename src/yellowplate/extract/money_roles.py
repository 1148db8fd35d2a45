"""The words beside a sum that say what it is; used by money.py."""

from __future__ import annotations

import re

_LINK = r"(?:了|是|为|约|大概|才|只|还|要|有|在|个|就|得|给|到|来|差不多|也就|大约|价|[:~])?\s?$"


_CLOSE_LINK = r"(?:了|是|为|约|大概|才|只|还|要|有|个|就|得|到|差不多|大约|[:~])?$"
"""Debts and fees stand right before their sum: 欠银行 5.5万 is a word of debt, then the price."""


def _before(words: str, link: str = _LINK) -> re.Pattern[str]:
    return re.compile(rf"(?:{words}){link}", re.IGNORECASE)


ROLES_BEFORE = (
    ("down_payment", _before(r"首付款?|头款|首期款?|零首付|首付只?要?|선수금|down ?payment(?: of)?|계약금")),
    (
        "list_price",
        _before(
            r"指导价?|落地价?|新车价?|原价|原来(?:卖)?|之前(?:卖)?|以前|官方价?|厂[家商]价|市场价?|市价|行情价?|当时|当年|买的?时候?|买成|买来|"
            r"发票价?|开票价?|入手价|同款卖?|同行卖?|别人家?卖|外面卖?|门店价?|4s店?|新车|出厂价|新的|全新|落地|"
            r"list price|new price|originally|brand new|신차(?:가격?)?|원래|출고가"
        ),
    ),
    ("monthly", _before(r"月供|每个?月还?|月还|按月|每期|还款|monthly(?: payment)?|월")),
    (
        "loan",
        _before(
            r"(?<!无)(?<!不能)贷款?|贷了|抵押了|抵押款|抵押金额|押了|借了?|借款|借到|本金|放款|额度(?:最高)?|最高(?:可[贷借]?)?|融资|评估价?|估价|대출금?|"
            r"loan(?: of)?|borrowed|担保"
        ),
    ),
    (
        "debt",
        _before(
            r"(?:还|尚|仍|共|倒)?欠(?:着|款)?(?:银行|平安|公司|金融|车贷|贷款|别人|外面|他)?|还差|只差|"
            r"剩余?|还剩|尾款|余款|待还|남은(?: 할부)?|잔금|잔액|owe[sd]?|owing|balance",
            _CLOSE_LINK,
        ),
    ),
    ("deposit", _before(r"定金|订金|押金|保证金|诚意金|意向金|deposit(?: of)?|预[定付]")),
    (
        "fee",
        _before(
            r"保险费?|罚款|违章|过户费|购置税|运费|拖车费?|运输费?|手续费|服务费|中介费|提成|佣金|代办费?|代办|过江费|过河费|过路费|检测费|检测|拆除费?|拆GPS|安装|维修费?|"
            r"修车?|修了|修好|车损|加装|改装|选配|停车费|"
            r"油费|油耗|清关费?|关税|税费?|工时费|另加|另收|加收|再加|"
            r"外加|包过江加?|包运加?|送货加?|벌금|보험료?|수수료|운송비|와크비?|fee(?: of)?|fine of",
            _CLOSE_LINK,
        ),
    ),
    (
        "saving",
        _before(
            r"省了?|便宜了?|优惠|直?降(?:价|了)?|立减|补贴|少了?|亏了?|损失|赚了?|利润|差价|砍|返现?|할인|save[sd]?|discount"
        ),
    ),
    (
        "size",
        _before(
            r"注册资金|金额|涉案|总价值|价值|资产|工资|月薪|年薪|收入|悬赏|奖金|奖励|罚金|赔偿?|赔了|被骗了?|骗了?|判决?|标的|预算|花了|付了|交了|掏了|(?:能|可以?)卖到?|才不会卖|收购价|高价收|最高价|worth|budget"
        ),
    ),
    ("mileage", _before(r"表显(?:里程)?|里程数?|公里数|行驶(?:里程)?|跑了?|才跑了?|实表|开了|주행(?:거리)?|mileage")),
)
ROLES_AFTER = (
    (
        "mileage",
        re.compile(
            r"^\s?(?:多|余|来)?\s?(?:公里|千米|km|里(?!程碑)|英里|miles?|킬로|키로)",
            re.IGNORECASE,
        ),
    ),
    (
        "size",
        re.compile(
            r"^(?:多|余|来)?(?:粉|人(?!民币)|次|台(?!车)|辆|步|播放|赞|只(?!要|卖|能|给|收|出|限)|块?每|/(?=月|天|年|人|次)|以内|以下的|起(?!拍|步|亚)(?=$|[\s,。!;、])|倍|平|吨|件|套|户|名|家|年|岁|股|条|亿|以上工资)"
        ),
    ),
    ("down_payment", re.compile(r"^的?首付(?!\s?\d|款?\s?\d|只|[:是])|^\s?(?:down\b|선수금)")),
    (
        "list_price",
        re.compile(r"^(?:的)?(?:的?新车|落地|指导价|买的|买来|提的|入手|办下来|裸车)(?!\s?\d)|^\s?(?:new\b|list\b)"),
    ),
    ("monthly", re.compile(r"^(?:块|元)?(?:月供|一个?月|\s?/月|每月|\s?a month|\s?per month|月租|一天|/天)(?!\s?\d)")),
    ("debt", re.compile(r"^(?:块|元|多)?\s?(?:没还|未还|欠款|尾款|债务|外债|余款|贷款(?!已|可|买)|车贷|没结|未结)")),
    ("deposit", re.compile(r"^(?:块|元)?的?(?:定金|订金|押金|保证金|诚意金)")),
    (
        "fee",
        re.compile(
            r"^(?:块|元)?的?(?:运费|过户费|罚款|违章|购置税|保险|手续费|过路费|服务费|检测|拆|过江费|修)(?!\s?\d|另|自)"
        ),
    ),
    ("saving", re.compile(r"^(?:块|元)?的?(?:优惠|补贴|差价|利润|折扣|off\b)")),
)
_FIRM_BEFORE = (
    r"一口价|打包价?|售价|现价|特价|报价|要价|底价|白菜价|到手价?|净车价?|批发价?|"
    r"同行价|亏本价|仅售|只要|仅要|价格|车价|跳楼价|成交价|💰|💵|¥|가격|판매가|asking(?: price)?|price"
)
FIRM_BEFORE = re.compile(rf"(?:{_FIRM_BEFORE})\s?(?:就|是|才|只|为|of|is)?\s?:?\s?$", re.IGNORECASE)
BARE_BEFORE = re.compile(
    r"(?:不?(?:能|带|包|给)?过户价?|不带户|裸价|只卖|卖|包过江|包送|全款抵押车?|抵押车|质押车|债权车|价)\s?:?\s?$"
)
FIRM_AFTER = re.compile(
    r"^\s?(?:拿走|提走|开走|带走|拉走|抱走|开回家|不议价?|不讲价?|不还价|可小?刀|小刀|可谈|到手|打包|一口价|起拍)"
)
BARE_AFTER = re.compile(
    r"^\s?(?:(?:不|能|可|包|带|无法|不能|不包|不带)+过户|过户|包送|包过江|就?出(?!厂|险|口)|处理|走人|全包|左右|给钱就|的来|要的)"
)
SALE = re.compile(
    r"的来|要的|拿走|提走|开走|急?出售?(?!厂|险|口|租|现|来|去)|卖|一口价|低价|"
    r"便宜|处理|联系|私聊|不议|可刀|打包|팝니다|처분|판매|급매|for sale|asking|sell",
    re.IGNORECASE,
)
LONE_BEFORE = re.compile(r"(?:^|[\s,。·/])$")
LONE_AFTER = re.compile(r"^(?:$|[\s,。·/!;])(?!\s?(?:自动|手动|豪华|舒适|排量|涡轮|四驱|两驱|混动|公里|万))")
ENCUMBERED = re.compile(r"押|抵|逾期|断供|债|顶账|查封|담보|저당|mortgag|pledg", re.IGNORECASE)
ENGINES = frozenset(
    {"1.0", "1.2", "1.3", "1.4", "1.5", "1.6", "1.8", "2.0", "2.2", "2.4", "2.5", "2.7", "2.8", "3.0", "3.5"}
)
"""Litres that stand without their unit as often as prices do."""
