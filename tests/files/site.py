"""The files area alone, as a server, with a receiver for the purpose `note`."""

from sqlmodel.ext.asyncio.session import AsyncSession
from starlette.applications import Starlette

from resumes_app import storage
from resumes_app.accounts.schemas import Identity
from resumes_app.errors import AppError, NotFound
from resumes_app.files import service
from resumes_app.files.endpoints import routes
from resumes_app.files.schemas import Offer, Received
from resumes_app.media.errors import MediaError
from resumes_app.resumes_app import answer_error


class Notes:
    """Keeps every file but those that begin with `bad`; a parent named `closed` takes none."""

    async def admit(self, session: AsyncSession, who: Identity, offer: Offer) -> None:
        if offer.parent == "closed":
            raise NotFound("There is no such notebook.")

    async def keep(self, session: AsyncSession, received: Received) -> None:
        if received.path.read_bytes().startswith(b"bad"):
            raise MediaError("This is not a note.")
        prefix = f"takes/{received.key_id}"
        await storage.put(f"{prefix}/note.json", received.path)
        await service.grant(session, prefix, f"user:{received.owner_id}")

    async def forget(self, session: AsyncSession, key_id: str) -> None:
        await service.erase(session, f"takes/{key_id}")


service.register("note", Notes())
app = Starlette(routes=routes, exception_handlers={AppError: answer_error})
