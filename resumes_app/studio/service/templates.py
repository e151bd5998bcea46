"""Plans for a video: what to say one after another, and for about how long."""

from collections.abc import Sequence
from typing import Final

from resumes_app import db
from resumes_app.accounts.schemas import Identity, Permission
from resumes_app.accounts.service import require
from resumes_app.errors import InvalidInput
from resumes_app.studio.schemas import DraftView, Segment, Template
from resumes_app.studio.service.drafts import owned, touch
from resumes_app.studio.service.views import takes_of, view_of


def _template(
    name: str,
    label: str,
    *segments: tuple[str, str, int],
    for_job: bool = True,
    without_job: bool = True,
    employer: str = "",
) -> Template:
    return Template(
        name=name,
        label=label,
        for_job=for_job and not employer,
        without_job=without_job and not employer,
        for_employer=employer,
        segments=[Segment(title=title, prompt=prompt, target_ms=seconds * 1000) for title, prompt, seconds in segments],
        total_ms=sum(seconds for _, _, seconds in segments) * 1000,
    )


TEMPLATES: Final = {
    template["name"]: template
    for template in (
        _template(
            "why-me",
            "Why me, in 30 seconds",
            ("Hook", "Begin with what makes you fit: one sentence, no greeting.", 6),
            ("Proof", "Tell of one time you did it. Where, what, how it ended.", 16),
            ("Close", "Say when you could start, and thank them.", 8),
        ),
        _template(
            "answer",
            "Answer the question",
            ("Answer", "Give the answer first, in one sentence.", 8),
            ("Example", "Show it: one example from work, school or home.", 20),
            ("Why here", "Say why you want to do it at this place.", 12),
            without_job=False,
        ),
        _template(
            "show-it",
            "Show what I can do",
            ("Before", "Show what you start with, or the task.", 8),
            ("At work", "Film your hands, your screen, your tools. Say what you do.", 25),
            ("Result", "Show how it turned out, and what you would do next.", 12),
        ),
        _template(
            "story",
            "My way here",
            ("Where I come from", "What did you do until now?", 12),
            ("What I learned", "Which thing from then do you use every day?", 18),
            ("Where I go", "What do you want to learn next, and why here?", 15),
            without_job=False,
        ),
        _template(
            "look-for",
            "What I look for",
            ("Who I am", "Your first name, and what you do best: one sentence.", 8),
            ("What I bring", "Two things that you can do, each with where you did it.", 20),
            ("What I look for", "Which work, which hours, from when. The town is enough.", 12),
            for_job=False,
        ),
        _template(
            "meet-us",
            "The job in 45 seconds",
            ("The work", "What does somebody do on a usual day? Show it, if you can.", 15),
            ("The people", "Say who you are, and with whom they would work.", 12),
            ("What counts", "Say what matters to you, and what does not.", 10),
            ("Reply", "Ask them to reply, and say when they hear from you.", 8),
            employer="clip",
        ),
        _template(
            "ask",
            "Ask it in person",
            ("Who asks", "Your name, and what you do here: one sentence.", 6),
            ("The question", "Ask it as you would across a table.", 12),
            ("Why", "Say what you hope to hear.", 10),
            employer="question",
        ),
    )
}
"""By name, in the order they are offered."""


QUESTIONS: Final = "questions"
"""The plan that is made of a job's own questions; its parts are not among `TEMPLATES`."""


def question_plan(questions: Sequence[str], limit_s: int) -> list[Segment]:
    """Return the parts of the plan that goes from question to question; none where there is one question only."""
    if len(questions) < 2:
        return []
    share_ms = limit_s * 1000 // len(questions)
    return [
        Segment(title=f"Question {number}", prompt=question, target_ms=share_ms)
        for number, question in enumerate(questions, 1)
    ]


def template_choices(*, job: bool | None = None) -> list[Template]:
    """Return the templates in the order they are offered: all, or those for a video with or without a `job`."""
    if job is None:
        return list(TEMPLATES.values())
    return [plan for plan in TEMPLATES.values() if plan["for_job" if job else "without_job"]]


def employer_plans(place: str) -> list[Template]:
    """Return the templates that are offered for a video of an employer, `clip` or `question`."""
    return [plan for plan in TEMPLATES.values() if plan["for_employer"] == place]


async def choose_template(who: Identity, draft_id: str, name: str) -> DraftView:
    """Plan the video by this template; "" plans nothing.

    Raises:
        NotFound: `who` has no such draft.
        InvalidInput: There is no such template.
    """
    require(who, Permission.RECORD)
    if name and name not in TEMPLATES and name != QUESTIONS:
        raise InvalidInput("There is no such plan. Choose another one.")
    async with db.transaction() as session:
        draft = await owned(session, who, draft_id, lock=True)
        if draft.template != name:
            draft.template = name
            await touch(session, draft)
        return await view_of(session, draft, await takes_of(session, draft))
