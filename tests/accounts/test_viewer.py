"""What the shell knows about who looks at it."""

import pytest

from resumes_app.accounts.service import identity_of_cookie
from resumes_app.accounts.state import SettingsState, ViewerState
from resumes_app.models import Application
from tests.events import Rig
from tests.factories import added, make_company, make_job, make_member, make_user, sign_in


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


async def test_moments_are_told_as_the_browser_has_them_until_a_time_zone_is_chosen(rig: Rig) -> None:
    user = await make_user()
    phone, desk = await sign_in(user), await sign_in(user)
    viewer = (await rig(ViewerState.load("Asia/Tokyo"), phone))["viewer_state"]
    assert viewer["time_zone"] == (await identity_of_cookie(phone)).time_zone == "Asia/Tokyo"
    assert (await rig(ViewerState.load("Etc/GMT-3"), phone, tab="flight"))["viewer_state"]["time_zone"] == "Etc/GMT-3"
    assert (await identity_of_cookie(desk)).time_zone == "UTC"
    await rig(SettingsState.save({"name": "Ada", "time_zone": "Europe/Lisbon"}), desk)
    for zone in ("America/Lima", "Mars/Olympus", ""):
        viewer = (await rig(ViewerState.load(zone), phone, tab=zone))["viewer_state"]
        assert viewer["time_zone"] == "Europe/Lisbon"
    assert (await identity_of_cookie(phone)).browser_zone == "America/Lima"


async def test_a_guests_moments_are_the_browsers(rig: Rig) -> None:
    await rig(ViewerState.load("Asia/Tokyo"))
    assert (await rig.state(ViewerState)).time_zone == ""


async def test_who_replied_before_joining_a_company_keeps_a_way_to_the_replies(rig: Rig) -> None:
    user = await make_user()
    cookie = await sign_in(user)
    assert not (await rig(SettingsState.load, cookie))["settings_state"].get("replied_before")
    await added(None, Application(job_id=(await make_job()).id, candidate_id=user.id))
    await make_member(await make_company(), user)
    assert (await rig(SettingsState.load, cookie))["settings_state"]["replied_before"]
