"""The frame around every page, with the places that the person who looks at it can go to."""

from typing import Any, Literal

import reflex as rx

from resumes_app.accounts.components.addresses import leading_to
from resumes_app.accounts.state.viewer import CANDIDATE, REVIEWER, ViewerState
from resumes_app.config import settings
from resumes_app.ui import icons
from resumes_app.ui import shell as frames
from resumes_app.ui.address import PLACE
from resumes_app.ui.controls import avatar
from resumes_app.ui.learned import learned
from resumes_app.ui.local_time import BROWSER_ZONE
from resumes_app.ui.props import Text
from resumes_app.ui.shell import NavItem

Active = Literal["", "feed", "jobs", "tag", "applications", "studio", "hire", "account"]
Frame = Literal["stage", "page", "focused"]

ADDRESSES: dict[str, str] = {
    "feed": "/",
    "jobs": "/jobs",
    "tag": f"/tag/{settings().hashtag}",
    "applications": "/applications",
    "studio": "/applications",
    "hire": "/hire",
    "account": "/settings",
}
ABOUT = (
    ("Companies", "/companies"),
    ("Examples", "/examples"),
    ("Privacy", "/about/privacy"),
    ("Terms", "/about/terms"),
    ("Accessibility", "/about/accessibility"),
)


def shell(
    *children: rx.Component, active: Active = "", frame: Frame = "page", title: Text, **more: Any
) -> rx.Component:
    """Return `children` in one of `ui.shell`'s frames; loads `ViewerState`.

    Args:
        active: Which of the places this page belongs to.
        frame: `stage` for video, `page` to read and work in, `focused` for one card without navigation.
        more: Goes to the frame: `lead`, `actions`, `width`, `footer`, `notices_at`, `class_name`, `test_id`.
    """
    here = ADDRESSES.get(active, "")
    if frame == "focused":
        body = frames.focused(*children, title=title, about=ABOUT, **more)
    elif frame == "stage":
        body = frames.stage(*children, title=title, items=_places(), active=here, about=ABOUT, **more)
    else:
        places, account = _places(), _account()
        body = frames.page(*children, title=title, items=places, active=here, account=account, about=ABOUT, **more)
    return rx.fragment(learned(known=ViewerState.kind != "", on_unknown=ViewerState.load(BROWSER_ZONE)), body)


def _by_kind(candidate: Any, reviewer: Any, guest: Any) -> Any:
    return rx.match(ViewerState.kind, (CANDIDATE, candidate), (REVIEWER, reviewer), guest)


def _places() -> list[NavItem]:
    """Five places for everybody, so that nothing moves when it is known who looks."""
    unknown = ViewerState.kind == ""
    return [
        NavItem("Feed", "/", icons.feed, test_id="nav-feed"),
        NavItem("Jobs", "/jobs", icons.search, test_id="nav-jobs"),
        NavItem(f"#{settings().hashtag}", ADDRESSES["tag"], icons.play, test_id="nav-tag"),
        NavItem(
            label=_by_kind("Replies", "Hire", "Sign up"),
            href=_by_kind("/applications", "/hire", leading_to("/signup", PLACE)),
            icon=lambda: _by_kind(icons.inbox(), icons.users(), icons.plus()),
            hidden=unknown,
        ),
        NavItem(
            label=rx.cond(ViewerState.signed_in, "Me", "Sign in"),
            href=rx.cond(ViewerState.signed_in, "/settings", leading_to("/signin", PLACE)),
            icon=icons.user,
            hidden=unknown,
            test_id="nav-account",
        ),
    ]


def _account() -> rx.Component:
    """Who is signed in, at the foot of the rail and at the top of a phone's page."""
    face = rx.el.a(
        avatar(ViewerState.initials),
        rx.el.span(ViewerState.display_name, class_name="hidden truncate text-sm font-semibold lg:inline"),
        rx.el.span("Your account", class_name="sr-only"),
        href="/settings",
        class_name="flex min-h-tap max-w-full items-center gap-3 rounded-control px-1 text-ink no-underline lg:px-3",
    )
    # Its height is there before it is known who looks.
    return rx.el.div(rx.cond(ViewerState.signed_in, face), class_name="min-h-tap")
