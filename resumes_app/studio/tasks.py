"""Background work of the studio area."""

from resumes_app import work
from resumes_app.studio import service
from resumes_app.studio.service import firstcuts, hearing, rendering


# Tried for days: what somebody removed must not stay.
@work.task("studio.clear_take", attempts=18)
async def clear_take(take_id: int) -> None:
    """Erase a take that stayed out of its edit."""
    await service.clear_take(take_id)


@work.task("studio.clear_strays", attempts=18)
async def clear_strays(key_ids: list[str]) -> None:
    """Erase stored copies of takes that did not become takes."""
    await service.clear_strays(key_ids)


# Not on the heavy queue: it takes a moment, and must not wait behind a render.
@work.task("studio.first_cut")
async def first_cut(render_id: int) -> None:
    """What was recorded can be played by its owner while the render is under way."""
    await firstcuts.make_first_cut(render_id)


# Twice at most: it is a word of advice, and nobody waits for it.
@work.task("studio.notice", attempts=2)
async def notice(take_id: int) -> None:
    """What could be better about a take is kept with it."""
    await service.notice(take_id)


@work.task("studio.render", attempts=rendering.MAX_STARTS + 1)
async def render(render_id: int) -> None:
    """Make the clip of a frozen edit."""
    await rendering.render(render_id)


@work.task("studio.caption_speech", attempts=hearing.MAX_STARTS + 1)
async def caption_speech(request_id: int) -> None:
    """Write a draft's captions from what is said in it."""
    await hearing.write_captions_heard(request_id)


@work.task("studio.sweep_takes", every_s=3600)
async def sweep_takes() -> None:
    """Erase takes that nobody needs any more and that no task of their own has erased."""
    await service.sweep_takes()


@work.task("studio.sweep_scratch", every_s=3600)
async def sweep_scratch() -> None:
    """Remove what killed workers left on disk."""
    await rendering.sweep_scratch()
