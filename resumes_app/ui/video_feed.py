"""A feed of full-screen cards with clips. `video_feed.jsx` plays and scrolls; what follows an act is the page's."""

from typing import Any, TypedDict

import reflex as rx

from resumes_app.ui.browser_code import browser_code

_COMPONENT = browser_code(
    "video_feed.jsx",
    "video_feed.css",
    "video_feed_words.css",
    "video_feed_tools.css",
    "video_feed_wide.css",
    "video_feed_low.css",
    "video_feed_large.css",
    "moment_text.js",
    "shared.jsx",
    "video_feed_acts.jsx",
    "video_feed_card.jsx",
    "video_feed_list.jsx",
    "video_feed_motion.jsx",
    "video_feed_place.jsx",
    "video_feed_player.jsx",
    "video_feed_pool.jsx",
)


class SlugEvent(TypedDict):
    """A card was acted upon."""

    slug: str


class SeenEvent(TypedDict):
    """A card has been current; `watched_ms` is the whole time so far."""

    slug: str
    watched_ms: int


class SaveEvent(TypedDict):
    """A card was saved, or taken off the saved ones."""

    slug: str
    saved: bool


class ActEvent(TypedDict):
    """`act` is save, pass or reply."""

    act: str
    slug: str


class MoreEvent(TypedDict):
    """The end of the list comes near; `far` where its person is on their way to the end of all."""

    cursor: str
    far: bool


def _slug(event: rx.vars.ObjectVar[SlugEvent]) -> tuple[rx.Var[str]]:
    return (event["slug"].to(str),)


def _seen(event: rx.vars.ObjectVar[SeenEvent]) -> tuple[rx.Var[str], rx.Var[int]]:
    return event["slug"].to(str), event["watched_ms"].to(int)


def _save(event: rx.vars.ObjectVar[SaveEvent]) -> tuple[rx.Var[str], rx.Var[bool]]:
    return event["slug"].to(str), event["saved"].to(bool)


def _act(event: rx.vars.ObjectVar[ActEvent]) -> tuple[rx.Var[str], rx.Var[str]]:
    return event["act"].to(str), event["slug"].to(str)


def _more(event: rx.vars.ObjectVar[MoreEvent]) -> tuple[rx.Var[str], rx.Var[bool]]:
    return event["cursor"].to(str), event["far"].to(bool)


class VideoFeed(rx.NoSSRComponent):
    """The component. It fills its nearest positioned ancestor, and is transparent until it has cards.

    `page` is the newest stretch of cards, null before the first: `cards`, `cursor` (where the next begins, empty at the
    end), `after` (the cursor it was asked with, empty for the first) and `total`. The component gathers the pages, and
    keeps them when the state is lost. A card has the fields of `jobs.schemas.JobCard`.

    `patch` tells what the server knows of one card after refusing an act: `slug`, `saved`, `passed`.

    `on_place` tells the address of the card that has become current; an empty one at the end and when the feed is left.

    Attributes:
        first: Id of an element of the page that holds a first `{page, signed_in}` as JSON; there need be none.
        signed_in: False makes save, pass and reply fire `on_ask` alone.
        time_zone: In which deadlines are told; empty: the browser's.
        labels: Every text, by name.
        icons: SVG path data, by name.
        links: Addresses: `job` (a slug is appended), `jobs`, `saved`, `passed`.
    """

    library = _COMPONENT
    tag = "VideoFeed"

    first: rx.Var[str]
    page: rx.Var[Any]
    patch: rx.Var[Any]
    signed_in: rx.Var[bool]
    time_zone: rx.Var[str]
    labels: rx.Var[dict[str, str]]
    icons: rx.Var[dict[str, list[str]]]
    links: rx.Var[dict[str, str]]

    on_seen: rx.EventHandler[_seen]
    on_save: rx.EventHandler[_save]
    on_pass: rx.EventHandler[_slug]
    on_undo: rx.EventHandler[_act]
    on_reply: rx.EventHandler[_slug]
    on_share: rx.EventHandler[_slug]
    on_ask: rx.EventHandler[_act]
    on_more: rx.EventHandler[_more]
    on_place: rx.EventHandler[rx.event.passthrough_event_spec(str)]


video_feed = VideoFeed.create
