"""What uploads are for. The areas that want some register here, so that this one knows none of them."""

from typing import Protocol

from sqlmodel.ext.asyncio.session import AsyncSession

from resumes_app.accounts.schemas import Identity
from resumes_app.errors import InvalidInput
from resumes_app.files.schemas import Offer, Received


class Receiver(Protocol):
    """An area's rules for one purpose."""

    async def admit(self, session: AsyncSession, who: Identity, offer: Offer) -> None:
        """Pass, or raise an AppError with the reason why `who` may not upload this."""

    async def keep(self, session: AsyncSession, received: Received) -> None:
        """Keep the complete file, in the caller's transaction.

        It may run again for the same file after a crash, so keys follow from `received.key_id`.

        Raises:
            MediaError: The file cannot be used, whenever it is tried; the message reaches the person.
            AppError: It is not taken now; it may be tried again.
        """

    async def forget(self, session: AsyncSession, key_id: str) -> None:
        """The upload is over: erase what `keep` stored for `key_id` where no row of the area came of it."""


_receivers: dict[str, Receiver] = {}


def register(purpose: str, receiver: Receiver) -> None:
    """Hand every upload of `purpose` to `receiver`."""
    _receivers[purpose] = receiver


def receiver_of(purpose: str) -> Receiver:
    """Return who receives `purpose`.

    Raises:
        InvalidInput: Nobody does.
    """
    try:
        return _receivers[purpose]
    except KeyError as error:
        raise InvalidInput("This kind of file is not taken here.") from error
