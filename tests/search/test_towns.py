"""Towns: found by their names, and how far jobs are from them."""

from resumes_app import db, search
from tests.factories import make_job
from tests.search.looking import look, titles
from tests.search.towns import (
    COPENHAGEN,
    LISBON,
    LONDON,
    LONDON_IN_CANADA,
    NAMESAKES,
    ODESA,
    ODESSA_IN_TEXAS,
    PORTLAND,
    PORTLAND_IN_MAINE,
    PORTO,
    RIVALS,
    SAN,
    SANTIAGO,
    TOWNS,
    load_towns,
)


async def test_distance_counts_over_the_globe_and_the_nearest_come_first(database: None) -> None:
    await load_towns()
    await make_job(title="Here", place="Porto")
    await make_job(title="There", place="Lisboa, Portugal")
    await make_job(title="Far", place="København", country="DK")
    await make_job(title="Nowhere", place="")
    assert await titles(f"place={PORTO}") == ["Here"]
    found = (await look(f"place={LISBON}&within=200&sort=distance"))["page"]["rows"]
    assert [row["title"] for row in found] == ["There"]
    assert found[0]["distance_m"] == 0
    async with db.reading() as session:
        spot = await search.place_by_id(session, LISBON)
        assert spot
        near = (spot["latitude"], spot["longitude"])
        hits = (await search.find(session, search.Wanted(near=near, sort=search.Sort.DISTANCE))).hits
    assert [round((hit.distance_m or 0) / 1000, -1) for hit in hits] == [0, 270, 2480]


async def test_a_place_is_found_by_its_names_in_any_language_and_the_largest_comes_first(database: None) -> None:
    await load_towns()
    async with db.reading() as session:
        for typed in ("Copenhagen", "KØBENHAVN", "kobenh", "Kopenhagen"):
            assert [place["id"] for place in await search.suggest_places(session, typed)] == [COPENHAGEN]
        assert (await search.suggest_places(session, "porto"))[0]["label"] == "Porto, Portugal"
        assert [place["id"] for place in await search.suggest_places(session, "por")] == [PORTLAND, PORTO]
        assert await search.suggest_places(session, "p") == []
        found = await search.find_place(session, "Lisboa", "PT")
        assert found and found["id"] == LISBON
        assert await search.find_place(session, "Lisboa", "US") is None
    assert await search.load_places() == 0


async def test_a_towns_own_name_goes_before_larger_ones_that_begin_so_or_are_called_so_elsewhere(
    database: None,
) -> None:
    await search.load_places([*TOWNS, *RIVALS])
    await make_job(title="Here", place="Porto", country="")
    async with db.reading() as session:
        offered = await search.suggest_places(session, "Porto")
        assert [place["name"] for place in offered] == ["Porto", "Porto Alegre", "Bordeaux"]
        found = await search.find_place(session, "porto")
        assert found and found["id"] == PORTO
        begun = await search.suggest_places(session, "port")
        assert begun[0]["name"] == "Porto Alegre"
    assert await titles(f"place={PORTO}") == ["Here"]


async def test_a_small_towns_own_name_does_not_go_before_a_large_town(database: None) -> None:
    await search.load_places([*TOWNS, *RIVALS])
    async with db.reading() as session:
        offered = await search.suggest_places(session, "Odessa")
        assert [place["id"] for place in offered] == [ODESA, ODESSA_IN_TEXAS]
        for country, meant in (("", ODESA), ("US", ODESSA_IN_TEXAS)):
            found = await search.find_place(session, "Odessa", country)
            assert found and found["id"] == meant
        begun = await search.suggest_places(session, "san")
        assert [place["id"] for place in begun] == [SANTIAGO, SAN]


async def test_a_state_or_country_named_with_a_town_says_which_of_that_name_is_meant(database: None) -> None:
    await search.load_places([*TOWNS, *NAMESAKES])
    meant = {
        "Portland, ME": PORTLAND_IN_MAINE,
        "portland, maine": PORTLAND_IN_MAINE,
        "Portland, ME, United States": PORTLAND_IN_MAINE,
        "Portland, OR": PORTLAND,
        "Portland": PORTLAND,
        "Portland, XX": PORTLAND,
        "London, Canada": LONDON_IN_CANADA,
        "London, CA": LONDON_IN_CANADA,
        "London,": LONDON,
    }
    async with db.reading() as session:
        for said, town in meant.items():
            found = await search.find_place(session, said)
            assert found and found["id"] == town, said
            assert (await search.suggest_places(session, said))[0]["id"] == town, said
    await make_job(title="In the east", place="Portland, ME", country="US")
    await make_job(title="In the west", place="Portland, OR", country="US")
    assert await titles(f"place={PORTLAND_IN_MAINE}") == ["In the east"]
