"""The light markup in which a description is written, and the HTML that is kept of it. Pure.

A blank line ends a paragraph; `## ` begins a heading, `- ` and `1. ` an item, `> ` a quotation; `**strong**`,
`*emphasis*` and `[words](https://…)` stand within a line; a backslash takes a sign as it is.
"""

import re
from html import escape
from html.parser import HTMLParser

from resumes_app.jobs.service.wording import safe_html

_INLINE = re.compile(
    r"\\(?P<plain>[\\*\[\]#>\-.+0-9])"
    r"|\*\*(?P<strong>(?:\\.|[^\\\n]){1,500}?)\*\*"
    r"|\*(?P<em>(?:\\.|[^\\*\n]){1,500}?)\*"
    r"|\[(?P<words>[^\]\n]{1,200})\]\((?P<address>(?:https?://|mailto:)[^)\s]{1,500})\)"
)
_HEADING = re.compile(r"#{1,4}\s+(?P<text>.+)")
_ITEM = re.compile(r"(?P<sign>[-*+]|\d{1,3}[.)])\s+(?P<text>.+)")
_QUOTE = re.compile(r">\s?(?P<text>.*)")
_LINK = re.compile(r"\]\((?:https?://|mailto:)")
_SPECIAL = re.compile(r"[\\*\[]")
_SPECIAL_START = re.compile(r"^(#{1,4}\s|[-+]\s|>|\d{1,3}[.)]\s)")


def to_html(text: str) -> str:
    """Return the sanitised HTML of words in light markup."""
    blocks: list[tuple[str, list[str]]] = []
    for line in [*text.splitlines(), ""]:
        kind, words = _kind(line.strip())
        if kind and blocks and blocks[-1][0] == kind and kind != "h3":
            blocks[-1][1].append(words)
        elif kind or (blocks and blocks[-1][0]):
            blocks.append((kind, [words]))
    return safe_html("".join(_block(kind, lines) for kind, lines in blocks))


def _kind(line: str) -> tuple[str, str]:
    if found := _HEADING.fullmatch(line):
        return "h3", found["text"]
    if found := _ITEM.fullmatch(line):
        return ("ol" if found["sign"][0].isdigit() else "ul"), found["text"]
    if found := _QUOTE.fullmatch(line):
        return "blockquote", found["text"]
    return ("p" if line else ""), line


def _block(kind: str, lines: list[str]) -> str:
    words = [_inline(line) for line in lines]
    if kind in ("ul", "ol"):
        items = "".join(f"<li>{item}</li>" for item in words)
        return f"<{kind}>{items}</{kind}>"
    return f"<{kind}>{'<br>'.join(words)}</{kind}>" if kind else ""


def _inline(text: str) -> str:
    made, at = "", 0
    for found in _INLINE.finditer(text):
        made += escape(text[at : found.start()], quote=False) + _marked(found)
        at = found.end()
    return made + escape(text[at:], quote=False)


def _marked(found: re.Match[str]) -> str:
    if found["plain"]:
        return escape(found["plain"], quote=False)
    if found["strong"]:
        return f"<strong>{_inline(found['strong'])}</strong>"
    if found["em"]:
        return f"<em>{_inline(found['em'])}</em>"
    return f'<a href="{escape(found["address"])}">{_inline(found["words"])}</a>'


def to_markup(html: str) -> str:
    """Return sanitised HTML as light markup; what that has no sign for becomes plain words."""
    reader = _Reader()
    reader.feed(safe_html(html))
    reader.close()
    reader.end_line()
    return re.sub(r"\n{3,}", "\n\n", "\n".join(reader.lines)).strip()


class _Reader(HTMLParser):
    """Collects lines."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lines: list[str] = []
        self._line = ""
        self._start = ""
        self._lists: list[str] = []
        self._address = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in ("strong", "b"):
            self._line += "**"
        elif tag in ("em", "i"):
            self._line += "*"
        elif tag == "a":
            self._address = dict(attrs).get("href") or ""
            self._line += "[" if self._address else ""
        elif tag == "br":
            self.end_line()
        else:
            self._open_block(tag)

    def _open_block(self, tag: str) -> None:
        self.end_line()
        if tag in ("ul", "ol"):
            self._lists.append(tag)
        if tag == "li":
            self._start = "1. " if self._lists[-1:] == ["ol"] else "- "
        else:
            self.lines.append("")
            self._start = {"blockquote": "> ", "h2": "## ", "h3": "## ", "h4": "## "}.get(tag, "")

    def handle_endtag(self, tag: str) -> None:
        if tag in ("strong", "b"):
            self._line += "**"
        elif tag in ("em", "i"):
            self._line += "*"
        elif tag == "a":
            self._line += f"]({self._address})" if self._address else ""
            self._address = ""
        elif tag != "br":
            self.end_line()
            self._start = ""
            if tag in ("ul", "ol") and self._lists:
                self._lists.pop()
            if tag != "li":
                self.lines.append("")

    def handle_data(self, data: str) -> None:
        words = _SPECIAL.sub(r"\\\g<0>", re.sub(r"\s+", " ", data))
        self._line += words if self._line else words.lstrip()

    def end_line(self) -> None:
        """Put what has been collected on a line of its own."""
        line = self._line.strip()
        if line:
            # A sign that marks nothing here stands bare: people read this.
            line = line if _LINK.search(line) else line.replace("\\[", "[")
            line = line if line.count("*") > 1 else re.sub(r"(?<!^)\\\*", "*", line)
            line = line if self._start else _SPECIAL_START.sub(r"\\\g<0>", line)
            self.lines.append(self._start + line)
        self._line = ""
        self._start = self._start if self._start == "> " else ""
