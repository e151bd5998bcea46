"""One job's page: the clip, the facts, the question, the deadline and what it means, and what can be done."""

from typing import Any

import reflex as rx
from reflex_components_core.react_router import link as router_link

from resumes_app.jobs.components.calendar import add_to_calendar
from resumes_app.jobs.components.parts import company_mark, company_name, deadline, fact_chips
from resumes_app.jobs.state import JobState
from resumes_app.ui import controls, feedback, icons
from resumes_app.ui.captions_track import captions_track
from resumes_app.ui.questions import questions
from resumes_app.ui.share import share_button
from resumes_app.ui.whom_to_ask import whom_to_ask

_JOB: Any = JobState.job  # On the class, a var is its expression in the browser.
_GRID = "grid grid-cols-1 gap-x-14 gap-y-8 lg:grid-cols-[minmax(0,24rem)_minmax(0,1fr)]"


def _player(clip: Any, says: str, *, preload: str) -> rx.Component:
    return rx.el.video(
        captions_track(clip["captions"], clip["captions_drawn"]),
        src=rx.cond(clip["mp4_480"] != "", clip["mp4_480"], clip["mp4_720"]),
        poster=clip["poster"],
        controls=True,
        plays_inline=True,
        preload=preload,
        aria_label=_JOB["company"]["name"].to(str) + says,
        class_name="size-full object-cover",
        key=clip["token"].to(str),
    )


def _clip() -> rx.Component:
    clip = _JOB["clip"]
    player = _player(clip, " tells about the job", preload="metadata")
    return rx.cond(
        clip,
        rx.el.div(
            player,
            style={"background": f"center / cover url('{clip['placeholder']}')"},
            # As tall as the window allows: the width follows.
            class_name="mx-auto aspect-[9/16] w-full max-w-[min(24rem,44dvh)] overflow-hidden rounded-card lg:mx-0",
        ),
    )


def _head() -> rx.Component:
    return rx.el.div(
        rx.el.div(
            company_mark(_JOB["company"]),
            company_name(_JOB["company"], linked=True),
            class_name="flex items-center gap-3",
        ),
        rx.el.div(fact_chips(_JOB), class_name="mt-4"),
        rx.el.div(
            deadline(_JOB),
            rx.cond(
                (_JOB["closes_at"] != "") & ~_JOB["closed"].to(bool) & ~JobState.previewed,
                add_to_calendar(_JOB["slug"], class_name="max-sm:-ml-3.5"),
            ),
            class_name="mt-3 flex flex-wrap items-center gap-x-2",
        ),
    )


def _acts() -> rx.Component:
    slug, title = _JOB["slug"].to(str), _JOB["title"].to(str)
    # All of one height; on a phone the first has a line of its own.
    first, other = "max-sm:w-full", "min-h-14! max-sm:flex-1"
    replying = rx.cond(
        JobState.signed_in,
        controls.link_button(
            rx.cond(_JOB["drafted"], "Continue your reply", _JOB["answer"]),
            "/reply/" + slug,
            size="lg",
            icon=icons.reply,
            test_id="reply",
            class_name=first,
        ),
        controls.button(
            _JOB["answer"],
            on_click=JobState.ask("reply", slug),
            size="lg",
            icon=icons.reply,
            test_id="reply",
            class_name=first,
        ),
    )
    hiring = rx.fragment(
        rx.cond(
            _JOB["may_watch"],
            controls.link_button(
                "Open the deck", "/hire/jobs/" + slug + "/deck", size="lg", test_id="open-deck", class_name=first
            ),
            rx.el.p("Your account does not reply to jobs.", class_name="basis-full text-sm text-ink-soft"),
        ),
        rx.cond(
            _JOB["may_edit"],
            controls.link_button(
                "Edit", "/hire/jobs/" + slug + "/edit", variant="secondary", test_id="edit-job", class_name=other
            ),
        ),
    )
    saving = controls.button(
        rx.cond(_JOB["saved"], "Saved", "Save"),
        on_click=rx.cond(JobState.signed_in, JobState.save(slug, ~_JOB["saved"].to(bool)), JobState.ask("save", slug)),
        variant="secondary",
        icon=icons.bookmark,
        aria_pressed=_JOB["saved"],
        test_id="save",
        class_name=f"{other} aria-pressed:[&_.icon]:fill-current",
    )
    return rx.el.div(
        rx.cond(
            _JOB["replied"],
            controls.link_button(
                "You replied: see its status", "/applications", size="lg", icon=icons.check, class_name=first
            ),
            rx.cond(
                _JOB["may_reply"],
                rx.cond(_JOB["closed"].to(bool) | _JOB["full"].to(bool), rx.fragment(), replying),
                hiring,
            ),
        ),
        saving,
        share_button(title, class_name=other),
        class_name="mt-6 flex flex-wrap items-center gap-3",
    )


def _states() -> rx.Component:
    return rx.el.div(
        rx.cond(
            _JOB["closed"].to(bool) & ~JobState.previewed,
            feedback.banner(
                "This job is closed and takes no more replies.",
                tone="caution",
                action=controls.link("See open jobs", "/jobs"),
            ),
        ),
        rx.cond(
            _JOB["full"].to(bool) & ~_JOB["closed"].to(bool) & ~_JOB["replied"].to(bool),
            feedback.banner(
                "This job has all the replies that it takes. Save it: a place comes free where somebody takes "
                "theirs back.",
                tone="caution",
                action=controls.link("See open jobs", "/jobs"),
            ),
        ),
        rx.cond(
            _JOB["passed"],
            feedback.banner(
                "You passed on this job, so it is not in your feed.",
                action=controls.button(
                    "Bring it back", on_click=JobState.bring_back(_JOB["slug"].to(str)), variant="secondary", size="sm"
                ),
            ),
        ),
        class_name="mb-6 flex flex-col gap-3 empty:hidden",
    )


