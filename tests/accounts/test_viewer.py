"""What the shell knows about who looks at it."""

import pytest

from resumes_app.accounts.state import ViewerState
from tests.events import Rig
from tests.factories import make_company, make_member, make_user, sign_in


async def test_a_guest_is_nobody(rig: Rig) -> None:
    viewer = (await rig(ViewerState.load))["viewer_state"]
    assert viewer["kind"] == "guest" and not viewer["signed_in"] and viewer["roles"] == []


async def test_a_candidate_is_known_by_the_cookie(rig: Rig) -> None:
    viewer = (await rig(ViewerState.load, await sign_in(await make_user(display_name="Ada"))))["viewer_state"]
    assert (viewer["signed_in"], viewer["display_name"], viewer["roles"]) == (True, "Ada", ["candidate"])


@pytest.mark.parametrize("role", ["recruiter", "hiring_manager", "viewer"])
async def test_a_member_of_a_company_is_a_reviewer(rig: Rig, role: str) -> None:
    user = await make_member(await make_company(), role=role)
    viewer = (await rig(ViewerState.load, await sign_in(user)))["viewer_state"]
    assert viewer["is_reviewer"] and viewer["roles"] == [role]


async def test_two_browsers_do_not_share_a_state(rig: Rig) -> None:
    await rig(ViewerState.load, await sign_in(await make_user(display_name="Ada")))
    assert not (await rig.state(ViewerState)).signed_in
