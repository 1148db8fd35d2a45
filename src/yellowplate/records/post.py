"""One publication as a collector's file tells it: a video post, a photo post, a comment, a page, an article."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from yellowplate.records.ids import identify
from yellowplate.records.locator import Locator
from yellowplate.records.times import Dated


class PostKind(StrEnum):
    """What was published."""

    VIDEO = "video"
    PHOTOS = "photos"
    TEXT = "text"
    COMMENT = "comment"
    PROFILE = "profile"
    PAGE = "page"
    ARTICLE = "article"


class TextRole(StrEnum):
    """What a text of a post is."""

    TITLE = "title"
    BODY = "body"
    AUTHOR_NAME = "author_name"
    AUTHOR_PROFILE = "author_profile"
    PLATFORM_OCR = "platform_ocr"
    """The platform's own reading of the video (Douyin `seo_ocr_content`): a second witness, not ours."""


@dataclass(frozen=True, slots=True)
class PostText:
    """One text of a post, word for word.

    Attributes:
        role: what it is.
        text: as written, nothing cleaned.
        locator: the item and field it stands in; a span where it is part of a field.
    """

    role: TextRole
    text: str
    locator: Locator


@dataclass(frozen=True, slots=True)
class Account:
    """An account on a platform, as the file names it; several ids may name one account.

    Attributes:
        platform: "douyin", "xiaohongshu", "kuaishou", "youtube", ...; a lower-case name.
        id: the platform's own lasting id (uid, sec_uid, creator_hash), or "".
        handle: the id that people see (抖音号, @name), or "".
        name: the display name, or "".
    """

    platform: str
    id: str = ""
    handle: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True)
class Post:
    """What a file says about one publication.

    Attributes:
        locator: the item the file is, and the field (JSON pointer) of this post in it.
        kind: what was published.
        platform: lower-case name, or "" where not known.
        post_id: the platform's id, or "".
        author: the account that published, or None.
        texts: title, body, author's profile and so on, word for word.
        published: every date of publication the file gives, strongest first; empty where it gives none.
        captured: when the collector archived it, or None.
        url: address of the post, as text; never opened.
        media: SHA-256 of items that belong to it and were found.
        missing_media: names or addresses of media the file speaks of that were not found.
        counts: (name, number) pairs such as ("likes", 23000), sorted by name.
        place_label: place the platform printed (IP place, POI), or "".
        parent_post: id of the post a comment belongs to, or "".
        extras: keys the format does not know or does not use, as one JSON object in canonical form; "" for none.
    """

    locator: Locator
    kind: PostKind
    platform: str = ""
    post_id: str = ""
    author: Account | None = None
    texts: tuple[PostText, ...] = ()
    published: tuple[Dated, ...] = ()
    captured: Dated | None = None
    url: str = ""
    media: tuple[str, ...] = ()
    missing_media: tuple[str, ...] = ()
    counts: tuple[tuple[str, int], ...] = ()
    place_label: str = ""
    parent_post: str = ""
    extras: str = ""

    @property
    def id(self) -> str:
        """Id from the place the post was read from: the same post told by two files is two records."""
        return identify("po", [self.locator.item, self.locator.field])

    @property
    def context(self) -> str:
        """The context its texts belong to: "<item>#<field>", or "<item>" for a file that is one post."""
        return f"{self.locator.item}#{self.locator.field}" if self.locator.field else self.locator.item
