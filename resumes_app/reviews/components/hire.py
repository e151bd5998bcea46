"""The dashboard: each job with what waits, how far it is, and the promise that runs."""

from typing import Any

import reflex as rx

from resumes_app.reviews.state import HireState
from resumes_app.ui import controls, feedback, icons
from resumes_app.ui.dialog import dialog

_JOBS: Any = HireState.jobs


def _count(value: Any, label: str, tone: str = "text-ink") -> rx.Component:
    return rx.el.div(
        rx.el.dt(label, class_name="text-sm text-ink-soft"),
        rx.el.dd(value, class_name=f"font-display text-2xl font-extrabold tabular-nums {tone}"),
        class_name="flex flex-col-reverse justify-end",
    )


def _promise(job: Any) -> rx.Component:
    line = "flex items-center gap-2 text-sm font-medium"
    return rx.match(
        job["promise_state"],
        ("late", rx.el.p(icons.warning("size-5"), job["promise"], class_name=f"{line} text-caution")),
        ("due", rx.el.p(icons.clock("size-5"), job["promise"], class_name=f"{line} text-ink-soft")),
        ("kept", rx.el.p(icons.check("size-5"), job["promise"], class_name=f"{line} text-positive")),
        rx.el.p(job["deadline"], class_name=f"{line} text-ink-soft"),
    )


def _bar(job: Any) -> rx.Component:
    share = rx.Var.create(f"calc(100% * {job['decided']} / max({job['total']}, 1))")
    return rx.el.div(
        rx.el.div(class_name="h-full rounded-pill bg-positive", style={"width": share}),
        class_name="h-2 overflow-hidden rounded-pill bg-ink/12",
        aria_hidden="true",
    )


def _acts(job: Any) -> rx.Component:
    slug = job["slug"].to(str)

    def review(variant: controls.Variant) -> rx.Component:
        return controls.link_button(
            rx.cond(
                job["waiting"].to(int) > 0,
                "Review replies",
                rx.cond(job["total"].to(int) > 0, "Look again", "Open the deck"),
            ),
            "/hire/jobs/" + slug + "/deck",
            variant=variant,
            icon=icons.play,
            test_id="open-deck",
        )

    return rx.cond(
        job["state"] != "draft",
        rx.el.div(
            rx.cond(job["waiting"].to(int) > 0, review("primary"), review("secondary")),
            controls.link("See the job", "/jobs/" + slug, class_name="text-sm"),
            class_name="mt-auto flex flex-wrap items-center gap-x-5 gap-y-2 pt-1",
        ),
    )


def _managing(job: Any) -> rx.Component:
    """What can be done with the job itself."""
    slug, title = job["slug"].to(str), job["title"].to(str)
    edit = controls.link_button(
        rx.cond(job["state"] == "draft", "Go on writing", "Edit"),
        "/hire/jobs/" + slug + "/edit",
        variant="secondary",
        size="sm",
        icon=icons.pencil,
        aria_label="Edit " + title,
        test_id="edit-job",
    )
    copy = controls.button(
        "Duplicate",
        on_click=HireState.duplicate(slug),
        variant="quiet",
        size="sm",
        icon=icons.copy,
        aria_label="Duplicate " + title,
        test_id="duplicate-job",
    )
    close = controls.button(
        "Close",
        on_click=HireState.ask_to_close(slug),
        variant="quiet",
        size="sm",
        aria_label="Close " + title,
        test_id="close-job",
    )
    acts = rx.el.div(
        edit,
        copy,
        rx.cond(job["state"] == "open", close),
        class_name=rx.cond(
            job["state"] == "draft",
            "mt-auto flex flex-wrap items-center gap-1 border-t border-line pt-3",
            "flex flex-wrap items-center gap-1 border-t border-line pt-3",
        ),
    )
    return rx.cond(job["can_manage"], acts)


def _not_in_feed(job: Any) -> rx.Component:
    """That the job is not in the feed, and the way to its clip."""
    told = rx.el.p(
        icons.info("size-5 flex-none"),
        rx.el.span(
            "Not in the feed: it has no clip. ",
            rx.cond(
                job["can_manage"],
                controls.link(
                    "Add one",
                    "/hire/jobs/" + job["slug"].to(str) + "/edit?video=clip",
                    aria_label="Add a clip to " + job["title"].to(str),
                ),
            ),
        ),
        data_testid="not-in-feed",
        class_name="flex gap-2 text-sm text-ink-soft",
    )
    return rx.cond(job["in_feed"], rx.fragment(), told)


def _close_dialog() -> rx.Component:
    return dialog(
        id="close-job",
        title=rx.Var.create("Close “") + HireState.closing_title + "” now?",
        text=(
            "It takes no more replies. Those that came in stay, and who saved it or began a reply gets a mail. It can "
            "be reopened at any time; its new close date must not be earlier than the one it has now."
        ),
        open=HireState.closing != "",
        on_close=HireState.ask_to_close(""),
        actions=rx.fragment(
            controls.button(
                "Close the job", on_click=HireState.close(HireState.closing), variant="danger", test_id="close-yes"
            ),
            controls.button("Leave it open", on_click=HireState.ask_to_close(""), variant="secondary"),
        ),
    )


