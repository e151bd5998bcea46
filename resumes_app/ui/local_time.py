"""Moments in the viewer's own time zone. Only the browser knows it, so the text is made there."""

import reflex as rx

from resumes_app.ui.props import Text

DAY_AND_TIME = '{weekday: "short", day: "numeric", month: "short", hour: "2-digit", minute: "2-digit"}'
DAY = '{day: "numeric", month: "long", year: "numeric"}'


def local_time(iso: Text, *, parts: str = DAY_AND_TIME, class_name: str = "") -> rx.Component:
    """Return `<time>` with a moment such as "Mon, 30 Nov, 23:59"; empty for an empty `iso`.

    Args:
        iso: ISO 8601 with a zone.
        parts: Options of `Intl.DateTimeFormat`.
    """
    moment = rx.Var.create(iso)
    text: rx.Var[str] = rx.Var(
        f'({moment} ? new Intl.DateTimeFormat("en-GB", {parts}).format(new Date({moment})) : "")',
        _var_type=str,
        _var_data=moment._get_all_var_data(),
    )
    return rx.el.time(text, date_time=iso, class_name=class_name)


def time_left(iso: Text) -> rx.Var[str]:
    """Return how far off a moment is, in words: "in 6 days", "tomorrow", "in 3 hours"."""
    moment = rx.Var.create(iso)
    relative = 'new Intl.RelativeTimeFormat("en-GB", {numeric: "auto"})'
    body = (
        f"((iso) => {{ const hours = (Date.parse(iso) - Date.now()) / 3600000; const words = {relative};"
        ' return !iso ? "" : hours < 1 ? words.format(Math.ceil(hours * 60), "minute")'
        ' : hours < 48 ? words.format(Math.floor(hours), "hour")'
        f' : words.format(Math.floor(hours / 24), "day"); }})({moment})'
    )
    return rx.Var(body, _var_type=str, _var_data=moment._get_all_var_data())
