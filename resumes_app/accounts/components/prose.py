"""Pages to read: headings, paragraphs and lists from plain text."""

import reflex as rx

from resumes_app.accounts.components.shell import shell
from resumes_app.ui.controls import link

PAGES = (("privacy", "Privacy"), ("terms", "Terms"), ("accessibility", "Accessibility"))

Section = tuple[str, tuple[str | tuple[str, ...], ...]]
"""A heading, and under it paragraphs (text) and lists (tuples of texts)."""


def prose(page: str, lead: str, *sections: Section) -> rx.Component:
    """Return one of the `/about` pages.

    Args:
        page: Its last address segment, from `PAGES`.
    """
    others = [link(title, f"/about/{name}") for name, title in PAGES if name != page]
    return shell(
        rx.el.article(*[_section(*section) for section in sections], class_name="flex flex-col gap-8"),
        rx.el.nav(*others, aria_label="More about this site", class_name="mt-10 flex flex-wrap gap-x-6 gap-y-2"),
        title=dict(PAGES)[page],
        lead=lead,
        width="max-w-text",
    )


def _section(heading: str, body: tuple[str | tuple[str, ...], ...]) -> rx.Component:
    return rx.el.section(
        rx.el.h2(heading, class_name="text-lg"),
        *[_paragraph(part) if isinstance(part, str) else _list(part) for part in body],
        class_name="flex flex-col gap-3",
    )


def _paragraph(text: str) -> rx.Component:
    return rx.el.p(text)


def _list(items: tuple[str, ...]) -> rx.Component:
    return rx.el.ul(*[rx.el.li(item) for item in items], class_name="flex list-disc flex-col gap-1.5 pl-5")
