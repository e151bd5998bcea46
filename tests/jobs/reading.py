"""How other software reads the site: a plain request, and real parsers."""

from html.parser import HTMLParser
from typing import Any
from xml.etree.ElementTree import Element

import httpx
from defusedxml.ElementTree import fromstring

HOSTILE = "]]> </title><script>alert(1)</script> & “quotes” \x08\x1b\ufffe 🦜"
"""A title that wants out of whatever it stands in, with characters that XML cannot hold."""
READABLE = "]]> </title><script>alert(1)</script> & “quotes”  🦜"
"""What is left of it in XML."""


async def ask(address: str, method: str = "GET", **headers: str) -> httpx.Response:
    """Answer of the app to a reader without cookies."""
    from resumes_app.resumes_app import api

    named = {name.replace("_", "-"): value for name, value in headers.items()}
    async with httpx.AsyncClient(transport=httpx.ASGITransport(api), base_url="http://testserver") as http:
        return await http.request(method, address, headers=named)


async def xml(address: str) -> Element:
    """The root of the XML at the address."""
    response = await ask(address)
    assert response.status_code == 200, response.text
    return fromstring(response.content)


class _LinkedData(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []
        self.inside = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.inside = tag == "script" and dict(attrs).get("type") == "application/ld+json"
        if self.inside:
            self.found.append("")

    def handle_endtag(self, tag: str) -> None:
        self.inside = self.inside and tag != "script"

    def handle_data(self, data: str) -> None:
        if self.inside:
            self.found[-1] += data


def linked_data(html: str) -> list[Any]:
    """Every JSON-LD object of a page, as an extractor reads it."""
    import json

    parser = _LinkedData()
    parser.feed(html)
    parser.close()
    return [json.loads(text) for text in parser.found]
