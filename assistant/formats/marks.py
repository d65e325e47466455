"""Markdown's marks within a line: taken off where OKRs are read, put before signs where they are written."""

import re

_SPECIAL = re.compile(r"[\\`*\[\]<>|]|^#|#(?=#*$)|(?<![^\W_])_|_(?![^\W_])|&(?=#?\w{1,30};)|~(?=~)|(?<=~)~")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_FOOTNOTE = re.compile(r"[ \t]?\[\^[^\]\s]{1,80}\]")
_LINK = re.compile(r"!?\[([^\[\]]{0,500})\]\((?:<[^<>]{0,500}>|[^()\s]{0,500})(?:[ \t]+\"[^\"]{0,200}\")?\)")
_REFERENCE = re.compile(r"\[([^\[\]]{1,200})\]\[[^\[\]]{0,80}\]")
_AUTOLINK = re.compile(r"<(https?://[^<>\s]{1,500})>")
_TAG = re.compile(r"</?(?:b|i|u|em|strong|br|sub|sup|span|mark|del|ins|small|kbd|code)\b[^<>]{0,200}>", re.IGNORECASE)
_CODE = re.compile(r"(`{1,3})([^`]{1,500})\1")
_STRONG = re.compile(r"(\*\*|__|~~|==)(?=\S)([^*_~=]{1,2000}?)(?<=\S)\1")
_EMPHASIS = re.compile(
    r"(?<![\w*])\*(?=[^\s*])([^*]{1,2000}?)(?<=[^\s*])\*(?![\w*])|(?<![\w_])_(?=[^\s_])([^_]{1,2000}?)(?<=[^\s_])_(?![\w_])"
)
_HELD = 0xE000


def escaped(text: str) -> str:
    """Give a text on one line with a backslash before every sign that Markdown would read as a mark."""
    return _SPECIAL.sub(lambda found: f"\\{found[0]}", " ".join(text.split()))


def unmarked(text: str) -> str:
    """Give a line's words: emphasis, links, code marks and footnote marks taken off."""
    text = _ESCAPED.sub(lambda found: chr(_HELD + ord(found[1])), text)
    text = _FOOTNOTE.sub("", text)
    text = _CODE.sub(r"\2", text)
    text = _LINK.sub(r"\1", text)
    text = _REFERENCE.sub(r"\1", text)
    text = _AUTOLINK.sub(r"\1", text)
    text = _TAG.sub("", text)
    for _ in range(2):
        text = _STRONG.sub(r"\2", text)
        text = _EMPHASIS.sub(lambda found: found[1] or found[2], text)
    return "".join(chr(ord(char) - _HELD) if _HELD <= ord(char) < _HELD + 128 else char for char in text).strip()
