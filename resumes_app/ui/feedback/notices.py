"""Short messages that come up over the page: results with an undo, errors that stay until they are closed."""

import logging
from collections.abc import Collection
from typing import Any, Literal, TypedDict

import reflex as rx
from reflex.event import Event, EventSpec
from reflex.middleware.middleware import Middleware
from reflex.state import BaseState, StateUpdate
from reflex_components_core.el.elements.base import BaseHTML

from resumes_app.errors import AppError
from resumes_app.ui import icons
from resumes_app.ui.address import PATH, path_of_page
from resumes_app.ui.controls import icon_button
from resumes_app.ui.swipe_away import swipe_away

logger = logging.getLogger(__name__)

NoticeTone = Literal["plain", "positive", "caution", "danger"]
MOST_AT_ONCE = 3
APOLOGY = "That did not work, and it is our fault. Please try again in a moment."


class Notice(TypedDict):
    """One message on the screen."""

    id: int
    text: str
    tone: str
    action: str
    then: str
    """Where the focus goes from the button (`ui.focus`)."""
    about: str
    """What it is about: a newer one about the same takes its place."""
    page: str
    """Path of the page that it was said on; no other shows it."""


class NoticeState(rx.State):
    """The messages on this tab's screen, oldest first."""

    shown: list[Notice] = []
    _actions: dict[int, list[Event]] = {}
    _last: int = 0
    _connects_again: bool = False

    def _add(self, said: Notice, events: list[Event] | None = None) -> None:
        self._last += 1
        page = path_of_page(self)
        said = {**said, "id": self._last, "page": page, "about": said["about"] or said["text"]}
        self._actions = {**self._actions, self._last: events or []}
        others = [item for item in self.shown if item["page"] == page and not _again(item, said)]
        self._keep([*others, said][-MOST_AT_ONCE:])

    def _keep(self, notices: list[Notice]) -> None:
        kept = {item["id"] for item in notices}
        self.shown = notices
        self._actions = {number: acts for number, acts in self._actions.items() if number in kept and acts}

    def _drop(self, notice_id: int) -> list[Event]:
        self.shown = [item for item in self.shown if item["id"] != notice_id]
        return self._actions.pop(notice_id, [])

    @rx.event
    def say(self, text: str, tone: str = "plain", about: str = "") -> None:
        """Show `text`; with the tone "danger" it stays until it is closed."""
        self._add(Notice(id=0, text=text, tone=tone, action="", then="", about=about, page=""))

    @rx.event
    def turn_page(self) -> None:
        """Take the messages of the page before away."""
        here = path_of_page(self)
        if any(item["page"] != here for item in self.shown):
            self._keep([item for item in self.shown if item["page"] == here])

    @rx.event
    def dismiss(self, notice_id: int) -> None:
        """Take one message away."""
        self._drop(notice_id)

    @rx.event
    def act(self, notice_id: int) -> list[Event]:
        """Take one message away and do what its button says."""
        return self._drop(notice_id)


class OnceLoaded(Middleware):
    """A page that is loaded anew begins without messages; one that only connects again keeps them."""

    async def preprocess(self, app: rx.App, state: BaseState, event: Event) -> StateUpdate | None:
        """Forget the messages of the document before: the first event of each tells what it was built with."""
        if event.name.endswith(".hydrate_and_load"):
            notices_state = await state.get_state(NoticeState)
            notices_state._connects_again = "hashes" not in event.payload
            if not notices_state._connects_again:
                notices_state._keep([])
        elif event.name.endswith(".on_load_internal"):
            notices_state = await state.get_state(NoticeState)
            if notices_state.is_hydrated:  # Nothing connects: somebody goes on to another page.
                notices_state._connects_again = False
        return None


async def connects_again(state: rx.State) -> bool:
    """Return, while a page loads, whether its document only connects again: nobody has come or gone."""
    return (await state.get_state(NoticeState))._connects_again


def _again(old: Notice, new: Notice) -> bool:
    """Whether the one takes the other's place; where it is not said what they are about, a button keeps them apart."""
    alike = (old.get("about", old["text"]), old["tone"]) == (new["about"], new["tone"])
    return alike and (new["about"] != new["text"] or not (old["action"] or new["action"]))


def notice(text: str, tone: NoticeTone = "plain", *, about: str = "") -> EventSpec:
    """Return the event that shows `text`: give it back from a handler, or hang it on a button.

    Args:
        about: A newer one about the same takes its place; the words themselves where nothing is given.
    """
    return NoticeState.say(text, tone, about) if about else NoticeState.say(text, tone)


async def show_notice(
    state: rx.State,
    text: str,
    *,
    tone: NoticeTone = "plain",
    action: str = "",
    event: EventSpec | None = None,
    then: str = "",
    about: str = "",
) -> None:
    """Show `text` from within a handler of `state`, with a button that sends `event`.

    Args:
        action: The button's label, such as "Undo".
        event: What it does; kept on the server, so it may carry what the browser must not choose.
        then: Where the focus of a keyboard goes from the button once it is pressed, as `ui.focus` has it.
        about: A newer one about the same takes its place, whatever its button does.
    """
    notices_state = await state.get_state(NoticeState)
    said = Notice(id=0, text=text, tone=tone, action=action, then=then, about=about, page="")
    notices_state._add(said, Event.from_event_type(event) if event else None)


