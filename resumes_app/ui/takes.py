"""Takes in the browser, outside of the stage: their keeper, a file button, thumbnails, their order.

Texts and limits are given by whoever uses them; nothing of the product is decided in the scripts.
"""

from typing import Any, NotRequired, TypedDict

import reflex as rx

from resumes_app.ui.browser_code import browser_code

_TAKES = browser_code(
    "takes.jsx",
    "deferred.js",
    "plain_http.js",
    "shared.jsx",
    "take_dropped.js",
    "take_endings.js",
    "take_file.js",
    "take_film.js",
    "take_held.js",
    "take_kept.js",
    "take_listed.js",
    "take_picture.js",
    "take_session.js",
    "take_spoken.js",
    "take_store.js",
    "take_teller.js",
    "take_upload.js",
    "timeline_media.js",
)
_ORDER = browser_code("take_order.jsx", "shared.jsx")

TAKES_NPM = ["idb@8.0.4", "tus-js-client@4.3.1"]


class LocalTake(TypedDict):
    """A take that is in this browser and not confirmed by the server yet.

    Attributes:
        heard: True for a file of sound alone: there is no picture until it has a card.
        state: `recording`, `waiting`, `unfinished` (left from a crash), `refused`, `signed_out`, `late` (begun before
            its draft was given up or sent).
        error: The server's reason for a refusal.
        replaces: Takes, by client id, that go now that this one is there; pages of an older version do not tell.
    """

    id: str
    kind: str
    heard: bool
    state: str
    sent_bytes: int
    size_bytes: int
    duration_ms: int
    error: str
    replaces: NotRequired[list[str]]


class TakeCommand(TypedDict):
    """What the keeper is to do with a take: `send`, `discard`, `undo`, `keep_both` (with what was to
    replace it); that it has `replaced` others; or to forget its spoken lines, which are `told`.

    A new `seq` makes it happen, once in a tab.
    """

    seq: int
    name: str
    take: str


class SpokenLine(TypedDict):
    """A line of the script as a caption, in its take's own time."""

    start_ms: int
    end_ms: int
    text: str


class DraftCommand(TypedDict):
    """What became of a draft: `give_up` or `take_up`. A new `at` makes its takes in the browser follow."""

    at: int
    name: str
    draft: str


def _spoken(take: rx.Var[str], lines: rx.Var[list[SpokenLine]]) -> list[rx.Var[Any]]:
    return [take, lines]


class TakeKeeper(rx.NoSSRComponent):
    """Keeps the takes of a draft in this browser and sends them; shows nothing."""

    library = _TAKES
    tag = "TakeKeeper"
    lib_dependencies: list[str] = TAKES_NPM

    owner: rx.Var[str]
    """Public id of the person: another one at the same device does not see the takes."""
    draft: rx.Var[str]
    intake: rx.Var[str]
    """What takes that are begun now are uploaded to; it ends in `.` and its number where that is not 0."""
    accepts_from: rx.Var[int]
    """Takes of intakes with a lower number are `late`: they wait to be asked for."""
    endpoint: rx.Var[str]
    purpose: rx.Var[str]
    command: rx.Var[TakeCommand]
    used: rx.Var[list[str]]
    """Client ids of the takes that the server has and the edit uses: their pictures are kept."""
    sent: rx.Var[bool]
    """True once the draft is sent: the browser forgets everything of it."""

    undo_ms: rx.Var[int]
    """How long a take that was dropped can be brought back; then the browser forgets it."""

    on_takes: rx.EventHandler[rx.event.passthrough_event_spec(list[LocalTake])]
    on_kept: rx.EventHandler[rx.event.passthrough_event_spec(str)]
    """The server has confirmed the take; the browser's copy is gone."""
    on_spoken: rx.EventHandler[_spoken]
    """Client id of a take that the server has, and what was spoken in it; again and again until it is `told`."""
    on_problem: rx.EventHandler[rx.event.passthrough_event_spec(str)]
    """The browser's name for why takes cannot be kept here at all; `CutOff` or `TooShort` where one shows nothing,
    `DraftDeleted` where there are late ones."""


class DraftKeeper(rx.NoSSRComponent):
    """Where drafts are given up: takes of theirs that are only in this browser go along; shows nothing."""

    library = _TAKES
    tag = "DraftKeeper"
    lib_dependencies: list[str] = TAKES_NPM

    owner: rx.Var[str]
    """Public id of the person."""
    command: rx.Var[DraftCommand]


class TakeFile(rx.NoSSRComponent):
    """A button that takes a file of video or sound as a take."""

    library = _TAKES
    tag = "TakeFile"

    label: rx.Var[str]
    capture: rx.Var[str]
    """`user` opens the device's own camera app on a phone."""
    max_bytes: rx.Var[int]
    max_ms: rx.Var[int]
    disabled: rx.Var[bool]
    test_id: rx.Var[str]

    on_problem: rx.EventHandler[rx.event.passthrough_event_spec(str)]
    """`EmptyFile`, `UnknownFile`, `TooLong`, `TooLarge`, or the browser's name for the reason; after a line break the
    file's name."""


class TakeThumb(rx.NoSSRComponent):
    """A small picture of a take; decorative."""

    library = _TAKES
    tag = "TakeThumb"

    client_id: rx.Var[str]
    src: rx.Var[str]
    """Where the server has the take; empty while it is on its way."""
    number: rx.Var[int]


def _moved(take: rx.Var[str], places: rx.Var[int]) -> list[rx.Var[Any]]:
    return [take, places]


class TakeOrder(rx.NoSSRComponent):
    """An ordered list whose rows (`data-take`) can be dragged by a handle (`data-drag`)."""

    library = _ORDER
    tag = "TakeOrder"

    label: rx.Var[str]

    on_move: rx.EventHandler[_moved]
    """The dragged row's `data-take`, and by how many places it moved (negative: up)."""


class TakeCount(rx.NoSSRComponent):
    """How many takes there are, those included of which the server cannot know yet."""

    library = _TAKES
    tag = "TakeCount"

    used: rx.Var[list[str]]
    """Client ids of the takes that the server has."""


class TakeLength(rx.NoSSRComponent):
    """How long a take is, as this browser knows it."""

    library = _TAKES
    tag = "TakeLength"

    client_id: rx.Var[str]
    text: rx.Var[str]
    """As the server was told last: shown where the take is not in this browser."""


class TakesAway(rx.NoSSRComponent):
    """Shows its children; without the network, where there are takes that are only in this browser, a text."""

    library = _TAKES
    tag = "TakesAway"

    used: rx.Var[list[str]]
    """Client ids of the takes that the server has."""
    text: rx.Var[str]


takes_away = TakesAway.create
take_count = TakeCount.create
take_length = TakeLength.create
take_keeper = TakeKeeper.create
draft_keeper = DraftKeeper.create
take_file = TakeFile.create
take_thumb = TakeThumb.create
take_order = TakeOrder.create
