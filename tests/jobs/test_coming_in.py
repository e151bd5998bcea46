"""What a colleague saved comes into a form in which somebody types on."""

from typing import Any

from resumes_app.jobs.state import JobActsState, JobFormState
from tests.events import Rig
from tests.jobs.writing import draft_in_two_tabs, fields, stored, writing


class Tab:
    """A tab that has opened a draft."""

    def __init__(self, rig: Rig, cookie: str, page: str, name: str) -> None:
        self.rig, self.cookie, self.page, self.name = rig, cookie, page, name

    async def state(self) -> Any:
        return await writing(self.rig, self.cookie, self.name)

    async def ask(self, *texts: str, **changes: str) -> None:
        """Type the questions, adding what there is no field for, and other fields."""
        while len((await self.state()).questions) < len(texts):
            await self.do(JobFormState.submit(fields(act="add", fill=str((await self.state()).fill))))
        await self.send(await self.keys(), *texts, **changes)

    async def send(self, keys: list[str], *texts: str, **changes: str) -> None:
        asked = {f"question-{key}": text for key, text in zip(keys, texts, strict=False)}
        await self.do(JobFormState.typed(fields(**asked, **{"fill": str((await self.state()).fill), **changes})))

    async def do(self, spec: Any) -> None:
        await self.rig(spec, self.cookie, tab=self.name, path=self.page)

    async def keys(self) -> list[str]:
        return [one["key"] for one in (await self.state()).questions]

    async def texts(self) -> list[str]:
        return [one["text"] for one in (await self.state()).questions]

    async def saved(self) -> list[str]:
        return (await stored(self.rig, self.cookie, self.page)).form["questions"]  # type: ignore[no-any-return]


async def tabs(rig: Rig, cookie: str, *texts: str) -> tuple[Tab, Tab]:
    """Two tabs with a draft that asks so."""
    page = await draft_in_two_tabs(rig, cookie)
    one, two = Tab(rig, cookie, page, "a"), Tab(rig, cookie, page, "b")
    if texts:
        await one.ask(*texts)
        await rig.open(page, cookie, tab="b")
    return one, two


async def test_a_question_that_comes_in_takes_the_place_of_the_one_that_stands_there(rig: Rig, cookie: str) -> None:
    one, two = await tabs(rig, cookie)
    (key,) = await two.keys()
    await one.ask("Theirs?")
    await two.ask(tags="night", shown="0")
    assert (await two.keys(), await two.texts()) == ([key], ["Theirs?"]), "its field is not another one"
    assert (await two.state()).stored["fields"] == {f"question-{key}": ["", "Theirs?"]}


async def test_a_question_that_was_typed_into_before_theirs_was_shown_is_a_clash(rig: Rig, cookie: str) -> None:
    one, two = await tabs(rig, cookie)
    keys = await two.keys()
    await one.ask("Theirs?")
    await two.ask(tags="night", shown="0")
    await two.send(keys, "Mine?", tags="night", shown="0")
    assert (await two.state()).clashing == "Questions"
    assert await two.saved() == ["Theirs?"]
    await two.do(JobActsState.keep_mine())
    assert await two.saved() == ["Mine?"]
    await two.send(keys, "Mine now?", tags="night", shown="0")
    assert not (await two.state()).conflict, "what was chosen is not asked again"


async def test_of_questions_on_their_way_those_that_came_in_stay(rig: Rig, cookie: str) -> None:
    one, two = await tabs(rig, cookie, "Why?")
    keys = await two.keys()
    await one.ask("Why you?", "When?")
    await two.send(keys, "Why?", tags="night", shown="0")
    await two.send(keys, "Why?", tags="night, shift", shown="0")
    assert await two.saved() == ["Why you?", "When?"]
    assert await two.texts() == ["Why you?", "When?"]


async def test_a_question_that_was_added_is_kept_beside_one_that_is_being_typed(rig: Rig, cookie: str) -> None:
    one, two = await tabs(rig, cookie, "Why?")
    keys = await two.keys()
    await one.ask("Why?", "When?")
    await two.send(keys, "Why?", tags="night", shown="0")
    await two.send(keys, "Why you?", tags="night", shown="0")
    assert await two.saved() == ["Why you?", "When?"]


async def test_the_field_of_a_question_that_was_removed_stays_for_who_types_in_it(rig: Rig, cookie: str) -> None:
    one, two = await tabs(rig, cookie, "Why?", "When?")
    keys = await two.keys()
    await one.do(JobFormState.submit(fields(act=f"remove:{(await one.keys())[1]}")))
    await two.send(keys, "Why?", "When?", tags="night", shown="0")
    assert (await two.keys(), await two.texts()) == (keys, ["Why?", ""])
    await two.send(keys, "Why?", "When, then?", tags="night", shown="0")
    assert (await two.state()).clashing == "Questions"
    await two.do(JobActsState.keep_mine())
    assert await two.saved() == ["Why?", "When, then?"]


async def test_a_question_that_was_removed_comes_back_by_nothing_that_was_on_its_way(rig: Rig, cookie: str) -> None:
    one, two = await tabs(rig, cookie, "Why?", "When?")
    keys = await two.keys()
    await one.do(JobFormState.submit(fields(act=f"remove:{(await one.keys())[1]}")))
    await two.send(keys, "Why?", "When?", tags="night", shown="0")
    await two.send(keys, "Why?", "When?", tags="night, shift", shown="0")
    assert not (await two.state()).conflict
    assert await two.saved() == ["Why?"]


async def test_a_place_that_comes_in_is_shown_where_what_was_sent_still_stands(rig: Rig, cookie: str) -> None:
    one, two = await tabs(rig, cookie)
    await one.ask(place="Braga")
    await two.ask(tags="night", shown="0")
    assert (await two.state()).stored["fields"] == {"place": ["Porto", "Braga"]}
    await two.ask(tags="night", place="Faro", shown="0")
    assert (await two.state()).clashing == "Place and country"


async def test_who_types_what_came_in_has_seen_it(rig: Rig, cookie: str) -> None:
    one, two = await tabs(rig, cookie)
    await one.ask(title="A")
    await two.ask(tags="night", shown="0")
    await two.ask(tags="night", title="A ", shown="0")
    await two.ask(tags="night", title="B", shown="0")
    assert not (await two.state()).conflict
    assert (await stored(rig, cookie, two.page)).form["title"] == "B"