async def clear_notices(state: rx.State, *, but: Collection[str] = ()) -> None:
    """Take all messages away from within a handler of `state`: what they are about is over.

    Args:
        but: Tones of messages that stay.
    """
    notices_state = await state.get_state(NoticeState)
    notices_state._keep([item for item in notices_state.shown if item["tone"] in but])


async def clear_warnings(state: rx.State) -> None:
    """Take the messages away that say what went wrong a moment ago, from within a handler of `state`."""
    await clear_notices(state, but=("plain", "positive"))


def notice_for(exception: Exception) -> EventSpec:
    """Return the event that tells a person of `exception`; a bug is logged and apologised for.

    To be given to `rx.App(backend_exception_handler=…)`.
    """
    if isinstance(exception, AppError):
        return notice(exception.message, "danger")
    logger.error("An event handler failed", exc_info=exception)
    return notice(APOLOGY, "danger")


class Lifetime(BaseHTML):
    """A line that shrinks while its notice lives; the end of its animation is the end of the notice.

    A CSS animation is the clock: it stops under the pointer or the focus, and needs no script.
    """

    tag = "div"
    on_animation_end: rx.EventHandler[rx.event.no_args_event_spec]


_ICONS = {"positive": icons.check, "caution": icons.warning, "danger": icons.warning, "plain": icons.info}
_COLOURS = {"positive": "text-positive", "caution": "text-caution", "danger": "text-danger", "plain": "text-ink-soft"}


def _symbol(item: Any) -> rx.Component:
    cases = [(tone, drawing(f"size-6 {_COLOURS[tone]}")) for tone, drawing in _ICONS.items()]
    return rx.match(item["tone"], *cases, cases[-1][1])


def _toast(item: Any) -> rx.Component:
    act = rx.el.button(
        item["action"],
        type="button",
        on_click=NoticeState.act(item["id"]),
        data_testid="notice-action",
        data_then=item["then"],
        class_name="min-h-10 flex-none rounded-pill px-3 font-bold text-link hover:bg-ink/8",
    )
    return swipe_away(
        rx.el.div(_symbol(item), class_name="flex-none pt-2.5 sm:pt-2"),
        rx.el.p(item["text"], class_name="min-w-0 flex-1 py-3 text-sm font-medium leading-snug sm:py-2"),
        rx.cond(item["action"], act),
        icon_button(icons.close("size-5"), "Close this message", on_click=NoticeState.dismiss(item["id"]), size="sm"),
        rx.cond(
            item["tone"] != "danger",
            Lifetime.create(on_animation_end=NoticeState.dismiss(item["id"]), class_name="toast-life"),
        ),
        on_away=NoticeState.dismiss(item["id"]),
        key=item["id"].to(str),
        class_name=(
            "toast group/toast pointer-events-auto relative flex w-full items-start gap-2.5 overflow-hidden "
            "rounded-control border border-line bg-raised py-0 pl-3 pr-1 text-ink shadow-raised sm:py-1.5 sm:pl-3.5 "
            "sm:pr-1.5"
        ),
    )


def notice_stack(class_name: str = "") -> rx.Component:
    """Return this tab's messages, errors first; errors are spoken at once, the rest when there is a pause."""

    def listed(wanted: Any) -> rx.Component:
        return rx.foreach(NoticeState.shown, lambda item: rx.cond((item["page"] == PATH) & wanted(item), _toast(item)))

    column = "flex w-full flex-col gap-2"
    return rx.el.div(
        rx.el.div(listed(lambda item: item["tone"] == "danger"), role="alert", class_name=column),
        rx.el.div(listed(lambda item: item["tone"] != "danger"), role="status", class_name=column),
        class_name=f"flex flex-col gap-2 {class_name}".strip(),
    )


_PLACES = {
    "foot": (
        "bottom-[calc(var(--tabbar)+env(safe-area-inset-bottom)+var(--foot-bar,0px)+0.75rem)] sm:inset-x-auto "
        "sm:right-6 lg:bottom-[calc(var(--foot-bar,0px)+1.5rem)]"
    ),
    # Over the bar at the head, which holds nothing to read and nothing that a message answers.
    "bar": (
        "top-[calc(0.3125rem+env(safe-area-inset-top))] sm:inset-x-auto sm:top-auto sm:right-6 "
        "sm:bottom-[calc(var(--tabbar)+env(safe-area-inset-bottom)+var(--foot-bar,0px)+0.75rem)] "
        "lg:bottom-[calc(var(--foot-bar,0px)+1.5rem)]"
    ),
    # Below a way back in the corner.
    "head": "top-[calc(4rem+env(safe-area-inset-top))]",
}


def notices(place: Literal["foot", "head", "bar"] = "foot") -> rx.Component:
    """Return the place where messages come up; every frame of `ui.shell` has it already.

    Args:
        place: `head` where the controls are at the foot: a message must not lie on them; `bar` on a page to read: on
            a phone it would lie on the text, or on what was pressed.
    """
    return rx.el.div(
        notice_stack(),
        on_mount=NoticeState.turn_page,
        # A dialog shows them itself.
        class_name=(
            "pointer-events-none fixed inset-x-3 z-notice mx-auto max-w-form [html:has(dialog[open])_&]:hidden "
            f"sm:w-full {_PLACES[place]}"
        ),
        data_testid="notices",
    )
