"""Routes of the résumés area."""

import reflex as rx

from resumes_app.accounts.components import shell
from resumes_app.resumes.components import examples_intro, examples_link, resume_grid, resume_player, tag_link
from resumes_app.resumes.state import GridState, ResumeState
from resumes_app.ui.document import page_title

_TAG = "#" + rx.Var.create(GridState.hashtag).to(str)


@rx.page("/tag/[hashtag]", title=page_title(_TAG), on_load=GridState.load_tag)
def tag() -> rx.Component:
    """Public résumés under a hashtag."""
    return shell(
        resume_grid(),
        active="tag",
        title=_TAG,
        lead="Public video résumés, the newest first. Nobody is ranked.",
        actions=examples_link(),
    )


@rx.page("/r/[public_id]", title=page_title(ResumeState.heading), on_load=ResumeState.load)
def resume() -> rx.Component:
    """One public résumé."""
    return shell(resume_player(), active="tag", title=ResumeState.heading)


@rx.page("/examples", title=page_title("Examples"), on_load=GridState.load_examples)
def examples() -> rx.Component:
    """People who have done it."""
    return shell(
        examples_intro(),
        resume_grid(),
        active="tag",
        title="People who have done it",
        lead="Half a minute, a phone, and something to say.",
        actions=tag_link(),
    )
