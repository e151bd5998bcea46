"""A person says near which place they look for work, and the feed follows."""

import pytest

from resumes_app.accounts.schemas import GUEST
from resumes_app.errors import NotFound, SignInNeeded
from resumes_app.jobs import service
from resumes_app.jobs.state import NearbyState
from tests.events import Rig
from tests.factories import identity_for, make_job, make_user, sign_in
from tests.jobs.factories import whole_feed
from tests.search.towns import LISBON, PORTO, load_towns

pytestmark = pytest.mark.usefixtures("database")


async def test_jobs_that_name_the_town_are_near_without_a_place_on_the_map_of_their_own(rig: Rig) -> None:
    await load_towns()
    await make_job(clip=True, place="Lisbon, Graça", country="PT")
    user = await make_user()
    cookie, who = await sign_in(user), await identity_for(user)
    await rig.open(f"/jobs?place={LISBON}", cookie)
    changed = await rig(NearbyState.prefer(), cookie, path=f"/jobs?place={LISBON}")
    assert changed["nearby_state"]["near"] == "Lisbon"
    (card,) = await whole_feed(who)
    assert "near Lisbon" in card["why"]
    await rig(NearbyState.forget(), cookie)
    (card,) = await whole_feed(who)
    assert "near" not in card["why"] and await service.looking_near(who) == ""


async def test_a_place_nobody_knows_is_refused_and_the_old_one_stays() -> None:
    await load_towns()
    who = await identity_for(await make_user())
    assert await service.look_near(who, PORTO) == "Porto"
    with pytest.raises(NotFound):
        await service.look_near(who, 1)
    assert await service.looking_near(who) == "Porto"


async def test_a_guest_looks_everywhere() -> None:
    assert await service.looking_near(GUEST) == ""
    with pytest.raises(SignInNeeded):
        await service.look_near(GUEST, PORTO)