def _section(title: str, *children: rx.Component) -> rx.Component:
    return rx.el.section(rx.el.h2(title, class_name="text-xl"), rx.el.div(*children, class_name="mt-3"))


def _question() -> rx.Component:
    clip = _JOB["question_clip"]
    in_person = rx.el.div(
        _player(clip, " asks the question", preload="none"),
        style={"background": f"center / cover url('{clip['placeholder']}')"},
        data_testid="question-clip",
        class_name="aspect-[9/16] w-32 flex-none overflow-hidden rounded-control sm:w-40",
    )
    words = rx.el.div(
        rx.el.h2("They ask you", class_name="text-sm font-semibold text-on-primary-soft"),
        questions(_JOB, "mt-1 font-display text-xl font-bold text-on-primary-soft"),
        rx.el.p(
            controls.link("See people who have done it", "/examples", class_name="text-on-primary-soft"),
            class_name="mt-3 text-sm",
        ),
        class_name="min-w-[min(100%,8rem)] flex-1",
    )
    asked = rx.el.section(
        rx.cond(clip, in_person),
        words,
        class_name="mt-8 flex flex-wrap gap-4 rounded-card bg-primary-soft p-5 sm:gap-6 sm:p-6",
    )
    return rx.cond((_JOB["question"] != "") | clip, asked)


def _tags() -> rx.Component:
    def tag(one: Any) -> rx.Component:
        link = router_link(
            one["label"],
            href=one["href"].to(str),
            class_name="inline-flex min-h-9 max-sm:min-h-tap max-w-full items-center break-words "
            "rounded-chip bg-sunken px-2.5 text-sm font-medium text-ink underline decoration-1 "
            "underline-offset-4 hover:decoration-2",
        )
        return rx.el.li(link, key=one["href"].to(str), class_name="min-w-0 max-w-full")

    listed = rx.el.ul(
        rx.foreach(_JOB["tags"].to(list[dict[str, str]]), tag), class_name="flex flex-wrap gap-2", data_testid="tags"
    )
    return rx.cond(_JOB["tags"].to(list[dict[str, str]]).length() > 0, _section("More jobs like this", listed))


def _answer() -> rx.Component:
    return _section(
        "How you reply, and when you hear back",
        rx.el.p(_JOB["ways"]),
        rx.el.p(_JOB["review"], class_name="mt-1"),
        rx.cond(_JOB["reveal"] != "", rx.el.p(_JOB["reveal"], class_name="mt-1", data_testid="reveal")),
        rx.el.p(_JOB["promise"], class_name="mt-1"),
        whom_to_ask(_JOB["accommodation"], class_name="mt-3"),
    )


def _missing() -> rx.Component:
    return feedback.empty_state(
        icons.search,
        "This link leads nowhere",
        "It may be cut off, or the job was taken down. There are others.",
        rx.el.div(
            controls.link_button("See open jobs", "/jobs"),
            controls.link_button("Scroll the feed", "/", variant="secondary"),
            class_name="flex flex-wrap justify-center gap-3",
        ),
        test_id="missing",
    )


def _waiting() -> rx.Component:
    facts = rx.el.div(
        feedback.skeleton("h-11 w-48 rounded-control"),
        feedback.skeleton("mt-4 h-7 w-3/5 rounded-chip"),
        feedback.skeleton("mt-6 h-14 w-4/5 rounded-pill"),
        feedback.skeleton("mt-8 h-32 w-full rounded-card"),
    )
    clip = feedback.skeleton("aspect-[9/16] w-full max-w-[min(24rem,44dvh)] rounded-card")
    # With a key of its own nothing of it is reused, so nothing moves: it is replaced.
    return rx.el.div(
        facts, rx.el.div(clip, class_name="lg:col-start-1 lg:row-start-1"), key="waiting", class_name=_GRID
    )


def job_page() -> rx.Component:
    """Return the whole content of `/jobs/{slug}`."""
    description = _section("The job", rx.html(_JOB["description_html"], class_name="rich"))
    about = _section("About " + _JOB["company"]["name"].to(str), rx.el.p(_JOB["about_company"]))
    there = rx.el.div(
        rx.el.div(
            _states(),
            _head(),
            rx.cond(JobState.previewed, rx.fragment(), _acts()),
            _question(),
            class_name="min-w-0 max-w-text",
        ),
        rx.el.div(_clip(), class_name="lg:sticky lg:top-10 lg:col-start-1 lg:row-span-2 lg:row-start-1 lg:self-start"),
        rx.el.div(
            rx.cond(_JOB["description_html"] != "", description),
            _answer(),
            _tags(),
            rx.cond(_JOB["about_company"] != "", about),
            class_name="flex min-w-0 max-w-text flex-col gap-10 lg:col-start-2",
        ),
        key="job",
        class_name=rx.cond(_JOB["clip"], _GRID, "flex flex-col gap-8"),
    )
    return rx.cond(JobState.missing, _missing(), rx.cond(_JOB, there, _waiting()))
