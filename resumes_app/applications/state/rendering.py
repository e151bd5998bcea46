"""How far renders are, told to pages that show them."""

from collections.abc import AsyncGenerator
from contextlib import aclosing

import reflex as rx

from resumes_app.accounts.service import identity
from resumes_app.studio.schemas import RenderView
from resumes_app.studio.service import render_view
from resumes_app.ui.live import changes

_ENDED = {"done", "failed", "cancelled"}


async def how_far(state: rx.State, render_id: str) -> AsyncGenerator[RenderView]:
    """Yield how far the viewer's render is whenever that changes, until it has ended or the page of `state` is left.

    Raises:
        NotFound: It is somebody else's.
    """
    await render_view(identity(), render_id)
    async with aclosing(changes(state, f"render:{render_id}")) as notices:
        async for notice in notices:
            view = await render_view(identity(), render_id) if notice.get("resync") else RenderView(**notice)  # type: ignore[typeddict-item]  # what `announce` sent
            yield view
            if view["status"] in _ENDED:
                return
