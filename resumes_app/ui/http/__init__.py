"""What stands between the browser and the app over HTTP; the entry mounts it through `api_transformer`.

`rx.App(api_transformer=[api, front])`, with `routes` among those of `api`.
"""

from starlette.types import ASGIApp

from resumes_app.ui.http.bundle import Pages, routes
from resumes_app.ui.http.headers import Headers
from resumes_app.ui.http.origin import SameOrigin

__all__ = ["Headers", "Pages", "SameOrigin", "front", "routes"]


def front(app: ASGIApp) -> ASGIApp:
    """Return `app` behind the same-origin guard, with its pages found and every answer's headers set."""
    return SameOrigin(Headers(Pages(app)))
