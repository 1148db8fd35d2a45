"""The sentences of a dossier. They are printed about real people: each says who says so, and none says more.

"Says", "was read as" and "not seen" are the words; "is", "valid" and "did not happen" are not. A claim is "asserted
by" somebody.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from yellowplate.export.spelling import amount, chance, counted
from yellowplate.export.told import Told
from yellowplate.records import (
    Answer,
    Basis,
    Binds,
    Finding,
    Item,
    Link,
    MediaKind,
    Origin,
    Polarity,
    Post,
    PostKind,
    Statement,
)

UNNAMED = "a speaker not named in this export"

NOT_CONFIRMED = 0.5
"""A reading less probable than this is printed as not confirmed."""

_SURE = ((0.99, "almost surely read right"), (0.9, "very likely read right"), (0.7, "likely read right"))

_BASIS = {
    Basis.SAW: "first hand",
    Basis.HEARD: "who heard it",
    Basis.INFERRED: "who concludes it",
    Basis.OPINION: "whose opinion it is",
    Basis.REPORTED: "who does not say how it is known",
}

_ITSELF = {
    MediaKind.IMAGE: "The picture itself",
    MediaKind.VIDEO: "The video itself",
    MediaKind.AUDIO: "The recording itself",
    MediaKind.TEXT: "The text itself",
    MediaKind.STRUCTURED: "The table or file itself",
}

_IN = {
    MediaKind.IMAGE: "In the picture",
    MediaKind.VIDEO: "In the video",
    MediaKind.TEXT: "In the text",
    MediaKind.STRUCTURED: "In the table or file",
}

READ_OFF = frozenset({"vin", "vin_alternative", "check_digit", "plate", "plate_colour", "plate_country"})
"""Properties that are read off a thing: nobody says them."""

_POST = {
    PostKind.VIDEO: "The post of a video",
    PostKind.PHOTOS: "The post of photographs",
    PostKind.TEXT: "The post",
    PostKind.COMMENT: "A comment",
    PostKind.PROFILE: "A profile",
    PostKind.PAGE: "A page",
    PostKind.ARTICLE: "An article",
}

_CHECK_DIGIT = {
    "observed": "the check digit was observed: the characters satisfy it as they were read, unforced",
    "imposed": "the check digit was imposed by the reading program, so that it fits proves nothing",
    "not_binding": "no check digit is asked for in the market this number is built for",
    "fails": "the check digit does not fit: a misreading, or a number that was not built by the rule",
}

_DESTINATION = {
    "dprk": "North Korea is named as where the car is to go",
    "concluded": "words that do not name the country are understood to mean that the car is to go to North Korea",
    "crossing_only": "a border town or crossing is named with the car, and no country it is to go to",
    "other": "a destination other than North Korea is named",
}

_ENCUMBERED = {
    "yes": "the car is said to be encumbered (mortgaged, pledged, leased or otherwise bound)",
    "no": "the car is said not to be encumbered",
    "unclear": "something is said of an encumbrance, but not whether there is one",
}


def probability(statement: Statement) -> str:
    """Say how sure the reading is, in words and number; it speaks of the reading, never of the truth of the words."""
    if is_by_person(statement):
        return "read by a person"
    prob = statement.prob
    if prob == 1.0 and is_typed(statement):
        return "typed text, nothing had to be recognised"
    words = next((said for floor, said in _SURE if prob >= floor), "")
    if not words:
        words = "more likely than not read right" if prob >= NOT_CONFIRMED else "not confirmed"
    if is_typed(statement):
        return f"typed text, understood so with probability {chance(prob)}"
    return f"read with probability {chance(prob)}, {words}"


def vin_probability(prob: float) -> str:
    """Say how sure a VIN is that a program read and no person looked at.

    >>> vin_probability(0.31)
    'read with probability 0.31, not confirmed'
    """
    state = "confirmed by no person" if prob >= NOT_CONFIRMED else "not confirmed"
    return f"read with probability {chance(prob)}, {state}"


def is_by_person(statement: Statement) -> bool:
    """True if a reviewer read or corrected it."""
    return statement.reader.startswith(("person:", "a person"))


def is_typed(statement: Statement) -> bool:
    """True if the words were text already, and nothing had to be recognised."""
    return statement.locator.box is None and statement.locator.t_start_s is None


def vin_known(read: Sequence[Statement]) -> str:
    """Say how a vehicle's VIN is known, from the statements that read it.

    Args:
        read: statements that give this very VIN.

    Returns:
        What a person, a text and a picture each contribute, such as "read with probability 0.93, confirmed by no
        person; typed in 1 text or table"; without any, that the number was only named.
    """
    parts = []
    if any(is_by_person(one) for one in read):
        parts.append("read by a person")
    seen = [one.prob for one in read if not is_typed(one) and not is_by_person(one)]
    if seen:
        parts.append(vin_probability(max(seen)))
    n_typed = sum(is_typed(one) and not is_by_person(one) for one in read)
    if n_typed:
        parts.append(f"typed in {counted(n_typed, 'text or table', 'texts or tables')}")
    return "; ".join(parts) or "named in a table or report, and no reading of it is shown here"


def speaker(link: Link) -> str:
    """Name one speaker with how they know it."""
    return f"{link.speaker or UNNAMED}, {_BASIS[link.basis]}"


def account_name(post: Post) -> str:
    """Name the account behind a post, or "" where it is not known or closed."""
    author = post.author
    if author is None:
        return ""
    known = author.id or author.handle
    if author.name and known:
        return f"{author.name} (account {known})"
    return author.name or (f"account {known}" if known else "")


def post_words(post: Post) -> str:
    """Name a post by kind and platform: "The post of a video on douyin"."""
    return f"{_POST[post.kind]}{f' on {post.platform}' if post.platform else ''}"


def who(told: Told, item: Item | None) -> str:
    """Say who speaks: the chain of speakers, outermost first; without one the post or the thing itself.

    Returns:
        The beginning of a sentence, such as "The post of a video on douyin by 阿明 (account 77)"; for what is read off
        a thing "In the video, the post of ...".
    """
    chain = told.statement.said_by
    by = account_name(told.post) if told.post else ""
    published = f"{post_words(told.post)}{f' by {by}' if by else ''}" if told.post else ""
    if not chain and told.statement.property in READ_OFF:
        inside = _IN.get(item.kind, "In the item") if item else "In the item"
        return f"{inside}, {published[0].lower()}{published[1:]}" if published else inside
    if chain:
        first = speaker(chain[0])
        return "; citing ".join([first[0].upper() + first[1:], *(speaker(link) for link in chain[1:])])
    if published:
        return published
    return _ITSELF.get(item.kind, "The item itself") if item else "The item itself"


def _read(statement: Statement) -> str:
    return "is given as" if is_typed(statement) else "was read as"


def _claim(statement: Statement) -> str:
    holder = statement.said_by[-1].speaker if statement.said_by else ""
    sum_ = f" of {amount(statement.quantity)}" if statement.quantity else ""
    kind = statement.value if statement.value != "unknown" else "right of unknown kind"
    article = "an" if kind[:1] in "aeiou" else "a"
    return f"{article} {kind}{sum_} over the car is asserted by {holder or 'a claimant not named here'}"


def _registered(statement: Statement) -> str:
    if statement.value == "no":
        return "the claim is said not to be registered"
    return f"the claim is said to have been registered on {statement.value}"


def _number_or_value(statement: Statement) -> str:
    return amount(statement.quantity) if statement.quantity else statement.value


def _contact(statement: Statement) -> str:
    scheme, _, key = statement.value.partition(":")
    names = {"phone": "telephone", "wechat": "WeChat", "qq": "QQ"}
    return f"the contact given is {names.get(scheme, scheme)} {key}"


def check_digit(value: str) -> str:
    """Say what is known of a check digit: "observed", "imposed", "not_binding" or "fails"."""
    return _CHECK_DIGIT.get(value, f"of the check digit is recorded: {value}")


def _destination(told: Statement) -> str:
    key = "concluded" if (told.value, told.origin) == ("dprk", Origin.INFERRED) else told.value
    return _DESTINATION.get(key, f"the destination named is {told.value}")


def _papers(statement: Statement) -> str:
    state, _, which = statement.value.partition(": ")
    return f"of the papers is said to be {state}: {which}" if which else f"papers are said to be {state}"


_WHAT: dict[str, Callable[[Statement], str]] = {
    "vin": lambda one: f"the VIN {_read(one)} {one.value}",
    "vin_alternative": lambda one: f"the same characters may also be read as {one.value}",
    "check_digit": lambda one: check_digit(one.value),
    "plate": lambda one: f"the number plate {_read(one)} {one.value}",
    "price": lambda one: f"the price is said to be {_number_or_value(one)}",
    "mileage": lambda one: f"the mileage is said to be {_number_or_value(one)}",
    "year": lambda one: f"the model year is said to be {one.value}",
    "model": lambda one: f"the car is said to be a {one.value}",
    "offer": lambda one: "the car is offered" if one.value == "yes" else f"of an offer is said: {one.value}",
    "encumbered": lambda one: _ENCUMBERED.get(one.value, f"of an encumbrance is said: {one.value}"),
    "destination": _destination,
    "tracker_removed": lambda _: "the tracker is said to have been removed",
    "papers": _papers,
    "contact": _contact,
    "place": lambda one: f"{one.value} is named as a place near the car",
    "claim": _claim,
    "claim_registered": _registered,
    "defaulted": lambda _: "the debtor is said to be in default",
    "seized": lambda _: "the car is said to have been seized",
    "same_clip": lambda one: f"the same pictures stand in item {one.value[:12]}",
    "seen": lambda one: f"the car is said to have been seen at {one.value}",
}


def what(statement: Statement) -> str:
    """Say what a statement says, as the middle of a sentence; unknown properties are printed as they are."""
    known = _WHAT.get(statement.property)
    if known is None:
        topic = statement.property.replace("_", " ")
        at = f" ({statement.place})" if statement.place else ""
        core = f"{topic}{at}: {_number_or_value(statement)}"
    else:
        core = known(statement)
    if statement.polarity is Polarity.DENIED:
        return f"denied by the speaker: {core}"
    if statement.polarity is Polarity.HYPOTHETICAL:
        return f"as a possibility only: {core}"
    return core


def origin(statement: Statement) -> str:
    """Mark a statement as observed or inferred."""
    return "observed" if statement.origin is Origin.OBSERVED else "inferred by a program"


def answer(value: Answer) -> str:
    """Write a rule's answer for people."""
    return "cannot tell" if value is Answer.UNKNOWN else value.lower().replace("_", " ")


_WOULD_BE = "would be breached if carried out as said"
OUTCOMES = ("breached", _WOULD_BE, "not breached", "cannot tell")
"""What a finding comes to, gravest first."""


def outcome(finding: Finding) -> str:
    """Say in one word or two what a finding comes to: one of `OUTCOMES`."""
    if finding.answer is Answer.UNKNOWN and finding.if_carried_out is Answer.BREACHED:
        return _WOULD_BE
    return answer(finding.answer)


def binds(values: Sequence[Binds]) -> str:
    """Say whom a rule binds."""
    names = {Binds.STATE: "states", Binds.PERSON: "persons", Binds.FIRM: "firms"}
    return ", ".join(names[value] for value in values) or "not stated"
