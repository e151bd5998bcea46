"""What a supervisor and a monitor ask."""

import httpx
import pytest

from resumes_app import db, storage, work
from resumes_app.accounts.service import COOKIE
from tests.factories import make_user, sign_in


async def ask(path: str, *, peer: str = "127.0.0.1", cookie: str = "", **headers: str) -> httpx.Response:
    from resumes_app.resumes_app import api

    transport = httpx.ASGITransport(api, client=(peer, 1))
    async with httpx.AsyncClient(transport=transport, base_url="http://testserver") as client:
        if cookie:
            headers["cookie"] = f"{COOKIE}={cookie}"
        return await client.get(path, headers=headers)


async def test_a_living_process_says_so(database: None) -> None:
    assert (await ask("/healthz")).json() == {"status": "ok"}


async def test_a_complete_installation_is_ready(database: None) -> None:
    answer = await ask("/readyz")
    assert (answer.status_code, answer.json()) == (200, {"database": "ok", "storage": "ok", "media": "ok"})


async def test_a_part_that_is_away_is_named(database: None, monkeypatch: pytest.MonkeyPatch) -> None:
    async def away() -> None:
        raise TimeoutError("the store's address, which nobody else should read")

    monkeypatch.setattr(storage, "check", away)
    answer = await ask("/readyz")
    assert (answer.status_code, answer.json()["storage"]) == (503, "does not answer")


async def test_the_queue_can_be_watched_from_this_machine(database: None) -> None:
    async with db.transaction() as session:
        await work.enqueue(session, "accounts.sweep")
    text = (await ask("/metrics")).text
    assert 'resumes_tasks{state="todo",task="accounts.sweep"} 1.0' in text and "process_cpu_seconds_total" in text


async def test_figures_are_for_this_machine_and_for_admins(database: None) -> None:
    candidate = await sign_in(await make_user())
    admin = await sign_in(await make_user(roles=["admin"]))
    assert (await ask("/metrics", peer="203.0.113.5")).status_code == 401
    assert (await ask("/metrics", **{"x-forwarded-for": "203.0.113.5"})).status_code == 401
    assert (await ask("/metrics", peer="203.0.113.5", cookie=candidate)).status_code == 403
    assert (await ask("/metrics", peer="203.0.113.5", cookie=admin)).status_code == 200
