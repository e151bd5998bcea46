"""Page frames: dark stage for video, page to read, focused card; navigation laid out for each width."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

import reflex as rx
from reflex_components_core.el.elements.inline import A

from resumes_app.ui import brand
from resumes_app.ui.feedback import notices
from resumes_app.ui.props import Flag, Number, Options, Text, tested


@dataclass(frozen=True, slots=True)
class NavItem:
    """One place to go.

    Attributes:
        icon: A glyph, or what draws one that depends on the state.
        count: A number to show on it (unread messages); 0 shows none.
        hidden: True while it is not known yet; it keeps its place, so that nothing moves when it comes.
    """

    label: Text
    href: Text
    icon: Callable[[], rx.Component]
    test_id: str = ""
    count: Number = 0
    hidden: Flag = False


def _count(item: NavItem, place: str) -> list[rx.Component]:
    if item.count == 0 and not isinstance(item.count, rx.Var):
        return []
    bubble = rx.el.span(
        item.count,
        class_name=f"min-w-5 rounded-pill bg-primary px-1.5 text-center text-xs font-bold text-on-primary {place}",
    )
    return [rx.cond(rx.Var.create(item.count), bubble)]


def _place(item: NavItem, active: str, class_name: str, count_place: str) -> rx.Component:
    here = rx.Var.create(item.href).to(str) == active
    return rx.el.a(
        item.icon(),
        rx.el.span(item.label, class_name="max-lg:whitespace-nowrap"),
        *_count(item, count_place),
        href=item.href,
        aria_current=rx.cond(here, "page", "false"),
        # Without JavaScript it is never known who looks: what a guest gets is right then.
        class_name=rx.cond(item.hidden, f"{class_name} invisible noscript:visible", class_name),
        **tested(item.test_id),
    )


def _about(links: Options, class_name: str) -> rx.Component:
    """Return the small links to what is needed rarely; nothing without any."""
    if not links:
        return rx.fragment()
    quiet = (
        "inline-flex min-h-6 items-center text-ink-soft no-underline hover:text-ink hover:underline underline-offset-4"
    )
    return rx.el.nav(
        *[rx.el.a(label, href=href, class_name=quiet) for label, href in links],
        aria_label="About this site",
        class_name=f"flex flex-wrap text-sm {class_name}",
    )


def _rail(items: Sequence[NavItem], active: str, account: rx.Component | None, about: Options) -> rx.Component:
    row = (
        "flex min-h-12 items-center gap-3.5 rounded-control px-3.5 text-base font-semibold text-ink-soft no-underline "
        "transition-colors hover:bg-ink/8 hover:text-ink aria-[current=page]:bg-primary-soft "
        "aria-[current=page]:text-on-primary-soft"
    )
    return rx.el.header(
        _home_link("px-3 py-2"),
        rx.el.nav(
            *[_place(item, active, row, "ml-auto") for item in items],
            aria_label="Main",
            class_name="flex flex-col gap-1",
        ),
        rx.el.div(
            _about(about, "gap-x-4 gap-y-1 px-3.5"), account or rx.fragment(), class_name="mt-auto flex flex-col gap-3"
        ),
        class_name=(
            "fixed inset-y-0 left-0 z-nav hidden w-rail flex-col gap-6 overflow-y-auto border-r border-line bg-canvas "
            "p-4 lg:flex"
        ),
    )


def _tab_bar(items: Sequence[NavItem], active: str) -> rx.Component:
    tab = (
        "relative flex flex-1 flex-col items-center justify-center gap-0.5 px-0.5 text-2xs font-semibold "
        "text-ink-soft no-underline aria-[current=page]:text-link"
    )
    return rx.el.nav(
        *[_place(item, active, tab, "absolute left-1/2 top-1.5 ml-1") for item in items[:5]],
        aria_label="Main",
        class_name=(
            "fixed inset-x-0 bottom-0 z-nav flex h-[calc(var(--tabbar)+env(safe-area-inset-bottom))] "
            "pb-[env(safe-area-inset-bottom)] overflow-x-auto border-t border-line bg-canvas lg:hidden"
        ),
    )


def _home_link(class_name: str = "") -> rx.Component:
    return rx.el.a(
        brand.mark(),
        href="/",
        class_name=f"inline-flex min-h-tap items-center rounded-control text-ink no-underline {class_name}".strip(),
    )


def _skip_link() -> rx.Component:
    # `rx.el.a` is the router's link, which would scroll but leave the focus behind.
    return A.create(
        "Skip to the content",
        href="#content",
        class_name=(
            "fixed left-3 top-3 z-skip -translate-y-24 rounded-control bg-inverse px-4 py-3 font-semibold "
            "text-on-inverse focus:translate-y-0"
        ),
    )


def stage(
    *children: rx.Component,
    title: Text,
    items: Sequence[NavItem] = (),
    active: str = "",
    account: rx.Component | None = None,
    about: Options = (),
    notices_at: Literal["foot", "head"] = "foot",
    class_name: str = "",
    test_id: str = "",
) -> rx.Component:
    """Return a full-bleed dark page for video (feed, studio, deck).

    The content box is exactly the free part of the window, never scrolls by itself, and is `relative`:
    what lies in it scrolls or is placed. On a phone the tab bar lies under it; from 1024 px a rail at its left.

    Args:
        title: The page's `h1`, for assistive technology only.
        items: Places to go; none gives the whole window to the stage.
        active: The `href` of the place one is in.
        account: What stands at the foot of the rail, and at the top right on a phone.
        about: Small links at the foot of the rail: label and address.
        notices_at: Where messages come up.
    """
    frame = rx.el.main(
        rx.el.h1(title, class_name="sr-only"),
        *children,
        id="content",
        tab_index=-1,
        class_name=f"relative min-h-0 flex-1 overflow-hidden outline-none {class_name}".strip(),
        **tested(test_id),
    )
    navigation = [_rail(items, active, account, about), _tab_bar(items, active)] if items else []
    corner = rx.el.header(
        account or rx.fragment(),
        class_name="absolute right-3 top-[calc(0.75rem+env(safe-area-inset-top))] z-nav lg:hidden",
    )
    inset = "pb-[calc(var(--tabbar)+env(safe-area-inset-bottom))] lg:pb-0 lg:pl-rail" if items else ""
    return rx.el.div(
        _skip_link(),
        *navigation,
        rx.el.div(frame, *([corner] if account else []), class_name=f"flex h-dvh flex-col {inset}".strip()),
        notices(notices_at),
        data_theme="dark",
        data_frame="stage",
        class_name="bg-stage text-ink",
    )


def page(
    *children: rx.Component,
    title: Text,
    items: Sequence[NavItem] = (),
    active: str = "",
    account: rx.Component | None = None,
    about: Options = (),
    actions: rx.Component | None = None,
    lead: Text = "",
    width: str = "max-w-page",
    test_id: str = "",
) -> rx.Component:
    """Return a page to read and work in; it follows the person's light or dark theme.

    Args:
        title: The page's visible `h1`.
        about: Small links at the foot of the rail, and of a phone's page: label and address.
        actions: Buttons beside the title (under it on a phone).
        lead: A sentence under the title.
        width: Widest the content gets: `max-w-page`, `max-w-text` or `max-w-form`.
    """
    heading = rx.el.div(
        rx.el.div(
            rx.el.h1(title, class_name="text-2xl"),
            *([rx.el.p(lead, class_name="mt-1.5 max-w-text text-ink-soft")] if _given(lead) else []),
            class_name="min-w-0",
        ),
        *([rx.el.div(actions, class_name="flex flex-wrap items-center gap-2")] if actions else []),
        class_name="mb-6 flex flex-wrap items-end justify-between gap-x-8 gap-y-4 lg:mb-8",
    )
    top = rx.el.header(
        _home_link(),
        account or rx.fragment(),
        class_name=(
            "sticky top-0 z-sticky flex min-h-14 items-center justify-between border-b border-line bg-canvas px-4 "
            "py-1.5 " + ("lg:hidden" if items else "")
        ).strip(),
    )
    navigation = [_rail(items, active, account, about), _tab_bar(items, active)] if items else []
    # As tall as the window at least, so that the foot lies below it, and nothing seen moves when the page fills.
    height = "max-lg:min-h-dvh" if about else ""
    foot = rx.el.footer(_about(about, "justify-center gap-x-6 gap-y-2"), class_name="px-4 pb-8 lg:hidden")
    inset = "pb-[calc(var(--tabbar)+env(safe-area-inset-bottom))] lg:pb-0 lg:pl-rail" if items else ""
    return rx.el.div(
        _skip_link(),
        top,
        *navigation,
        rx.el.main(
            heading,
            *children,
            id="content",
            tab_index=-1,
            class_name=f"mx-auto w-full {width} {height} px-4 pb-12 pt-6 outline-none sm:px-6 lg:px-10 lg:pt-10",
            **tested(test_id),
        ),
        *([foot] if about else []),
        notices("bar"),
        class_name=f"min-h-dvh bg-canvas text-ink {inset}".strip(),
    )


def focused(
    *children: rx.Component,
    title: Text,
    lead: Text = "",
    footer: rx.Component | None = None,
    about: Options = (),
    test_id: str = "",
) -> rx.Component:
    """Return a page with one card and nothing else to do (sign in, reset, confirm)."""
    return rx.el.div(
        _skip_link(),
        rx.el.header(_home_link(), class_name="flex justify-center pb-6 pt-8 sm:pt-14"),
        rx.el.main(
            rx.el.div(
                rx.el.h1(title, class_name="text-2xl"),
                *([rx.el.p(lead, class_name="mt-2 text-ink-soft")] if _given(lead) else []),
                rx.el.div(*children, class_name="mt-6"),
                class_name="rounded-sheet border border-line bg-surface p-6 shadow-card sm:p-9",
            ),
            *([rx.el.div(footer, class_name="mt-6 text-center text-ink-soft")] if footer else []),
            id="content",
            tab_index=-1,
            class_name="mx-auto w-full max-w-[30rem] px-4 pb-12 outline-none",
            **tested(test_id),
        ),
        rx.el.footer(_about(about, "justify-center gap-x-6 gap-y-2"), class_name="px-4 pb-8"),
        notices("bar"),
        class_name="min-h-dvh bg-canvas text-ink",
    )


def _given(text: Text) -> bool:
    return isinstance(text, rx.Var) or text != ""
