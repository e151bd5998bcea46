"""A company's page: who they are, how they keep their word, their clips and their jobs."""

from typing import Any

import reflex as rx
from reflex_components_core.react_router import link as router_link

from resumes_app.jobs.components.parts import company_mark, deadline
from resumes_app.jobs.schemas import CompanyClip, JobRow
from resumes_app.jobs.state.employers import CompanyState
from resumes_app.ui import controls, feedback, icons
from resumes_app.ui.captions_track import captions_track
from resumes_app.ui.share import share_button

_COMPANY: Any = CompanyState.company
_MARK: Any = _COMPANY["company"]
_CLIPS = _COMPANY["clips"].to(list[CompanyClip])
_OPEN = _COMPANY["open_jobs"].to(list[JobRow])
_CLOSED = _COMPANY["closed_jobs"].to(list[JobRow])


def _cover() -> rx.Component:
    colour = _MARK["colour"].to(str)
    rings = (
        f"radial-gradient(circle at 88% 130%, transparent 0 34%, rgb(255 255 255 / .16) 34% 35%, transparent 35% 52%, "
        f"rgb(255 255 255 / .12) 52% 53%, transparent 53% 70%, rgb(255 255 255 / .08) 70% 71%, transparent 71%), "
        f"linear-gradient(105deg, {colour}, color-mix(in oklab, {colour} 72%, black))"
    )
    return rx.el.div(style={"background": rings}, class_name="h-28 sm:h-40", aria_hidden="true")


def _hero() -> rx.Component:
    facts = rx.el.div(
        rx.el.span(
            controls.verified(), rx.el.span("Verified"), class_name="inline-flex items-center gap-1.5 font-semibold"
        ),
        rx.cond(
            _COMPANY["place"] != "",
            rx.el.span(icons.pin("size-5"), _COMPANY["place"], class_name="inline-flex items-center gap-1.5"),
        ),
        rx.cond(
            _COMPANY["website"] != "",
            rx.el.span(
                icons.link("size-5"),
                controls.outside_link(_COMPANY["host"], _COMPANY["website"]),
                class_name="inline-flex items-center gap-1.5",
            ),
        ),
        rx.cond(
            _COMPANY["kept"]["known"],
            rx.el.span(icons.check("size-5"), _COMPANY["kept"]["text"], class_name="inline-flex items-center gap-1.5"),
        ),
        class_name="flex flex-wrap items-center gap-x-5 gap-y-2 text-ink-soft",
    )
    return rx.el.div(
        _cover(),
        rx.el.div(
            rx.el.div(
                company_mark(
                    _MARK, size="-mt-14 size-24 text-3xl rounded-card border-4 border-surface sm:-mt-16 sm:size-28"
                ),
                share_button(_MARK["name"].to(str), class_name="mt-4"),
                class_name="flex items-start justify-between gap-4",
            ),
            rx.el.div(facts, class_name="mt-5"),
            rx.cond(
                _COMPANY["about"] != "",
                rx.el.p(_COMPANY["about"], class_name="mt-4 max-w-text whitespace-pre-line break-words text-lg"),
            ),
            class_name="px-5 pb-6 sm:px-8 sm:pb-8",
        ),
        class_name="overflow-hidden rounded-card border border-line bg-surface",
    )


def _promise() -> rx.Component:
    kept = _COMPANY["kept"]
    percent = kept["percent"].to(str)
    bar = rx.el.div(
        rx.el.div(class_name="h-full rounded-pill bg-positive", style={"width": percent + "%"}),
        class_name="mt-3 h-2.5 overflow-hidden rounded-pill bg-ink/12",
        aria_hidden="true",
    )
    known = rx.fragment(
        rx.el.p(
            rx.el.span(percent, "%", class_name="font-display text-3xl font-extrabold tabular-nums"),
            rx.el.span(" answered in time", class_name="text-lg font-semibold"),
        ),
        bar,
        rx.el.p(
            f"{kept['kept']} answers given within the promised days ÷ {kept['due']} answers that were due.",
            class_name="mt-3 font-medium",
        ),
    )
    unknown = rx.fragment(
        rx.el.p("Too early to tell", class_name="font-display text-2xl font-bold"),
        rx.el.p(
            "Fewer than 5 answers have been due so far. The rate is: answers given within the promised days ÷ "
            "answers that were due.",
            class_name="mt-2",
        ),
    )
    return rx.el.section(
        rx.el.h2("Promise kept", class_name="mb-3 text-sm font-semibold text-ink-soft"),
        rx.cond(kept["known"], known, unknown),
        rx.el.p(
            "An answer is due when the days that the job promises are over, counted from the reply, or from the close "
            "where replies are reviewed together. Replies that were taken back do not count.",
            class_name="mt-3 text-sm text-ink-soft",
        ),
        data_testid="promise",
        class_name="rounded-card border border-line bg-surface p-5 sm:p-6",
    )


