"""What an import would change."""

from typing import Any

import reflex as rx

from resumes_app.jobs.components.imports.parts import section
from resumes_app.jobs.schemas import FactChange
from resumes_app.jobs.state import ImportState
from resumes_app.ui import controls, feedback, forms, icons

_STATE: Any = ImportState


def preview() -> rx.Component:
    """Return the section for the import that is looked at: its problem, what it would change, or what it has."""
    problem = rx.el.div(
        feedback.banner(_STATE.problem, tone="danger"),
        role="alert",
        data_testid="import-problem",
    )
    done = rx.el.div(
        feedback.banner(_STATE.applied, tone="positive"),
        rx.el.div(
            controls.link_button("See your jobs", "/hire", variant="secondary"),
            class_name="mt-4",
        ),
        data_testid="import-done",
    )
    return rx.cond(
        _STATE.problem != "",
        section("Nothing was imported", _origin(), problem),
        rx.cond(_STATE.applied != "", section("Imported", done), _plan()),
    )


def _origin() -> rx.Component:
    return rx.el.p(_STATE.origin, class_name="-mt-4 break-all text-sm text-ink-soft")


def _plan() -> rx.Component:
    counts = rx.el.dl(
        _count("new", "new"),
        _count("changed", "changed"),
        _count("closing", "no longer there"),
        _count("unchanged", "unchanged"),
        _count("unread", "left out"),
        class_name="grid grid-cols-2 gap-4 sm:grid-cols-5",
    )
    return section(
        "What would change",
        _origin(),
        counts,
        rx.cond(_STATE.new.length() > 0, _group("new", _NEW, _STATE.new)),
        rx.cond(_STATE.changed.length() > 0, _group("changed", "Would change", _STATE.changed)),
        rx.cond(_STATE.closing.length() > 0, _group("closing", "No longer in the list", _STATE.closing)),
        rx.cond(_STATE.unread.length() > 0, _rows("unread", "Left out", _STATE.unread)),
        rx.cond(_STATE.notes.length() > 0, _rows("", "Not taken over", _STATE.notes)),
        rx.cond(_STATE.closing.length() > 0, _closing()),
        _acts(),
        test_id="import-preview",
    )


_NEW = rx.cond(_STATE.publish, "New, published at once", "New, as drafts")


def _count(name: str, label: str) -> rx.Component:
    return rx.el.div(
        rx.el.dt(label, class_name="text-sm text-ink-soft"),
        rx.el.dd(
            _STATE.counts[name],
            class_name="font-display text-2xl font-extrabold tabular-nums",
            data_testid=f"count-{name}",
        ),
        class_name="flex flex-col-reverse justify-end",
    )


def _folded(title: Any, total: Any, rows: rx.Component, more: Any) -> rx.Component:
    return rx.el.details(
        rx.el.summary(
            rx.el.span(title, class_name="font-semibold"),
            rx.el.span(total, class_name="text-sm text-ink-soft tabular-nums"),
            icons.chevron_down("size-5 ml-auto flex-none transition-transform group-open/fold:rotate-180"),
            class_name="flex min-h-tap cursor-pointer list-none items-center gap-3 [&::-webkit-details-marker]:hidden",
        ),
        rows,
        more,
        open=True,
        class_name="group/fold border-t border-line pt-1",
    )


def _group(name: str, title: Any, jobs: Any) -> rx.Component:
    total = _STATE.counts[name].to(int)
    rows = rx.el.ul(rx.foreach(jobs, _job), class_name="flex flex-col divide-y divide-line")
    more = rx.cond(total > jobs.length(), rx.el.p("and more.", class_name="py-2 text-sm text-ink-soft"))
    return _folded(title, total, rows, more)


def _job(job: Any) -> rx.Component:
    return rx.el.li(
        rx.el.p(job["title"], class_name="break-words font-medium"),
        rx.el.p(job["facts"], class_name="text-sm text-ink-soft"),
        rx.el.ul(
            rx.foreach(job["changes"].to(list[FactChange]), _change),
            class_name="mt-1 flex flex-col gap-1 empty:hidden",
        ),
        class_name="py-2.5",
        data_testid="planned-job",
    )


def _change(change: Any) -> rx.Component:
    return rx.el.li(
        rx.el.span(change["name"], ": ", class_name="font-medium"),
        rx.el.del_(change["before"], class_name="text-ink-soft"),
        rx.el.span(" → ", aria_label=" becomes "),
        rx.el.ins(change["after"], class_name="no-underline"),
        class_name="break-words text-sm",
    )


def _rows(name: str, title: str, rows: Any) -> rx.Component:
    total = _STATE.counts[name].to(int) if name else rows.length()

    def row(left_out: Any) -> rx.Component:
        return rx.el.li(
            rx.el.span(left_out["where"], class_name="font-medium"),
            ": ",
            left_out["reason"],
            ".",
            class_name="break-words py-2 text-sm",
            data_testid="left-out" if name else "import-note",
        )

    body = rx.el.ul(rx.foreach(rows, row), class_name="flex flex-col divide-y divide-line")
    more = rx.cond(total > rows.length(), rx.el.p("and more.", class_name="py-2 text-sm text-ink-soft"))
    return _folded(title, total, body, more)


def _closing() -> rx.Component:
    total = _STATE.counts["closing"].to(str)
    warning = feedback.banner(
        "More than half of this list’s open jobs are no longer in it. Is it complete? Close them only if you are sure.",
        tone="caution",
    )
    tick = forms.checkbox_field(
        rx.cond(_STATE.counts["closing"].to(int) == 1, "Close the job", "Close the " + total + " jobs")
        + " that the list no longer has",
        "close",
        checked=_STATE.close,
        on_change=_STATE.set_close,
        hint="Closed jobs stay readable, and take no more replies.",
        test_id="close-vanished",
    )
    return rx.fragment(rx.cond(_STATE.risky, warning), tick)


def _acts() -> rx.Component:
    counts = _STATE.counts
    something = (counts["new"].to(int) + counts["changed"].to(int) + counts["closing"].to(int)) > 0
    apply = controls.button(
        "Import",
        on_click=_STATE.apply(_STATE.import_id),
        icon=icons.check,
        test_id="apply-import",
    )
    nothing = rx.el.p("Nothing would change.", class_name="font-medium", data_testid="nothing-changes")
    return rx.el.div(
        rx.cond(something, apply, nothing),
        controls.button(
            rx.cond(something, "Do not import", "Done"),
            on_click=_STATE.discard(_STATE.import_id),
            variant="secondary",
            test_id="discard-import",
        ),
        class_name="flex flex-wrap items-center gap-3 border-t border-line pt-5",
    )
