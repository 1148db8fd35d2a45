"""JSON Schemas of what collectors write: loose on keys that are not used, strict on the types of those that are."""

from __future__ import annotations

from yellowplate.records.ids import Plain

_DRAFT = "https://json-schema.org/draft/2020-12/schema"
_WORD: Plain = {"type": ["string", "number", "null"]}
"""Ids, times and counts: some versions write numbers, some strings, some leave them empty."""
_TEXT: Plain = {"type": ["string", "null"]}
_OBJECT: Plain = {"type": ["object", "null"]}
_LIST: Plain = {"type": ["array", "null"]}


def _each(names: str, of: Plain) -> dict[str, Plain]:
    return dict.fromkeys(names.split(), of)


MEDIACRAWLER_IDS = ("comment_id", "aweme_id", "note_id", "video_id", "user_id", "creator_hash")
MEDIACRAWLER_ROW: dict[str, Plain] = {
    "$schema": _DRAFT,
    "title": "One row of MediaCrawler: a content, a comment or a creator",
    "type": "object",
    "anyOf": [{"required": [name]} for name in MEDIACRAWLER_IDS],
    "properties": {
        **_each("comment_id aweme_id note_id video_id user_id creator_hash parent_comment_id sec_uid", _WORD),
        **_each("short_user_id user_unique_id aweme_type type create_time time last_modify_ts", _WORD),
        **_each("liked_count like_count collected_count comment_count comments_count share_count shared_count", _WORD),
        **_each("sub_comment_count viewd_count video_play_count follows fans interaction videos_count", _WORD),
        **_each("title desc content nickname user_signature ip_location note_url aweme_url video_url", _TEXT),
        **_each("image_list note_download_url pictures video_download_url video_play_url", _TEXT),
    },
    "additionalProperties": True,
}

DOUYIN_POST: dict[str, Plain] = {
    "$schema": _DRAFT,
    "title": "One post of Douyin's or TikTok's app interface (aweme)",
    "type": "object",
    "required": ["aweme_id"],
    "properties": {
        **_each("aweme_id aweme_type create_time", _WORD),
        **_each("desc caption region ip_label share_url", _TEXT),
        **_each("statistics video poi_info share_info", _OBJECT),
        "author": {
            "type": ["object", "null"],
            "properties": {
                **_each("uid sec_uid unique_id short_id", _WORD),
                **_each("nickname signature custom_verify enterprise_verify_reason", _TEXT),
            },
        },
        "seo_info": {"type": ["object", "null"], "properties": {"seo_ocr_content": _TEXT}},
        "images": _LIST,
    },
    "additionalProperties": True,
}

AUTO_ARCHIVER_RESULT: dict[str, Plain] = {
    "$schema": _DRAFT,
    "title": "One result of auto-archiver; in its CSV, metadata and media are Python reprs of the same",
    "type": "object",
    "required": ["metadata"],
    "properties": {
        "status": _TEXT,
        "metadata": {
            "type": "object",
            "properties": {
                **_each("_processed_at timestamp upload_date id duration width height", _WORD),
                **_each("url webpage_url title content description", _TEXT),
                **_each("uploader uploader_id channel channel_id channel_follower_count", _WORD),
                **_each("like_count view_count comment_count repost_count save_count", _WORD),
            },
        },
        "media": {
            "type": ["array", "null"],
            "items": {
                "type": "object",
                "required": ["filename"],
                "properties": {"filename": {"type": "string"}, "urls": _LIST, "properties": _OBJECT},
            },
        },
    },
    "additionalProperties": True,
}

WACZ_PAGE: dict[str, Plain] = {
    "$schema": _DRAFT,
    "title": "One line of pages/pages.jsonl in a WACZ; the first line has `format` and no `url`",
    "type": "object",
    "anyOf": [{"required": ["url"]}, {"required": ["format"]}],
    "properties": {**_each("url title text", _TEXT), **_each("id ts", _WORD)},
    "additionalProperties": True,
}
