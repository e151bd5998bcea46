"""Which renders a draft has asked for."""

from typing import Any

import sqlalchemy as sa
from sqlmodel import col

from resumes_app.models import Render, RenderRequest
from resumes_app.models.studio import RenderStatus

UNFINISHED = (RenderStatus.QUEUED, RenderStatus.RUNNING)


def asked_by(draft_id: Any) -> sa.Select[Any]:
    """Return a selection of `Render` that the draft has asked for, to be narrowed and used as `EXISTS`.

    Args:
        draft_id: A number, or a column of the statement that it is used in.
    """
    its = sa.select(Render).join(RenderRequest, col(RenderRequest.render_id) == col(Render.id))
    return its.where(col(RenderRequest.draft_id) == draft_id)
