"""How far a render is, and how long it will take, as the waiting person is told."""

import time
from typing import TypeGuard

from resumes_app import db
from resumes_app.media.publish import MEASURED
from resumes_app.models import Render
from resumes_app.models.studio import RenderStatus
from resumes_app.studio.service.renders import announce

TELL_EVERY_S = 0.5
LONGER = 1.5
"""By how much more than was told a guess is no noise: anything less is not told."""
SURE_AFTER = 0.04
"""Share of the work after which its speed says something."""


class Superseded(Exception):
    """The row is gone, not under way, or another run's: nobody waits for this one any more."""


def is_of_run(render: Render | None, public_id: str) -> TypeGuard[Render]:
    """Return whether the row is under way as it was when the run took it up.

    Args:
        public_id: The row's at that time: a render that was stopped and is wanted again has another one, and a run
            of its own.
    """
    return render is not None and render.status == RenderStatus.RUNNING and render.public_id == public_id


class Pace:
    """Guesses how long a render will take from how fast its encode has gone so far."""

    def __init__(self) -> None:
        self._began: tuple[float, float] | None = None
        self._told: int | None = None

    def left_s(self, done: float, now_s: float) -> int | None:
        """Return whole seconds until `done` is 1, more than before only where that is clear; None: nothing can be said.

        Args:
            done: 0 to 1; up to `MEASURED` it is not the encode that goes on.
            now_s: Of a clock that never goes back.
        """
        if done < MEASURED:
            return None
        if self._began is None:
            self._began = (done, now_s)
        began, since_s = self._began
        if done - began < SURE_AFTER:
            return None
        guess = max(1, round((1 - done) * (now_s - since_s) / (done - began)))
        if self._told is None or not self._told <= guess <= LONGER * self._told:
            self._told = guess
        return self._told


class Progress:
    """Writes into the row how far its render is, not too often."""

    def __init__(self, render_id: int, public_id: str) -> None:
        self._render_id = render_id
        self._public_id = public_id
        self._told = 0.0
        self._pace = Pace()

    async def __call__(self, done: float) -> None:
        """Note that `done` (0 to 1) is done.

        Raises:
            Superseded: Somebody cancelled or erased the render, or another run has finished it or makes it anew.
        """
        now_s = time.monotonic()
        left_s = self._pace.left_s(done, now_s)
        if now_s - self._told < TELL_EVERY_S:
            return
        self._told = now_s
        async with db.transaction() as session:
            render = await session.get(Render, self._render_id, with_for_update=True)
            if not is_of_run(render, self._public_id):
                raise Superseded
            render.progress = round(min(done, 0.99), 3)
            render.left_s = left_s
            await announce(session, render)
