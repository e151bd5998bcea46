"""What the pages' states take over: answers to forms, the own account, and failures."""

import pytest

from resumes_app import db
from resumes_app.accounts.schemas import GUEST
from resumes_app.accounts.service import identity_of_cookie
from resumes_app.accounts.service.answers import ANSWER_COOKIE, FormAnswer, sealed_answer
from resumes_app.accounts.service.profile import browser_name
from resumes_app.accounts.state import FormState, SettingsState
from resumes_app.errors import InvalidInput, NotFound, SignInNeeded
from resumes_app.models import User
from tests.events import Rig
from tests.factories import make_user, sign_in

REFUSED = FormAnswer(id="abc", values={"email": "ada@"}, problems=[("email", "Check it."), ("", "And this.")])


def redirects(rig: Rig) -> list[str]:
    return [str(event.payload["path"]).strip('"') for event in rig.sent if event.name == "_redirect"]


async def test_the_answer_to_a_form_is_shown(rig: Rig) -> None:
    cookies = {ANSWER_COOKIE: sealed_answer(REFUSED)}
    form = (await rig.open("/signin?again=abc&next=/jobs", **cookies))["form_state"]
    assert form["values"]["email"] == "ada@" and form["errors"]["email"] == "Check it."
    assert form["problems"] == [("email", "Check it."), ("", "And this.")] and form["next"] == "/jobs"
    assert any("focus" in event.name for event in rig.sent)


@pytest.mark.parametrize("address", ["/signin", "/signin?again=other", "/signin?again="])
async def test_an_answer_to_another_form_is_not_shown(rig: Rig, address: str) -> None:
    form = (await rig.open(address, **{ANSWER_COOKIE: sealed_answer(REFUSED)}))["form_state"]
    assert form["problems"] == [] and form["values"]["email"] == ""


async def test_an_invited_address_is_there_already_and_gives_way_to_what_was_typed(rig: Rig) -> None:
    form = (await rig.open("/signup?next=/jobs&email=ada%40example.org"))["form_state"]
    assert (form["values"]["email"], form["problems"], form["next"]) == ("ada@example.org", [], "/jobs")
    cookies = {ANSWER_COOKIE: sealed_answer(REFUSED)}
    assert (await rig.open("/signup?again=abc&email=x%40y.example", **cookies))["form_state"]["values"][
        "email"
    ] == "ada@"


@pytest.mark.parametrize("cookie", ["", "x", "eyJpZCI6ImFiYyJ9.aaaa.bbbb", '"'])
async def test_a_forged_answer_is_not_shown(rig: Rig, cookie: str) -> None:
    form = (await rig.open("/signin?again=abc", **{ANSWER_COOKIE: cookie}))["form_state"]
    assert form["address"] == "/signin?again=abc" and form["problems"] == []


async def test_somebody_signed_in_goes_on_at_once(rig: Rig) -> None:
    cookie = await sign_in(await make_user())
    for page in ("/signin", "/signup"):
        await rig.open(f"{page}?next=/jobs", cookie)
        assert redirects(rig) == ["/jobs"]
    await rig.open("/reset", cookie)
    assert redirects(rig) == []


async def test_a_form_never_leads_to_another_site(rig: Rig) -> None:
    assert (await rig.open("/signin?next=//evil.example"))["form_state"]["next"] == "/"


async def test_name_and_time_zone_can_be_changed(rig: Rig) -> None:
    user = await make_user(display_name="Ada")
    cookie = await sign_in(user)
    changed = await rig(SettingsState.save({"name": "  Ada   Lovelace ", "time_zone": "Asia/Tokyo"}), cookie)
    assert changed["settings_state"]["name"] == changed["viewer_state"]["display_name"] == "Ada Lovelace"
    async with db.reading() as session:
        row = await session.get(User, user.id)
    assert row and (row.display_name, row.time_zone) == ("Ada Lovelace", "Asia/Tokyo")


@pytest.mark.parametrize("form", [{"name": ""}, {"name": "Ada", "time_zone": "Mars"}, {}, {"name": "a" * 81}])
async def test_a_profile_that_is_not_in_order_is_refused(rig: Rig, form: dict[str, str]) -> None:
    with pytest.raises(InvalidInput):
        await rig(SettingsState.save(form), await sign_in(await make_user()))


async def test_ones_browsers_are_listed_and_can_be_signed_out(rig: Rig) -> None:
    user = await make_user()
    here, there = await sign_in(user), await sign_in(user)
    await sign_in(await make_user())
    listed = (await rig(SettingsState.load, here))["settings_state"]["browsers"]
    assert [browser["is_this"] for browser in listed] == [True, False] and listed[1]["seen"] == "just now"
    await rig(SettingsState.end_browser(listed[1]["id"]), here)
    assert await identity_of_cookie(there) == GUEST and await identity_of_cookie(here) != GUEST
    with pytest.raises(NotFound):
        await rig(SettingsState.end_browser(listed[1]["id"]), here)


async def test_a_guest_has_no_settings(rig: Rig) -> None:
    with pytest.raises(SignInNeeded):
        await rig.open("/settings")


@pytest.mark.parametrize(
    ("user_agent", "name"),
    [
        ("Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0", "Firefox on Linux"),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Mobile Safari/604.1", "Safari on iPhone"),
        ("Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 Chrome/140.0 Mobile Safari/537.36", "Chrome on Android"),
        ("Mozilla/5.0 (Windows NT 10.0) Chrome/140.0 Safari/537.36 Edg/140.0", "Edge on Windows"),
        ("", "A browser"),
    ],
)
def test_a_browser_is_called_what_people_call_it(user_agent: str, name: str) -> None:
    assert browser_name(user_agent) == name


def test_form_state_has_room_for_every_field() -> None:
    assert {"name", "email", "password", "birth"} <= set(FormState.get_fields()["errors"].default_value())
