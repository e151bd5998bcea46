"""Plans for a video."""

import pytest

from resumes_app.errors import InvalidInput, NotFound
from resumes_app.media.editlist import MAX_TOTAL_MS
from resumes_app.studio import service
from tests.studio.factories import make_candidate, make_draft


def test_each_plan_says_what_to_do_and_fits_into_a_video() -> None:
    for template in service.template_choices():
        assert template["total_ms"] == sum(segment["target_ms"] for segment in template["segments"]) <= MAX_TOTAL_MS
        assert all(segment["prompt"] and segment["title"] for segment in template["segments"])


def test_a_video_without_a_job_is_offered_no_plan_that_answers_one() -> None:
    names = {job: {plan["name"] for plan in service.template_choices(job=job)} for job in (True, False)}
    assert "answer" in names[True] - names[False]
    assert "look-for" in names[False] - names[True]
    assert "why-me" in names[True] & names[False]
    assert len(names[False]) >= 3


async def test_a_plan_is_kept_with_the_draft_and_can_be_dropped(database: None) -> None:
    (_, who), (_, other) = await make_candidate(), await make_candidate()
    draft = await make_draft(who)
    assert (await service.choose_template(who, draft["id"], "why-me"))["template"] == "why-me"
    assert (await service.draft_view(who, draft["id"]))["template"] == "why-me"
    with pytest.raises(InvalidInput):
        await service.choose_template(who, draft["id"], "nothing")
    with pytest.raises(NotFound):
        await service.choose_template(other, draft["id"], "why-me")
    assert (await service.choose_template(who, draft["id"], ""))["template"] == ""
