"""Moments in the viewer's time zone: the one they chose for their account, else the browser's."""

from typing import Any

import reflex as rx
from reflex.vars import VarData
from reflex_base.utils.imports import ImportVar

from resumes_app.ui import controls, icons
from resumes_app.ui.browser_code import browser_code
from resumes_app.ui.props import Text

DAY = '{day: "numeric", month: "long", year: "numeric"}'

BROWSER_ZONE: rx.Var[str] = rx.Var("Intl.DateTimeFormat().resolvedOptions().timeZone", _var_type=str)

_CLOCK = VarData(imports={browser_code("clock.js"): [ImportVar(tag="useClock")]}, hooks={"useClock();": None})
_TEXT = VarData(imports={browser_code("moment_text.js"): [ImportVar(tag="momentText")]})
_LEFT = VarData(imports={browser_code("time_left.js"): [ImportVar(tag="timeLeft")]})


def local_time(iso: Text, zone: Text = "", *, parts: str = "", class_name: str = "") -> rx.Component:
    """Return `<time>` with a moment such as "Mon, 30 Nov, 23:59 CET", its year where that is far off; empty for none.

    Args:
        iso: ISO 8601 with a zone.
        zone: The time zone to tell it in (`ViewerState.time_zone`); empty: the browser's.
        parts: Options of `Intl.DateTimeFormat`; empty: weekday, day, month and time.
    """
    moment, there = rx.Var.create(iso), rx.Var.create(zone)
    text: rx.Var[str] = rx.Var(
        f"momentText({moment}, {there}{f', {parts}' if parts else ''})",
        _var_type=str,
        _var_data=VarData.merge(_TEXT, moment._get_all_var_data(), there._get_all_var_data()),
    )
    return rx.el.time(text, date_time=iso, class_name=class_name)


def time_left(iso: Text) -> rx.Var[str]:
    """Return how far off a moment is, in words: "in 6 days", "in 1 hour 54 minutes"; they count down."""
    moment = rx.Var.create(iso)
    data = VarData.merge(_CLOCK, _LEFT, moment._get_all_var_data())
    return rx.Var(f"timeLeft({moment})", _var_type=str, _var_data=data)


def is_over(iso: Text) -> rx.Var[bool]:
    """Return whether a moment has come by the browser's clock, from then on; false for an empty `iso`."""
    moment = rx.Var.create(iso)
    body = f"(Date.parse({moment}) <= Date.now())"
    return rx.Var(body, _var_type=bool, _var_data=VarData.merge(_CLOCK, moment._get_all_var_data()))


def is_near(iso: Text) -> rx.Var[bool]:
    """Return whether a moment is less than a day off by the browser's clock; false for an empty `iso`."""
    moment = rx.Var.create(iso)
    body = f"(Date.parse({moment}) - Date.now() < 86400000)"
    return rx.Var(body, _var_type=bool, _var_data=VarData.merge(_CLOCK, moment._get_all_var_data()))


def closing_line(soon: Any, zone: Text) -> rx.Component:
    """Return a quiet line about what of one's own closes soon; nothing where nothing does.

    Args:
        soon: None, or count, and slug, title and closes_at of the first.
        zone: As for `local_time`.
    """
    more = rx.cond(soon["count"].to(int) > 1, " It is the first of " + soon["count"].to(str) + " to close.", "")
    words = rx.el.p(
        controls.link(soon["title"], "/jobs/" + soon["slug"].to(str), class_name="font-semibold"),
        " closes ",
        time_left(soon["closes_at"]),
        " (",
        local_time(soon["closes_at"], zone),
        "). You have not replied yet.",
        more,
        class_name="min-w-0 flex-1",
    )
    return rx.cond(
        soon,
        rx.el.div(
            icons.clock("size-5 mt-0.5 flex-none"),
            words,
            class_name="mb-4 flex items-start gap-3 rounded-control bg-caution-soft px-4 py-3 text-sm text-caution",
            data_testid="closing-soon",
        ),
    )
