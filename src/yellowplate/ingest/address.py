"""Addresses as text: the platform behind a host name, and addresses without the keys that expire. Nothing is opened."""

from __future__ import annotations

import re
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from yellowplate.records.ids import Plain

_HOSTS = {
    "bilibili.com": "bilibili",
    "b23.tv": "bilibili",
    "douyin.com": "douyin",
    "iesdouyin.com": "douyin",
    "facebook.com": "facebook",
    "instagram.com": "instagram",
    "kuaishou.com": "kuaishou",
    "kwai.com": "kuaishou",
    "chenzhongtech.com": "kuaishou",
    "gifshow.com": "kuaishou",
    "t.me": "telegram",
    "tiktok.com": "tiktok",
    "twitter.com": "twitter",
    "x.com": "twitter",
    "vk.com": "vk",
    "weibo.com": "weibo",
    "weibo.cn": "weibo",
    "weixin.qq.com": "wechat",
    "xiaohongshu.com": "xiaohongshu",
    "xhslink.com": "xiaohongshu",
    "youtube.com": "youtube",
    "youtu.be": "youtube",
}
"""Host names to platforms: the domains that the platforms' own share links carry (2026)."""

_TOKEN = re.compile(
    r"(?i).*(?:token|sign|expire|secret|session|cookie|credential|policy|ticket|passwd|password).*"
    r"|a_?bogus|auth(?:_?key)?|key|msuuid|mstoken|sig|t|l|verifyfp|web_?id|wsSecret|wsTime|xsec_source"
)
"""Names of parameters and keys that open a thing for a while or name the collector's own session."""
_WEB = re.compile(r"https?://\S+", re.IGNORECASE)


def _split(url: str) -> tuple[str, str, str, str, str] | None:
    try:
        return tuple(urlsplit(url.strip()))  # type: ignore[return-value]
    except ValueError:
        return None


def platform_of(url: str) -> str:
    """Name the platform an address belongs to.

    Args:
        url: an address, whole or without scheme.

    Returns:
        A lower-case name such as "douyin", or "" for an unknown host or no address.

    >>> platform_of("https://www.iesdouyin.com/share/video/7"), platform_of("https://notdouyin.com/")
    ('douyin', '')
    """
    parts = _split(url if "://" in url else f"https://{url}")
    host = parts[1].rpartition("@")[2].partition(":")[0].lower().rstrip(".") if parts else ""
    labels = host.split(".")
    for first in range(len(labels) - 1):
        if name := _HOSTS.get(".".join(labels[first:])):
            return name
    return ""


def without_tokens(url: str) -> str:
    """Take expiring and personal keys out of an address; what names the post stays.

    Args:
        url: an address as text.

    Returns:
        The address without user, without fragment and without the parameters that `_TOKEN` names; an address that
        cannot be taken apart comes back cut at its "?".

    >>> without_tokens("https://www.youtube.com/watch?v=l75MaDRXzG8&xsec_token=A&t=9#x")
    'https://www.youtube.com/watch?v=l75MaDRXzG8'
    """
    parts = _split(url)
    if parts is None:
        return url.partition("?")[0]
    scheme, netloc, path, query, _fragment = parts
    kept = [(name, value) for name, value in parse_qsl(query, keep_blank_values=True) if not _TOKEN.fullmatch(name)]
    dropped = kept != parse_qsl(query, keep_blank_values=True)
    return urlunsplit((scheme, netloc.rpartition("@")[2], path, urlencode(kept) if dropped else query, ""))


def without_query(url: str) -> str:
    """Cut an address at its query, for platforms whose paths name the post by themselves."""
    return re.split(r"[?#]", url, maxsplit=1)[0]


def clean(value: Plain) -> Plain:
    """Take tokens out of what a format keeps as extras: keys that are tokens go, addresses lose theirs.

    Args:
        value: anything JSON can hold.

    Returns:
        The same shape without token keys, with empty values (None, "", [], {}) left out of objects.
    """
    if isinstance(value, dict):
        kept = {key: clean(part) for key, part in value.items() if not re.fullmatch(r"(?i).*token", key)}
        return {key: part for key, part in kept.items() if part is not None and part not in ("", [], {})}
    if isinstance(value, list):
        return [clean(part) for part in value]
    if isinstance(value, str):
        return _WEB.sub(lambda found: _clean_addresses(found.group()), value)
    return value


def _clean_addresses(text: str) -> str:
    return ",".join(without_tokens(part) if part.lower().startswith("http") else part for part in text.split(","))
