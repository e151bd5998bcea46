"""Reflex's settings: no telemetry, Tailwind without Radix, no generated sitemap."""

import reflex as rx

config = rx.Config(
    app_name="resumes_app",
    telemetry_enabled=False,
    show_built_with_reflex=False,
    # No CORS headers for anyone; `ui.shell.SameOrigin` also refuses foreign sockets and posts.
    cors_allowed_origins=[],
    plugins=[rx.plugins.TailwindV4Plugin(config={"plugins": []})],
    disable_plugins=[rx.plugins.SitemapPlugin],
)
