"""The handlers, through Reflex's own processor."""

from urllib.parse import parse_qs, urlsplit

import pytest

from resumes_app.companies.state import ApplyState, OfferState, TeamState
from resumes_app.companies.state.team import InviteForm
from resumes_app.errors import Gone, NotFound, NotPermitted, SignInNeeded
from tests.companies.factories import form, send_mails, token_in
from tests.events import Rig
from tests.factories import make_company, make_member, make_user, sign_in

NOOR = "noor@halden.example"


async def test_a_form_that_is_refused_says_so_beside_its_fields_and_then_waits(rig: Rig) -> None:
    cookie = await sign_in(await make_user(email="dana@halden.example"))
    await rig.open("/companies/apply", cookie)
    changed = await rig(ApplyState.apply(form(work_email="dana@gmail.com", city="")), cookie)
    errors = changed["apply_state"]["errors"]
    assert "Anybody can have" in errors["work_email"] and errors["city"] and not errors["name"]
    changed = await rig(ApplyState.apply(form()), cookie)
    assert changed["apply_state"]["request"]["status"] == "waiting"
    assert not any(changed["apply_state"]["errors"].values())
    changed = await rig(ApplyState.withdraw(), cookie)
    assert changed["apply_state"]["request"]["status"] == "withdrawn"


async def test_the_mailed_link_confirms_by_a_press_and_not_by_being_opened(rig: Rig) -> None:
    cookie = await sign_in(await make_user(email="dana@gmail.com"))
    await rig(ApplyState.apply(form()), cookie)
    (mail,) = await send_mails()
    link = f"/companies/apply?confirm={token_in(mail)}"
    guest = (await rig.open(link))["apply_state"]
    assert guest["signin"] == f"/signin?next=/companies/apply%3Fconfirm%3D{token_in(mail)}"
    opened = (await rig.open(link, cookie))["apply_state"]
    assert opened["link"] and not opened["request"]["confirmed"]
    changed = await rig(ApplyState.confirm(), cookie, path=link)
    assert changed["apply_state"]["request"]["confirmed"] and changed["apply_state"]["link"] == ""
    assert (await rig.open(link, cookie))["apply_state"]["link"] == "", "it does not ask again"
    with pytest.raises(Gone):
        await rig(ApplyState.confirm(), cookie, path=link)


async def test_a_colleague_is_invited_accepts_and_is_removed(rig: Rig) -> None:
    company = await make_company(name="Halden")
    mia = await sign_in(await make_member(company))
    await rig.open("/hire/team", mia)
    asked = InviteForm(company_slug=company.slug, email=NOOR, role="viewer")
    changed = await rig(TeamState.invite(asked), mia)
    assert changed["team_state"]["team"]["invitations"][0]["email"] == NOOR
    (mail,) = await send_mails()
    link = f"/hire/invitation?token={token_in(mail)}"
    offered = (await rig.open(link))["offer_state"]
    assert offered["offer"]["fits"] is False
    query = parse_qs(urlsplit(offered["signup"]).query)
    assert (query["next"], query["email"]) == ([link], [NOOR])
    noor = await sign_in(await make_user(email=NOOR))
    assert (await rig.open(link, noor))["offer_state"]["offer"]["fits"]
    await rig(OfferState.accept(), noor, path=link)
    assert any("/hire/team" in str(event.payload) for event in rig.sent)
    seen = (await rig.open("/hire/team", noor))["team_state"]["team"]
    assert not seen["manages"] and seen["invitations"] == []
    member = next(one for one in seen["members"] if one["mine"])
    with pytest.raises(NotPermitted):
        await rig(TeamState.remove(member["id"]), noor)
    changed = await rig(TeamState.remove(member["id"]), mia)
    assert len(changed["team_state"]["team"]["members"]) == 1
    with pytest.raises(NotPermitted):
        await rig(TeamState.leave(company.slug), noor)
    assert (await rig.open("/hire/team", noor))["team_state"]["refused"]


async def test_what_is_no_address_is_told_beside_the_field(rig: Rig) -> None:
    company = await make_company()
    cookie = await sign_in(await make_member(company))
    await rig.open("/hire/team", cookie)
    changed = await rig(TeamState.invite(InviteForm(company_slug=company.slug, email="noor", role="viewer")), cookie)
    assert "@" in changed["team_state"]["email_error"]


async def test_a_foreign_team_is_not_shown_nor_touched(rig: Rig) -> None:
    company, elsewhere = await make_company(), await make_company()
    await make_member(company)
    cookie = await sign_in(await make_member(elsewhere))
    changed = (await rig.open(f"/hire/team?company={company.slug}", cookie))["team_state"]
    assert changed["refused"] and changed["team"] is None
    with pytest.raises(NotFound):
        await rig(TeamState.leave(company.slug), cookie)
    asked = InviteForm(company_slug=company.slug, email=NOOR, role="recruiter")
    with pytest.raises(NotPermitted):
        await rig(TeamState.invite(asked), cookie)
    with pytest.raises(SignInNeeded):
        await rig(TeamState.invite(asked))


async def test_a_made_up_invitation_says_what_to_do(rig: Rig) -> None:
    changed = (await rig.open("/hire/invitation?token=x"))["offer_state"]
    assert changed["offer"] is None and "Ask your colleague for a new one" in changed["gone"]
