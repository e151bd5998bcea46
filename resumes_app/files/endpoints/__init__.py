"""Routes of the files area."""

from starlette.routing import BaseRoute

from resumes_app.files.endpoints import media, uploads

routes: list[BaseRoute] = [*media.routes, *uploads.routes]