def _clip(shown: Any) -> rx.Component:
    clip = shown["clip"]
    player = rx.el.video(
        captions_track(clip["captions"], clip["captions_drawn"]),
        src=rx.cond(clip["mp4_480"] != "", clip["mp4_480"], clip["mp4_720"]),
        poster=clip["poster"],
        controls=True,
        plays_inline=True,
        preload="none",
        aria_label=_MARK["name"].to(str) + " tells about " + shown["title"].to(str),
        class_name="size-full object-cover",
    )
    return rx.el.li(
        rx.el.div(
            player,
            style={"background": f"center / cover url('{clip['placeholder']}')"},
            class_name="aspect-[9/16] w-full overflow-hidden rounded-card",
        ),
        controls.link(
            shown["title"],
            "/jobs/" + shown["slug"].to(str),
            class_name="mt-2 inline-block text-sm font-semibold",
        ),
        key=clip["token"].to(str),
        data_testid="clip",
        class_name="w-44 flex-none snap-start sm:w-52",
    )


def _clips() -> rx.Component:
    row = rx.el.ul(
        rx.foreach(_CLIPS, _clip),
        # Scrolled by keys too, where not all fit.
        tab_index=0,
        aria_label="Clips",
        class_name="-mx-4 flex snap-x scroll-px-4 gap-4 overflow-x-auto px-4 pb-2 sm:mx-0 sm:px-0",
    )
    return rx.cond(
        _CLIPS.length() > 0,
        rx.el.section(rx.el.h2("In their own words", class_name="mb-4 text-xl"), row, class_name="min-w-0"),
    )


def _job(job: Any) -> rx.Component:
    return rx.el.li(
        rx.el.div(
            rx.el.div(
                rx.el.h3(
                    router_link(
                        job["title"],
                        href="/jobs/" + job["slug"].to(str),
                        class_name="text-ink no-underline after:absolute after:inset-0 hover:underline",
                    ),
                    class_name="text-lg",
                ),
                rx.cond(job["replied"], controls.badge("You replied", tone="positive")),
                rx.cond(job["drafted"], controls.badge("Draft", tone="primary")),
                class_name="flex flex-wrap items-center gap-x-2",
            ),
            rx.el.p(job["facts"], class_name="mt-0.5 text-sm text-ink-soft"),
            rx.el.div(deadline(job, brief=True), class_name="mt-1"),
            class_name="min-w-0 flex-1",
        ),
        icons.chevron_right("size-5 flex-none text-ink-soft"),
        key=job["slug"].to(str),
        data_testid="job",
        class_name="relative flex items-center gap-3 rounded-control px-3 py-3.5 hover:bg-ink/5",
    )


def _jobs() -> rx.Component:
    closed = rx.el.details(
        rx.el.summary(
            "Closed jobs (",
            _CLOSED.length(),
            ")",
            class_name="min-h-tap cursor-pointer content-center px-3 font-semibold text-ink-soft hover:text-ink",
        ),
        rx.el.ul(rx.foreach(_CLOSED, _job), aria_label="Closed jobs", class_name="flex flex-col"),
        class_name="mt-4 border-t border-line pt-2",
    )
    none = rx.el.p("No open jobs right now.", class_name="px-3 py-3 text-ink-soft")
    return rx.el.section(
        rx.el.h2("Open jobs", class_name="px-3 text-xl"),
        rx.cond(
            _OPEN.length() > 0,
            rx.el.ul(rx.foreach(_OPEN, _job), aria_label="Open jobs", class_name="mt-2 flex flex-col"),
            none,
        ),
        rx.cond(_CLOSED.length() > 0, closed),
        class_name="min-w-0 rounded-card border border-line bg-surface p-3 sm:p-5",
    )


def _missing() -> rx.Component:
    return feedback.empty_state(
        icons.search,
        "This link leads nowhere",
        "It may be cut off, or the company takes no part any more. There are others.",
        rx.el.div(
            controls.link_button("See all companies", "/companies"),
            controls.link_button("See open jobs", "/jobs", variant="secondary"),
            class_name="flex flex-wrap justify-center gap-3",
        ),
        test_id="missing",
    )


def company_page() -> rx.Component:
    """Return the whole content of `/company/{slug}`."""
    there = rx.el.div(
        _hero(),
        rx.el.div(
            rx.el.div(_clips(), _jobs(), class_name="flex min-w-0 flex-col gap-8"),
            rx.el.div(_promise(), class_name="lg:sticky lg:top-10"),
            class_name="mt-6 grid items-start gap-8 lg:mt-8 lg:grid-cols-[minmax(0,1fr)_22rem]",
        ),
        key="company",
    )
    waiting = rx.el.div(
        feedback.skeleton("h-80 w-full rounded-card"),
        feedback.skeleton("mt-8 h-64 w-full rounded-card"),
        # With a key of its own nothing of it is reused, so nothing moves: it is replaced.
        key="waiting",
    )
    return rx.cond(CompanyState.missing, _missing(), rx.cond(_COMPANY, there, waiting))
