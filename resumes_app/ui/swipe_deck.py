"""A pile of clips to decide on, and the transcript of the one on top. `swipe_deck.jsx` plays, drags and keeps what is
not sent yet; which decisions there are, their words and what follows is the page's."""

from typing import Any, NotRequired, TypedDict

import reflex as rx

from resumes_app.ui.browser_code import browser_code

_DECK = browser_code(
    "swipe_deck.jsx",
    "keys.jsx",
    "plain_http.js",
    "shared.jsx",
    "swipe_deck_bar.jsx",
    "swipe_deck_card.jsx",
    "swipe_deck_kept.js",
    "swipe_deck_model.js",
    "swipe_deck_outbox.js",
    "swipe_deck_over.jsx",
    "swipe_deck_pile.js",
    "swipe_deck_playback.jsx",
    "swipe_deck_shared.jsx",
    "swipe_deck_source.js",
    "swipe_deck_stage.jsx",
    "swipe_deck_transcript.jsx",
)


class Action(TypedDict):
    """One decision that can be taken.

    Attributes:
        direction: The drag that means it: `left`, `right` or `up`.
        key: `KeyboardEvent.key`; `hint` is how the button shows it.
        past: What somebody did who took it ("shortlisted").
        stamp: The word on the card while it is dragged there.
        tone: `positive`, `danger` or `star`.
        icon: A name in `glyphs`.
    """

    kind: str
    direction: str
    key: str
    hint: str
    label: str
    past: str
    stamp: str
    tone: str
    icon: str


class Change(TypedDict):
    """News of one card, from the server.

    Attributes:
        seq: Grows with each change; the component takes each once.
        op: The operation of this tab that it answers; empty for news from elsewhere.
        refusal: Why the operation was refused, for the person; empty where it was not.
        actor: The colleague who did it; empty for the viewer's own.
        past: What was done, in the past tense.
        card: The whole card as it is now, where more of it has changed; None otherwise.
    """

    seq: int
    op: str
    id: str
    kind: str
    version: int
    by: str
    mine: bool
    decided_at: str
    refusal: str
    actor: str
    past: str
    card: Any


class Command(TypedDict):
    """What the page wants: `show` the card `id`, `bring_back` it undecided, `undo`, or explain the `keys`.

    A new `at` makes it happen.
    """

    name: str
    at: int
    id: NotRequired[str]


class QueueRow(TypedDict):
    """One card in the order of the deck, as it stands in this browser."""

    id: str
    name: str
    received: str
    length: str
    kind: str
    by: str
    mine: bool
    late: bool
    current: bool


class Sight(TypedDict):
    """What the deck shows at this moment, with what is decided here and not confirmed yet.

    Attributes:
        card: The card on top, as it was given; None where none is left.
        left: The time it will still take, in words.
        unsaved: Operations that wait for the connection.
        finished: True once nothing is undecided.
    """

    key: str
    card: Any
    queue: list[QueueRow]
    decided: int
    total: int
    left: str
    unsaved: int
    can_undo: bool
    finished: bool


class ActEvent(TypedDict):
    """An operation; `op` names it, so that a repetition is known.

    `act` is decide, undo or reopen; or score, with stage and points as its `kind` (`words:4`; 0: none); or open, with
    the stage.
    """

    op: str
    id: str
    act: str
    kind: str
    version: int


class WatchedEvent(TypedDict):
    """A card has left the top; `watched_ms` of its clip were played."""

    id: str
    watched_ms: int


def _act(
    event: rx.vars.ObjectVar[ActEvent],
) -> tuple[rx.Var[str], rx.Var[str], rx.Var[str], rx.Var[str], rx.Var[int]]:
    texts = (event["op"].to(str), event["id"].to(str), event["act"].to(str), event["kind"].to(str))
    return (*texts, event["version"].to(int))


def _watched(event: rx.vars.ObjectVar[WatchedEvent]) -> tuple[rx.Var[str], rx.Var[int]]:
    return event["id"].to(str), event["watched_ms"].to(int)


class SwipeDeck(rx.NoSSRComponent):
    """The pile, its buttons and its keys; it fills its place. Children stand where the pile was once it is empty.

    Attributes:
        cards: With the fields of `reviews.schemas.DeckCard`, in order. Given again, they are merged by id.
        changes: The newest few.
        list_id: Of the element that lists `Sight.queue`; it is scrolled to its `aria-current` row.
        deck_key: Under which this browser keeps what is not sent: one for each viewer and job.
        decides: False for whoever may only watch.
        scores: True for whoever may score cards that come in stages, and open the next one.
        connected: False while the server is out of reach.
        more_waiting, more_decided: How many cards there are beyond the given ones.
        keys: The sheet of shortcuts: key and what it does.
        on_more: The given cards come to their end, and there are more.
        on_sight: Whenever what is shown changes; None as the deck goes. Meant for a client-side value.
    """

    library = _DECK
    tag = "SwipeDeck"
    lib_dependencies: list[str] = ["motion@14.14.0"]

    cards: rx.Var[list[Any]]
    changes: rx.Var[list[Change]]
    list_id: rx.Var[str]
    deck_key: rx.Var[str]
    decides: rx.Var[bool]
    scores: rx.Var[bool]
    connected: rx.Var[bool]
    more_waiting: rx.Var[int]
    more_decided: rx.Var[int]
    actions: rx.Var[list[Action]]
    labels: rx.Var[dict[str, str]]
    glyphs: rx.Var[dict[str, list[str]]]
    keys: rx.Var[list[list[str]]]
    command: rx.Var[Any]

    on_act: rx.EventHandler[_act]
    on_watched: rx.EventHandler[_watched]
    on_more: rx.EventHandler[rx.event.no_args_event_spec]
    on_sight: rx.EventHandler[rx.event.passthrough_event_spec(Sight)]


class DeckTranscript(rx.NoSSRComponent):
    """What the clip on top says, line by line; a line goes there.

    Attributes:
        card: The id of the card on top.
        text: The whole transcript, while its lines are not known.
    """

    library = _DECK
    tag = "DeckTranscript"

    card: rx.Var[str]
    text: rx.Var[str]
    labels: rx.Var[dict[str, str]]


swipe_deck = SwipeDeck.create
deck_transcript = DeckTranscript.create