def _job(job: Any) -> rx.Component:
    mark = rx.el.span(
        job["company"]["letters"],
        style={"background": job["company"]["colour"], "color": job["company"]["ink"]},
        class_name="grid size-11 flex-none place-items-center rounded-control font-display font-extrabold",
        aria_hidden="true",
    )
    state = rx.match(
        job["state"],
        ("draft", controls.badge("Draft")),
        ("closed", controls.badge("Closed", tone="caution")),
        controls.badge("Open", tone="positive"),
    )
    head = rx.el.div(
        mark,
        rx.el.div(
            rx.el.h2(job["title"], title=job["title"], class_name="hyphens-auto break-words text-lg"),
            rx.el.p(
                job["company"]["name"],
                rx.cond(job["place"], " · ", ""),
                job["place"],
                class_name="text-sm text-ink-soft",
            ),
            class_name="min-w-[min(100%-var(--space)*14,6rem)] flex-1",
        ),
        state,
        class_name="flex flex-wrap items-start gap-3",
    )
    counts = rx.el.dl(
        _count(job["waiting"], "to review", rx.cond(job["waiting"].to(int) > 0, "text-link", "text-ink")),
        _count(job["decided"], "decided"),
        _count(job["shortlisted"], "shortlisted"),
        class_name="grid grid-cols-[repeat(auto-fit,minmax(min(100%,5.5rem),1fr))] gap-4",
    )
    none_yet = rx.el.p(
        rx.cond(
            job["state"] == "draft",
            "Not published yet: nobody sees it.",
            "No replies yet. They appear here by themselves.",
        ),
        class_name="text-ink-soft",
    )
    return rx.el.li(
        head,
        rx.cond(job["total"].to(int) > 0, rx.fragment(counts, _bar(job)), none_yet),
        rx.el.div(
            _promise(job),
            rx.cond(job["promise"] != "", rx.el.p(job["deadline"], class_name="text-sm text-ink-soft")),
            class_name="flex flex-col gap-1",
        ),
        _not_in_feed(job),
        _acts(job),
        _managing(job),
        key=job["slug"].to(str),
        class_name="flex flex-col gap-4 rounded-card border border-line bg-surface p-5 shadow-card",
        data_testid="hire-job",
    )


def _none() -> rx.Component:
    return feedback.empty_state(
        icons.briefcase,
        "Your company has no jobs here yet",
        "Once a job is published, its replies come in here, with how many wait and by when you promised an answer.",
        rx.cond(
            HireState.can_write,
            controls.link_button("Write the first one", "/hire/jobs/new", icon=icons.plus),
            controls.link_button("See how jobs look", "/jobs"),
        ),
    )


def _refused() -> rx.Component:
    return feedback.empty_state(
        icons.users,
        "This page is for people who hire",
        "Your account replies to jobs. If you also review for a company, ask a colleague there to invite you.",
        rx.el.div(
            controls.link_button("See your replies", "/applications"),
            controls.link_button("Apply for your company", "/companies/apply", variant="secondary"),
            class_name="flex flex-wrap justify-center gap-3",
        ),
        test_id="refused",
    )


def hire_actions() -> rx.Component:
    """Return the ways on from `/hire`, for those who hire."""
    unknown = ~rx.Var.create(HireState.loaded)  # All of them keep their places until then: most may do all.
    return rx.el.div(
        rx.cond(
            unknown | HireState.can_write,
            controls.link_button("New job", "/hire/jobs/new", icon=icons.plus, test_id="new-job"),
        ),
        rx.cond(
            unknown | HireState.can_import,
            controls.link_button(
                "Import jobs", "/hire/import", variant="secondary", icon=icons.download, test_id="import-jobs"
            ),
        ),
        controls.link_button("Your team", "/hire/team", variant="secondary", icon=icons.users),
        # It keeps its place until it is known who looks, so that nothing moves.
        class_name=rx.cond(
            HireState.loaded & ~HireState.refused, "flex flex-wrap gap-2", "flex flex-wrap gap-2 invisible"
        ),
    )


def hire_page() -> rx.Component:
    """Return the whole content of `/hire`."""
    grid = "grid grid-cols-1 gap-5 md:grid-cols-2 xl:grid-cols-3"
    jobs = rx.el.ul(rx.foreach(_JOBS, _job), class_name=grid)
    waiting = rx.el.div(*[feedback.skeleton_card() for _ in range(3)], class_name=grid)
    listed = rx.fragment(rx.cond(_JOBS.length() > 0, jobs, _none()), _close_dialog())
    return rx.cond(HireState.loaded, rx.cond(HireState.refused, _refused(), listed), waiting)
