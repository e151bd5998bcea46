"""Mails that come again and again end from the mail program."""

import re
from collections.abc import AsyncIterator
from datetime import timedelta
from urllib.parse import urlsplit

import pytest

from resumes_app import clock
from resumes_app.accounts.schemas import Identity
from resumes_app.accounts.service import wants_reminders
from resumes_app.config import settings
from resumes_app.jobs import service
from resumes_app.jobs.service.unsubscribing import unsubscribe_address
from tests.accounts.web import Visitor, mails
from tests.factories import identity_for, make_job, make_user

DAY = timedelta(days=1)


async def ended_by() -> str:
    """The path in the header `List-Unsubscribe` of the only mail that comes again."""
    [mail] = [mail for mail in await mails() if mail["List-Unsubscribe"]]
    assert mail["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    return urlsplit(mail["List-Unsubscribe"].strip("<>")).path


async def alerts(who: Identity) -> list[str]:
    return [row["alerts"] for row in await service.saved_searches(who)]


async def test_the_mails_of_one_search_end_with_one_post_of_a_mail_program(database: None) -> None:
    who = await identity_for(await make_user())
    for name, query in (("Cooks", "q=cook"), ("Nurses", "q=nurse")):
        await service.save_search(who, name, query, "daily")
    await make_job(title="Cook", closes_at=None)
    now = clock.now() + 2 * DAY
    clock.set_source(lambda: now)
    assert await service.look_for_news() == 1
    path = await ended_by()
    async with Visitor() as program:
        looked = await program.get(path)  # As a scanner of mails does: it ends nothing.
        assert looked.status_code == 200 and await alerts(who) == ["daily", "daily"]
        for _ in range(2):
            assert (await program.post(path, {"List-Unsubscribe": "One-Click"})).status_code == 200
    assert sorted(row["alerts"] + row["name"] for row in await service.saved_searches(who)) == [
        "dailyNurses",
        "noneCooks",
    ]


async def test_reminders_end_with_one_post_of_a_mail_program(database: None) -> None:
    other, user = await make_user(), await make_user()
    who = await identity_for(user)
    job = await make_job(closes_at=clock.now() + 2 * DAY)
    await service.save(who, job.slug)
    now = clock.now() + DAY + DAY / 24
    clock.set_source(lambda: now)
    await service.remind_due()
    path = await ended_by()
    async with Visitor() as program:
        assert (
            "These mails remind you before a job closes that you saved or began to answer."
            in (await program.get(path)).text
        )
        assert (await program.post(path, {"List-Unsubscribe": "One-Click"})).status_code == 200
    assert not await wants_reminders(who) and await wants_reminders(await identity_for(other))


async def test_the_mail_names_a_page_whose_one_button_ends_them_without_signing_in(database: None) -> None:
    who = await identity_for(await make_user())
    await service.save_search(who, "Cooks", "q=cook", "daily")
    await make_job(title="Cook", closes_at=None)
    now = clock.now() + 2 * DAY
    clock.set_source(lambda: now)
    await service.look_for_news()
    [mail] = await mails()
    path = urlsplit(mail["List-Unsubscribe"].strip("<>")).path
    text, html = (mail.get_body((kind,)) for kind in ("plain", "html"))
    assert text and f"Stop these mails:\n{settings().base_url}{path}\n" in text.get_content().replace("\r", "")
    assert html and f'<a href="{settings().base_url}{path}">Stop these mails</a>' in html.get_content()
    async with Visitor() as guest:
        page = await guest.get(path)
        assert page.headers["content-type"].startswith("text/html") and "no-store" in page.headers["cache-control"]
        assert "These mails tell you about new jobs that a saved search finds." in page.text
        assert 'href="/tokens.css"' in page.text and 'src="/favicon.svg"' in page.text, "it looks like the site"
        [query] = re.findall(r'<form method="post" action="(\?\w+=yes)"><button>Stop these mails<', page.text)
        done = await guest.post(path + query)
        assert done.status_code == 200 and "/jobs?tab=searches" in done.text
        assert "We send you no more of them." in done.text
    assert await alerts(who) == ["none"]


async def test_an_address_that_was_not_mailed_ends_nothing(database: None) -> None:
    who = await identity_for(await make_user())
    await service.save_search(who, "Cooks", "q=cook", "daily")
    async with Visitor() as stranger:
        for token in ("x", "WyJzZWFyY2giLDFd", "WyJzZWFyY2giLDFd.AAAA"):
            for answer in (await stranger.post(f"/mails/{token}/stop"), await stranger.get(f"/mails/{token}/stop")):
                assert answer.status_code == 404
    assert await alerts(who) == ["daily"]


@pytest.mark.parametrize("ours", [True, False])
async def test_what_is_posted_is_not_read_whoever_posts_it(database: None, ours: bool) -> None:
    user = await make_user()
    path = urlsplit(unsubscribe_address("reminders", user.id or 0)).path if ours else "/mails/x/stop"
    taken = 0

    async def file() -> AsyncIterator[bytes]:
        nonlocal taken
        yield b'--x\r\nContent-Disposition: form-data; name="file"; filename="film"\r\n\r\n'
        for _ in range(100):
            taken += 1
            yield b"\0" * 65_536
        yield b"\r\n--x--\r\n"

    async with Visitor() as stranger:
        headers = {"content-type": "multipart/form-data; boundary=x"}
        answer = await stranger.http.post(path, content=file(), headers=headers)
    assert answer.status_code == (200 if ours else 404) and taken == 0
    assert await wants_reminders(await identity_for(user)) is not ours
