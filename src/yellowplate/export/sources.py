"""What the sources pages show of each item: its hash, its posts, what was read in it."""

from __future__ import annotations

from dataclasses import dataclass

from yellowplate.export import dates, spelling, wording
from yellowplate.export.told import Told, View
from yellowplate.records import Item, MediaKind, Post

TEXT_SHOWN = 4000
"""Characters of one text or reading shown; the rest is in the item."""

KINDS = {
    MediaKind.IMAGE: "Picture",
    MediaKind.VIDEO: "Video",
    MediaKind.AUDIO: "Sound",
    MediaKind.TEXT: "Text",
    MediaKind.STRUCTURED: "Table or file of fields",
    MediaKind.ARCHIVE: "Archive",
    MediaKind.OTHER: "File of another kind",
}


@dataclass(frozen=True, slots=True)
class PostShown:
    """A post as its item's entry prints it: who, relation to the item, dates, address, (role, text, language)."""

    who: str
    relation: str
    times: tuple[str, str]
    url: str
    texts: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class ToldShown:
    """A statement in short, with the address of its full line."""

    what: str
    where: str
    probability: str
    href: str
    label: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One item on a sources page; readings are (text, language, place, probability)."""

    item: Item
    kind: str
    size: str
    posts: tuple[PostShown, ...]
    told: tuple[ToldShown, ...]
    readings: tuple[tuple[str, str, str, str], ...]


def _cut(text: str) -> str:
    return text if len(text) <= TEXT_SHOWN else f"{text[:TEXT_SHOWN]} […]"


def _post(post: Post, relation: str) -> PostShown:
    by = wording.account_name(post)
    who = f"{wording.post_words(post)}{f' by {by}' if by else ''}"
    return PostShown(
        who=who,
        relation=relation,
        times=dates.post_times(post),
        url=post.url,
        texts=tuple(
            (str(one.role).replace("_", " "), _cut(one.text), spelling.language(one.text))
            for one in (post.texts if not relation else ())
            if one.text
        ),
    )


def entries(view: View) -> list[Entry]:
    """Write out every item of a dossier.

    Args:
        view: the dossier.

    Returns:
        In order of hash. The words of a post stand with the file that tells them, not again with each of its media.
    """
    told: dict[str, list[tuple[Told, str, str]]] = {}
    for car in view.cars:
        for one in (*car.told, *car.nearby):
            href = f"vehicles/{car.slug}.html#{one.name}"
            told.setdefault(one.statement.locator.item, []).append((one, href, car.label))
    for one in view.loose:
        told.setdefault(one.statement.locator.item, []).append((one, "reported.html", "reported facts"))
    posts: dict[str, list[PostShown]] = {}
    for post in view.posts:
        posts.setdefault(post.locator.item, []).append(_post(post, ""))
        for item in post.media:
            if item != post.locator.item:
                short = post.locator.item[:10]
                posts.setdefault(item, []).append(_post(post, f"it names this item; told by item {short}"))
    return [
        Entry(
            item=item,
            kind=KINDS[item.kind],
            size=f"{item.n_bytes:,} bytes",
            posts=tuple(posts.get(name, ())),
            told=tuple(
                ToldShown(
                    wording.what(one.statement),
                    spelling.where(one.statement.locator),
                    wording.probability(one.statement),
                    href,
                    label,
                )
                for one, href, label in sorted(
                    told.get(name, ()), key=lambda row: (row[0].statement.locator.sort_key, row[0].name, row[1])
                )
            ),
            readings=tuple(
                (_cut(one.text), spelling.language(one.text), spelling.where(one.locator), spelling.chance(one.prob))
                for one in view.readings.get(name, ())
            ),
        )
        for name, item in view.items.items()
    ]
