"""What sentences of prose state: topic, number, place, speaker, basis, polarity."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from yellowplate.extract.prose import ProseStatement, row_of, statements_of
from yellowplate.records import Basis, Polarity
from yellowplate.tables import prose


def _kinds(text: str) -> set[str]:
    return {f"{one.topic}/{one.property}" for one in statements_of(text, published="2026-01-20")}


def _one(text: str, kind: str) -> ProseStatement:
    found = statements_of(text, publisher="Paper", published="2026-01-20")
    return next(one for one in found if f"{one.topic}/{one.property}" == kind)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Dozens of vans stood in the lot.", "vehicle_count/seen"),
        ("The yard is filling up with cars.", "vehicle_count/seen"),
        ("27 cars arrived in one night.", "vehicle_count/arrived"),
        ("He has sold forty cars.", "vehicle_count/sold"),
        ("Some 9,000 cars are registered.", "vehicle_count/registered"),
        ("There are seven fords at Onsong.", "crossing_count/count"),
        ("They drove along 60 km of the river.", "crossing_count/stretch"),
        ("Cars stood in the yard at Uiju.", "storage_site/location"),
        ("Cars are kept in six yards.", "storage_site/site_count"),
        ("The lot can hold 200 cars.", "storage_site/capacity"),
        ("The yard is guarded by soldiers.", "storage_site/guard"),
        ("He asks 58,000 yuan for the van.", "price/asking"),
        ("The advert shows a van, 58,000 yuan.", "price/asking"),
        ("She paid 58,000 yuan for the van.", "price/paid"),
        ("A van costs 58,000 yuan.", "price/going"),
        ("Car prices have fallen.", "price/going"),
        ("Cars are too expensive.", "price/level"),
        ("Registration costs 600 yuan.", "fee/registration"),
        ("The plate costs 300 yuan.", "fee/plate"),
        ("The import permit costs 25,000 yuan.", "fee/import_permit"),
        ("The operating permit costs 3,000 yuan.", "fee/operating_permit"),
        ("A driving licence costs 1,200 yuan.", "fee/driving_licence"),
        ("The inspection costs 90 yuan.", "fee/inspection"),
        ("Parking costs 150 yuan a month.", "cost/storage"),
        ("The crossing crew took 3,000 yuan.", "cost/transport"),
        ("The guards take 800 yuan a car.", "cost/bribe"),
        ("Fuel costs 9 yuan.", "cost/fuel"),
        ("Repairs cost 3,000 yuan.", "cost/repair"),
        ("It comes to 77,500 yuan in all.", "cost/total"),
        ("The profit is 10,000 yuan.", "cost/profit"),
        ("He lost 12,000 yuan.", "cost/loss"),
        ("Citizens are allowed to own cars, private ownership is permitted.", "policy/ownership_allowed"),
        ("The measure is meant to soak up dollars.", "policy/purpose"),
        ("The state earns money from registration fees and permits.", "policy/revenue_stream"),
        ("The policy is a revenue model.", "policy/character"),
        ("China turns a blind eye to it.", "policy/tolerance"),
        ("One car per household is the rule for cars.", "policy/restriction"),
        ("The rule forbids the export of cars.", "law_rule/prohibition"),
        ("The notice says owners may register a car.", "law_rule/permission"),
        ("Owners of cars must show an invoice.", "law_rule/requirement"),
        ("Sending cars violates the sanctions.", "law_rule/breach"),
        ("A resolution of 2017 says so.", "law_rule/adoption"),
        ("The ban is on the grounds that cars are luxury.", "law_rule/reason"),
        ("Police cracked down on dealers.", "enforcement/crackdown"),
        ("The state confiscated their houses.", "enforcement/confiscation"),
        ("Customs seized nine vehicles.", "enforcement/seizure"),
        ("There is stricter scrutiny of exports.", "enforcement/scrutiny"),
        ("Police check every car.", "enforcement/inspection"),
        ("Police stopped the convoys.", "enforcement/halt"),
        ("They were labeled as enemies.", "enforcement/labelling"),
        ("He was fined for it.", "enforcement/fine"),
        ("It is so because the road is closed.", "causal_claim/cause"),
        ("Driving cars has become popular.", "demand/level"),
        ("The rich want their own cars.", "demand/wish"),
        ("There is a shortage of vehicles.", "demand/shortage"),
        ("The buyers are traders of cars.", "demand/buyers"),
        ("People pool their money to buy a car.", "pooled_purchase/practice"),
        ("I considered buying a car with others.", "pooled_purchase/considered"),
        ("Three families bought a car together.", "pooled_purchase/sharers"),
        ("Families pool money; each paid 25,000 yuan.", "pooled_purchase/contribution"),
        ("There is a shortage of hard currency.", "currency/shortage"),
        ("The state needs money.", "currency/need"),
        ("People are hoarding dollars.", "currency/hoarding"),
        ("The dollar cost 39,000 won.", "currency/rate"),
        ("Exchange rates are volatile.", "currency/rate"),
        ("The trade deficit reached 2 billion dollars.", "trade_balance/deficit"),
        ("Exports reached 180 million dollars.", "trade_balance/exports"),
        ("Smuggled goods are not included in the trade figures.", "trade_balance/coverage"),
        ("He offered me a grey van.", "offer/offered"),
        ("Cars are being sold openly.", "offer/practice"),
        ("He sells cars only to those who can take them over.", "offer/condition"),
        ("The car was shown on Douyin.", "offer/channel"),
        ("The seller says it is bound for Hyesan.", "offer/destination"),
        ("The car has no papers.", "offer/papers"),
        ("He offered a Camry.", "vehicle_identity/model"),
        ("He showed the VIN.", "vehicle_identity/vin"),
        ("The van was built in 2019.", "vehicle_identity/year"),
        ("The van has 80,000 km on the clock.", "vehicle_identity/mileage"),
        ("The van is nearly new.", "vehicle_identity/condition"),
        ("The vans were made in Japan.", "vehicle_identity/origin"),
        ("The car is pledged to a bank.", "encumbrance/status"),
        ("A second lender claims the car.", "encumbrance/overlapping_claims"),
        ("The first lender is paid first.", "encumbrance/priority"),
        ("The car belongs to a bank.", "encumbrance/owner"),
        ("The borrower stopped paying.", "encumbrance/default"),
        ("The bank repossessed the car.", "encumbrance/seizure"),
        ("They are called black cars.", "encumbrance/name"),
        ("The pledged cars are resold.", "encumbrance/resale"),
        ("The buyer has no recourse.", "recourse/buyer_recourse"),
        ("The buyer may lose the car.", "recourse/title_risk"),
        ("The bank cannot recover the car.", "recourse/lender_recovery"),
        ("A court auction was held.", "auction/held"),
        ("The auction opened at 30,000 yuan.", "auction/opening"),
        ("At the auction it fetched 44,000 yuan.", "auction/result"),
        ("Our court has no reach there.", "jurisdiction/lender_reach"),
        ("Officials resent it.", "attitude/resentment"),
        ("Traders fear the police.", "attitude/fear"),
        ("It rewards loyalty to the party.", "attitude/loyalty"),
        ("He calls the rule a nuisance.", "attitude/view"),
        ("The plates were yellow.", "plate/colour"),
        ("Yellow plates mean private cars.", "plate/meaning"),
        ("We counted 22 yellow plates.", "plate/count"),
        ("The plates are numbered from 2001.", "plate/serial"),
        ("The cars had no plates.", "plate/missing"),
        ("Cars cross the river at Musan.", "route/crossing_place"),
        ("The cars cross at night.", "route/time"),
        ("Cars are ferried over on rafts.", "route/means"),
        ("The road is closed to cars.", "route/stopped"),
        ("The convoys resumed.", "route/resumed"),
        ("Ri Ok, who sells tyres, came.", "actor_role/role"),
        ("Ri Ok, a broker in Dandong, came.", "actor_role/role"),
        ("The trader is in league with the police.", "actor_role/relation"),
        ("Douyin, a short-video platform of China, grew.", "actor_role/description"),
    ],
)
def test_english_topics(text: str, kind: str) -> None:
    assert kind in _kinds(text)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("승용차 37대를 세었다.", "vehicle_count/seen"),
        ("차가 눈에 띄게 늘었다.", "vehicle_count/seen"),
        ("트럭 12대가 강을 건넜다.", "vehicle_count/arrived"),
        ("차 40대를 팔았다.", "vehicle_count/sold"),
        ("임시 도하장이 여섯 곳 있다.", "crossing_count/count"),
        ("강 60km 구간을 살폈다.", "crossing_count/stretch"),
        ("위연 보관장에 차가 있다.", "storage_site/location"),
        ("차를 세워 두는 보관장은 세 곳이다.", "storage_site/site_count"),
        ("차 100대가 들어갈 수 있다.", "storage_site/capacity"),
        ("보관장은 군인들이 지킨다.", "storage_site/guard"),
        ("차를 7만 위안에 내놓았다.", "price/asking"),
        ("차를 7만 위안 주고 샀다.", "price/paid"),
        ("차 값은 7만 위안이다.", "price/going"),
        ("차값은 절반으로 떨어졌다.", "price/going"),
        ("등록비는 600위안이다.", "fee/registration"),
        ("등록비가 올랐다.", "fee/registration"),
        ("번호판값은 300위안이다.", "fee/plate"),
        ("와크비는 2만 위안이다.", "fee/import_permit"),
        ("운행 허가는 2000위안이다.", "fee/operating_permit"),
        ("운전 면허는 1200위안이다.", "fee/driving_licence"),
        ("보관료는 12만 원이다.", "cost/storage"),
        ("강을 건네주는 값은 1500위안이다.", "cost/transport"),
        ("경비대에 500위안을 고였다.", "cost/bribe"),
        ("수리비로 3000위안이 들었다.", "cost/repair"),
        ("1만 위안이 남는다.", "cost/profit"),
        ("나라에서 개인 소유를 허용했다.", "policy/ownership_allowed"),
        ("당국이 외화를 끌어내기 위한 조치이다.", "policy/purpose"),
        ("국가는 와크비와 등록비로 외화를 벌어들인다.", "policy/revenue_stream"),
        ("중국 쪽이 눈감아 준다.", "policy/tolerance"),
        ("차의 수출을 금한다.", "law_rule/prohibition"),
        ("차를 내보내려면 확인서가 있어야 한다.", "law_rule/requirement"),
        ("유엔 제재 위반이다.", "law_rule/breach"),
        ("결의는 2017년 12월에 채택됐다.", "law_rule/adoption"),
        ("공안이 밀수를 단속했다.", "enforcement/crackdown"),
        ("경찰이 차를 압수했다.", "enforcement/seizure"),
        ("단속 때문에 그렇게 됐다.", "causal_claim/cause"),
        ("차를 모는 것이 유행이다.", "demand/level"),
        ("차가 모자라다.", "demand/shortage"),
        ("세 집이 돈을 합쳐 차를 샀다.", "pooled_purchase/sharers"),
        ("돈을 합쳐 차를 샀고 한 집이 2만 위안씩 냈다.", "pooled_purchase/contribution"),
        ("외화가 부족하다.", "currency/shortage"),
        ("1달러에 8900원이다.", "currency/rate"),
        ("1위안에 5700원이다.", "currency/rate"),
        ("통계로는 수입액은 1억 달러이다.", "trade_balance/imports"),
        ("위챗에 캠리 한 대를 내놓은 광고가 올라왔다.", "offer/offered"),
        ("조선으로 가져갈 사람에게만 차를 판다.", "offer/condition"),
        ("차대번호는 가려져 있었다.", "vehicle_identity/vin"),
        ("2019년식 승용차가 있다.", "vehicle_identity/year"),
        ("차는 저당이 잡혀 있다.", "encumbrance/status"),
        ("은행 세 곳이 차를 두고 권리를 주장한다.", "encumbrance/overlapping_claims"),
        ("은행은 차를 되찾을 수 없다.", "recourse/lender_recovery"),
        ("경매에서 4만 위안에 낙찰됐다.", "auction/result"),
        ("법원의 판결은 효력이 없다.", "jurisdiction/lender_reach"),
        ("주민들은 불만이 많다.", "attitude/resentment"),
        ("돈주들은 몰수를 두려워한다.", "attitude/fear"),
        ("노란 번호판은 개인 차라는 뜻이다.", "plate/meaning"),
        ("번호판 없는 차가 있다.", "plate/missing"),
        ("차 열두 대는 번호판이 없었다.", "plate/missing"),
        ("차가 무산에서 강을 건넌다.", "route/crossing_place"),
        ("밤에만 차가 강을 건넌다.", "route/time"),
        ("길이 막혔다.", "route/stopped"),
        ("다시 길이 열렸다.", "route/resumed"),
        ("보관장을 운영하는 박 모 씨는 말이 없다.", "actor_role/role"),
    ],
)
def test_korean_topics(text: str, kind: str) -> None:
    assert kind in _kinds(f"{text}")


@pytest.mark.parametrize(
    "text",
    [
        "Plates of dumplings cost 12 yuan.",
        "A cup of tea costs 3 yuan.",
        "The pedestrian crossing had been repainted in yellow.",
        "The permit for the noodle stall hangs there.",
        "The interest people talk about is the bank's: 1.8 percent a month.",
        "How many cars stood in the lot?",
        "64 vehicles at Uiju",
        "(Constructed text: 64 cars stood in the yard.)",
        "Two visits nine days apart gave two numbers.",
        "In 2017 it rained.",
        "One of them laughed.",
        f"{'cars stood ' * 200}.",
        f"{'차' * 200}가 왔다.",
        "나선 계단은 스무 단이다.",
        "마신 차는 한 잔에 3위안이었다.",
        "택시 다섯 대가 있었다.",
        "배 한 개 값은 지난주보다 두 배로 뛰었다.",
        "(만든 글: 차 37대를 세었다는 것은 지어낸 것이다.)",
        "",
    ],
)
def test_what_states_nothing(text: str) -> None:
    assert statements_of(text, published="2026-01-20") == []


def test_what_could_not_be_confirmed() -> None:
    assert _kinds("I could not confirm that the road is closed to cars.") == set()


def test_all_fields_of_one() -> None:
    text = "Heading\n\nOn 7 November our surveyor, Ellis Harrow, counted about 64 cars in the yard at Uiju.\n"
    one = _one(text, "vehicle_count/seen")
    assert row_of(one) == {
        "sentence_no": 2,
        "quote": "counted about 64 cars",
        "topic": "vehicle_count",
        "property": "seen",
        "subject": "",
        "value": "about 64 cars",
        "low": 64,
        "high": 64,
        "approx": True,
        "unit": "vehicles",
        "currency": None,
        "direction": None,
        "place": "Uiju",
        "happened_on": "2025-11-07",
        "relative": True,
        "date_words": "On 7 November",
        "said_on": None,
        "said_by": ["Paper", "Ellis Harrow"],
        "basis": "saw",
        "polarity": "asserted",
        "cause_of": None,
        "span": [42, 63],
    }
    assert one.line == 3
    assert text.splitlines()[one.line - 1][slice(*one.span)] == one.quote == text[one.start : one.end]


def test_numbers_as_they_are_printed() -> None:
    assert (
        row_of(_one("The trade deficit reached 1.9 billion dollars.", "trade_balance/deficit"))["low"] == 1_900_000_000
    )
    assert row_of(_one("The lot can hold up to 200 cars.", "storage_site/capacity"))["low"] is None
    assert row_of(_one("Fuel costs 9.5 yuan.", "cost/fuel"))["high"] == 9.5


@pytest.mark.parametrize(
    ("text", "kind", "polarity", "basis"),
    [
        ("If the permit rose to 40,000 yuan, nobody would buy.", "fee/import_permit", "hypothetical", "opinion"),
        ("He denied that the van had been mortgaged.", "encumbrance/status", "denied", "reported"),
        ("Customs has not seized a single car.", "enforcement/seizure", "denied", "reported"),
        ("It says the buyer has no recourse.", "recourse/buyer_recourse", "denied", "reported"),
        ("I considered buying a car with others.", "pooled_purchase/considered", "hypothetical", "saw"),
        ("Families considered buying a car with others.", "pooled_purchase/considered", "hypothetical", "reported"),
        ("It is rumoured that the permit costs 20,000 yuan.", "fee/import_permit", "asserted", "heard"),
        ("A trader heard that the permit costs 20,000 yuan.", "fee/import_permit", "asserted", "heard"),
        ("Apparently the road is closed to cars.", "route/stopped", "asserted", "inferred"),
        ("We have never brought a car back: we cannot recover it.", "recourse/lender_recovery", "denied", "saw"),
        ("Registration and storage costs are high for cars.", "fee/registration", "asserted", "opinion"),
        ("A trader believes the road is closed to cars.", "route/stopped", "asserted", "opinion"),
        ("Ri Ok, who sells tyres, came.", "actor_role/role", "asserted", "reported"),
        ("등록비가 올랐다는 것은 헛소문이다.", "fee/registration", "denied", "reported"),
        ("등록비가 올랐다는 것은 사실이 아니다.", "fee/registration", "denied", "reported"),
        ("장씨는 “차 압수는 없었고 검사만 했다”며 부인했다.", "enforcement/seizure", "denied", "reported"),
        ("장씨는 “차 압수는 없었고 검사만 했다”며 부인했다.", "enforcement/inspection", "asserted", "reported"),
        ("장씨는 차에 저당이 잡혀 있다는 말을 듣고 아니라고 부인했다.", "encumbrance/status", "denied", "reported"),
        ("만약 길이 막혔다면 차는 오지 못할 것이다.", "route/stopped", "hypothetical", "opinion"),
        ("차 37대를 직접 세었다.", "vehicle_count/seen", "asserted", "saw"),
        ("나라에서 자가용을 허용했다는 것이 본지의 판단이다.", "policy/ownership_allowed", "asserted", "opinion"),
    ],
)
def test_polarity_and_basis(text: str, kind: str, polarity: str, basis: str) -> None:
    one = _one(text, kind)
    assert (one.polarity, one.basis) == (Polarity(polarity), Basis(basis))


def test_places_of_a_list_are_a_statement_each() -> None:
    text = "In Pyongyang, Hamhung, and Chongjin people pool their money to buy a car."
    found = [one.place for one in statements_of(text) if one.property == "practice"]
    assert found == ["Pyongyang", "Hamhung", "Chongjin"]


def test_causes() -> None:
    found = statements_of("The surge was a result of China's tolerance, the shortage, and the policy.")
    causes = [(one.quote, one.cause_of) for one in found if one.topic == "causal_claim"]
    assert [quote for quote, _ in causes] == ["was a result of China's tolerance", "the shortage", "the policy"]
    assert {effect for _, effect in causes} == {"The surge"}
    assert _one("Because the road is closed, cars wait.", "causal_claim/cause").cause_of == "cars wait"
    assert _one("It is closed because of the rain and it was cold.", "causal_claim/cause").cause_of == "It is closed"
    assert (
        _one("차가 늘어난 까닭을 두고 박씨는 허용했기 때문이라고 본다.", "causal_claim/cause").quote == "허용했기 때문"
    )


def test_when_it_was_said_is_not_when_it_happened() -> None:
    one = _one("NK Daily reported on Monday that 27 cars arrived.", "vehicle_count/arrived")
    assert (one.said_on, one.happened_on) == ("2026-01-19", "")
    korean = _one("박씨는 차 27대가 들어왔다고 지난 15일 말했다.", "vehicle_count/arrived")
    assert (korean.said_on, korean.happened_on) == ("2026-01-15", "")


@pytest.mark.parametrize(
    ("text", "kind", "date"),
    [
        ("Last May the price of a van was 60,000 yuan, less than in March.", "price/going", "2025-05"),
        ("The price of a van was 60,000 yuan, more than in March.", "price/going", ""),
        ("지난여름 차 값은 6만 위안, 지금은 8만 위안이다.", "price/going", "2025-06/2025-08"),
        ("재작년의 그 큰 단속과 몰수를 겪은 돈주들은 아직도 두려워한다.", "attitude/fear", ""),
        ("돈주들은 재작년의 몰수를 지금까지도 마음속으로 두려워한다.", "attitude/fear", ""),
        ("There are seven fords, down from ten in December.", "crossing_count/count", ""),
    ],
)
def test_dates_of_statements(text: str, kind: str, date: str) -> None:
    assert _one(text, kind).happened_on == date


def test_rises_and_falls() -> None:
    assert _one("Four fords, two more than last May, are open.", "crossing_count/count").direction == ""
    found = [one.direction for one in statements_of("There are four fords, two more than before.")]
    assert found == ["", "rises"]
    washed = statements_of("There are no more than three fords. The flood washed one away.")
    assert [(one.low, one.high, one.direction) for one in washed] == [
        (None, Decimal(3), ""),
        (Decimal(1), Decimal(1), "falls"),
    ]


def test_a_number_goes_on_counting_what_was_counted() -> None:
    found = statements_of("He has sold forty cars. It cannot be more than fifteen.")
    assert [(one.property, one.high) for one in found] == [("sold", Decimal(40)), ("sold", Decimal(15))]


def test_bare_numbers_take_their_kind_from_what_stands_near() -> None:
    crew = _one("The permit was 25,000 yuan, and the crossing crew took 3,000.", "cost/transport")
    assert (crew.low, crew.currency) == (Decimal(3000), "CNY")
    assert _one("There 30 stood, all of them cars.", "vehicle_count/seen").unit == "vehicles"
    assert _one("Cars came. Nine had no plates.", "plate/missing").low == Decimal(9)
    far = "The price that people there name for such a van is 58,000 yuan."
    assert _one(far, "price/going").quote in far


def test_quotes_end_with_whole_words() -> None:
    text = "The lender cannot recover a car once it is across the river."
    assert f"{_one(text, 'recourse/lender_recovery').quote} " in f"{text} "
    assert _one("He said the van was mortgaged.", "encumbrance/status").quote == "was mortgaged"


def test_words_that_only_look_like_cues() -> None:
    assert "actor_role/role" not in _kinds("The old man, a broker in Dandong, came.")
    found = statements_of("The state earns money from the rich and from permits.")
    assert [one.quote for one in found if one.property == "revenue_stream"] == ["permits"]
    assert "causal_claim/cause" in _kinds("It is shut because the flood led to damage.")
    assert "plate/count" not in _kinds("Yellow plates have become common.")


def test_a_sum_goes_on_with_what_it_was_for() -> None:
    found = statements_of("A used car cost 70,000 yuan in May. It rose to 85,000 in June.")
    assert [(one.property, one.low) for one in found] == [("going", Decimal(70000)), ("going", Decimal(85000))]


def test_numbers_that_are_left_alone() -> None:
    assert _kinds("He bought one van.") == set()
    assert len(statements_of("The permit cost 30,000 yuan (put at 4,160 dollars).")) == 1
    assert _kinds("The van costs 300 yuan.") == set()
    assert "pooled_purchase/sharers" not in _kinds("여러 집이 돈을 합쳐 차를 샀다.")
    assert "price/asking" not in _kinds("Cars are offered there, 50 yuan.")


def test_what_rules_and_fears_hold_states_nothing_of_its_own() -> None:
    assert "encumbrance/status" not in _kinds("The rule forbids the export of cars that are mortgaged to a bank.")
    assert _kinds("Traders fear that police will seize their cars.") == {"attitude/fear"}
    assert "demand/level" not in _kinds("돈을 모아 차를 사는 것이 유행이다.")
    assert "plate/colour" not in _kinds("Yellow plates mean private cars.")


def test_a_published_day_is_not_needed() -> None:
    assert [one.happened_on for one in statements_of("Last week 64 cars stood there.")] == [""]


def test_the_vocabulary_and_the_cues_agree() -> None:
    with_cue = {f"{cue.topic}/{cue.property}" for cue in prose.cues()}
    assert with_cue <= set(prose.properties())
    assert set(prose.properties()) - with_cue == {"causal_claim/cause", "actor_role/role"}
    assert all(cue.expression("zh") is None for cue in prose.cues())
    compiled = [cue.expression(language) for cue in prose.cues() for language in cue.patterns]
    assert None not in compiled


_SENTENCES = st.text(
    st.sampled_from(
        [
            *list("cars plate yuan 12,.?!“”\"';:—-\n차값위안대가고는은이를 말했다번호판박씨지난달"),
            *("\u3000", "😀", "\ue000"),
        ]
    ),
    max_size=60,
)


@settings(max_examples=60, deadline=None)
@given(_SENTENCES, st.sampled_from(["", "2025-11", "2025-11-18"]))
def test_any_text_is_read(text: str, published: str) -> None:
    for one in statements_of(text, publisher="Paper", published=published):
        assert text[one.start : one.end] == one.quote
        assert text.splitlines()[one.line - 1][slice(*one.span)] == one.quote
        assert f"{one.topic}/{one.property}" in prose.properties()
