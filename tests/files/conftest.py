from collections.abc import AsyncIterator, Awaitable, Callable, Iterator

import pytest

from tests.factories import make_user, sign_in
from tests.files.serving import Sender, Server


@pytest.fixture(scope="session")
def files_server(migrated: None) -> Iterator[Server]:
    server = Server()
    server.start()
    yield server
    server.kill()


@pytest.fixture
async def new_sender(database: None, files_server: Server) -> AsyncIterator[Callable[[], Awaitable[Sender]]]:
    """Makes signed-in browsers, each of a person of its own."""
    senders: list[Sender] = []

    async def make() -> Sender:
        senders.append(Sender(files_server, await sign_in(await make_user())))
        return senders[-1]

    yield make
    for sender in senders:
        await sender.http.aclose()


@pytest.fixture
async def sender(new_sender: Callable[[], Awaitable[Sender]]) -> Sender:
    return await new_sender()
