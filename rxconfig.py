"""Reflex's settings: no telemetry, Tailwind without Radix, no generated sitemap."""

import reflex as rx

config = rx.Config(
    app_name="resumes_app",
    telemetry_enabled=False,
    show_built_with_reflex=False,
    # No CORS headers for anyone. An empty list also turns the socket's own check off: `ui.http.SameOrigin` has it.
    cors_allowed_origins=[],
    # No Tailwind plugins: `assets/tokens.css` holds the theme, `assets/base.css` the style of imported text.
    plugins=[rx.plugins.TailwindV4Plugin(config={"plugins": []})],
    disable_plugins=[rx.plugins.SitemapPlugin],
)
