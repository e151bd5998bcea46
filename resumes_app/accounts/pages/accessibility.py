"""`/about/accessibility`"""

import reflex as rx

from resumes_app.accounts.components.prose import prose
from resumes_app.config import settings
from resumes_app.ui.document import page_title


@rx.page(route="/about/accessibility", title=page_title("Accessibility"))
def accessibility() -> rx.Component:
    return prose(
        "accessibility",
        f"{settings().brand_name} should work for you whatever way you see, hear, move and read.",
        (
            "What you can count on",
            (
                (
                    "Everything works by keyboard, and every gesture has a button that does the same.",
                    "Text can be enlarged, and follows your light or dark setting.",
                    "Motion keeps to a minimum where your device asks for it.",
                    "Forms say in words what is wrong, beside the field and above the form.",
                ),
                "We aim at WCAG 2.2, level AA, and check every page with a tool each time something changes. A tool "
                "does not find everything.",
            ),
        ),
        (
            "Video",
            (
                "Clips play without sound at first and never by surprise with it. Captions are shown where a clip "
                "has them; not every clip does.",
            ),
        ),
        (
            "Applying in another way",
            (
                "A company can name a contact on its job for people who need another way to apply. It stands on the "
                "job before you record anything, and you need not say why.",
            ),
        ),
        (
            "When something does not work",
            ("Tell the people who run this installation which page it was and what you wanted to do.",),
        ),
    )
