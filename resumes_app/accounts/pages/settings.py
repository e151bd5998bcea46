"""`/settings`"""

import reflex as rx

from resumes_app.accounts.components import settings as parts
from resumes_app.accounts.components import shell
from resumes_app.accounts.state import SettingsState
from resumes_app.ui.document import page_title


@rx.page(route="/settings", title=page_title("Your account"), on_load=SettingsState.load)
def settings() -> rx.Component:
    account = rx.el.div(
        rx.el.div(parts.profile(), parts.leaving(), class_name="flex min-w-0 flex-col gap-6"),
        rx.el.div(
            parts.replies(),
            parts.mails(),
            parts.browsers(),
            parts.appearance(),
            parts.running(),
            class_name="flex min-w-0 flex-col gap-6",
        ),
        key="account",
        class_name="grid items-start gap-6 lg:grid-cols-2",
    )
    return shell(
        rx.cond(SettingsState.loaded, account, parts.waiting()),
        active="account",
        frame="page",
        title="Your account",
    )
