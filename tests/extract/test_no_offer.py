"""Words of makers' plates, labels, forms and signs: none of them offers a car, names a way or a contact."""

from __future__ import annotations

import pytest

from yellowplate.extract.act import act_of, is_offered, offer_reasons
from yellowplate.extract.meaning import analyse, mentions_in

LINES = (
    "TOYOTA MOTOR MANUFACTURING DATE OF MFR 08/18 GVWR 1985 KG",
    "MFD BY GENERAL MOTORS LLC GVWR 2041KG (4500LB)",
    "HYUNDAI MOTOR COMPANY MADE IN KOREA 현대자동차주식회사",
    "품명: 승용자동차 제작연월 2019.03 차대번호",
    "一汽丰田汽车有限公司 制造年月 2021.05 乘坐人数 5",
    "品牌 丰田牌 整车型号 TV7201 发动机排量 1987mL 额定功率 131kW",
    "车辆识别代号 最大允许总质量 2010kg 生产日期 2018年11月",
    "上汽大众汽车有限公司 中国制造 发动机型号 CUG",
    "PAINT:41W TRIM: FB10 ENGINE 2AR-FE TRANS U760E",
    "COLOR/TRIM 070 FC20 AXLE 03A PLANT A15",
    "GAWR FRONT 1050KG WITH P215/55R17 TIRES AT 240KPA",
    "THIS VEHICLE CONFORMS TO ALL APPLICABLE U.S. FEDERAL MOTOR VEHICLE SAFETY STANDARDS",
    "C/TR 1F7 FB20 MODEL ZSU60L-AWXGPC",
    "东风日产乘用车公司 出厂日期 2017年6月 车型 DFL7168VBK2",
    "长安福特汽车有限公司 发动机最大净功率 90kW 整备质量 1310",
    "TIRE AND LOADING INFORMATION SEATING CAPACITY TOTAL 5 FRONT 2 REAR 3",
    "NISSAN MOTOR CO.,LTD. JAPAN CHASSIS NO. COLOR TRIM KH3 G",
    "MAZDA MOTOR CORPORATION CX-5 TYPE KE2AW",
    "VIN LABEL DO NOT REMOVE",
    "冷媒 R134a 充注量 500g 压缩机油 PAG",
    "轮胎气压标签 前轮 230kPa 后轮 230kPa 备胎 420kPa",
    "燃油标号 92号及以上 油箱容积 60L",
    "BMW AG MÜNCHEN GERMANY 1865 KG 2320 KG",
    "MERCEDES-BENZ Typ 204 zul. Gesamtgewicht 2085 kg",
    "기아자동차 주식회사 차량총중량 2,100kg 원동기형식 G4NA",
    "최대적재량 1000kg 승차정원 3명",
    "LADA AVTOVAZ 2190 МАССА 1560",
    "道路运输证 吉交运管 字 220000000000号",
    "机动车检验合格标志 有效期至 2025年8月",
    "交强险标志 2024",
    "行驶证 所有人 住址 使用性质 非营运 品牌型号 大众汽车牌",
    "登记证书编号 220012345678 抵押登记摘要信息栏",
    "抵押权人姓名/名称 身份证明名称/号码 登记机关章",
    "转移登记摘要信息栏 过户日期",
    "停车场 请勿占用 月租车位",
    "限速 40 前方学校",
    "口岸货场 车辆出入请登记",
    "中朝友谊桥 禁止停车",
    "长白山国际机场 出发",
    "图们江广场 停车收费 每小时5元",
    "出租车 起步价 8元 平壤冷面馆",
    "维修合格证 质保 3个月 或 5000公里",
    "二维码扫码 挪车电话",
    "DO NOT DUPLICATE KEY CODE 12345",
    "ENGINE OIL SAE 0W-20 API SP 4.4L",
    "BYD AUTO 比亚迪汽车 动力电池系统额定电压 320V 额定容量 150Ah",
    "吉利汽车 领克03 1.5TD 内部编号 CX11",
    "DY 2019 ZY-88 QK",
    "GH-7 BGH 04 YC6J 玉柴机器",
    "CX NK DPRK 22",
    "危险 高压 请勿触摸",
)


@pytest.mark.parametrize("line", LINES)
def test_a_label_offers_nothing(line: str) -> None:
    meaning = analyse(line)
    assert (meaning.is_offer, meaning.encumbered) == (False, "no")
    assert meaning.destination != "dprk"
    assert (meaning.wechat, meaning.qq) == ((), ())


@pytest.mark.parametrize(
    "line",
    ["车辆识别代号在图 18款朗逸 5.6万 要的来", "整车型号看铭牌 19款轩逸 出售", "出厂日期2018年 朗逸 微信 tumen_car01"],
)
def test_a_label_beside_a_sellers_words_is_an_offer(line: str) -> None:
    assert analyse(line).is_offer


def test_a_label_is_no_act_of_its_own() -> None:
    reasons = [*offer_reasons(mentions_in("东风日产乘用车公司 出厂日期 2017年6月"))]
    assert act_of(reasons, is_offer=is_offered(reasons)) == "none"


@pytest.mark.parametrize(
    ("line", "destination"),
    [
        ("货到长白 对岸自己来接 皮卡三台", "dprk"),
        ("三合口岸那面要的 皮卡 断供 5.5", "dprk"),
        ("丹东站对面看车 18款朗逸 5.6万 手续齐", "crossing_only"),
        ("宜昌江对面看车 荣威RX5 18款 4.6w 手续齐", "none"),
        ("图们江对面收车 荣威RX5 18款 4.6w 手续齐", "dprk"),
        ("重庆提车 可去朝鲜 荣威RX5 18款 4.6w", "dprk"),
        ("2020 RAV4 clean title no lien 120,000 yuan, not for export to DPRK", "none"),
    ],
)
def test_the_other_side_is_that_of_the_border_only_beside_it(line: str, destination: str) -> None:
    assert analyse(line).destination == destination
