"""`/about/terms`"""

import reflex as rx

from resumes_app.accounts.components.prose import prose
from resumes_app.config import settings
from resumes_app.ui.document import page_title


@rx.page(route="/about/terms", title=page_title("Terms"))
def terms() -> rx.Component:
    brand = settings().brand_name
    return prose(
        "terms",
        f"What you and the people who run this {brand} site can expect of each other.",
        (
            "Your account",
            (
                f"You are {settings().min_age} or older, and the name, address and date of birth you give are your "
                "own. The account is for you alone; keep its password to yourself.",
            ),
        ),
        (
            "Your videos",
            (
                "They stay yours. You allow this site to store, convert and show them to the people you send them "
                "to, or to everybody where you publish them, and to nothing else.",
                "Show only yourself and people who agree to it. Use only music, pictures and texts that you may use; "
                "the music in the studio is free to use.",
                "What threatens, degrades or deceives others, and what is against the law, may be taken down.",
            ),
        ),
        (
            "Applying for jobs",
            (
                f"A reply is an application to that company. {brand} carries it there; whether to hire you is "
                "decided by the company, by people. Saving a job applies for nothing.",
                "Companies state until when one can reply, and when they will answer.",
            ),
        ),
        (
            "For companies",
            (
                "Jobs are real, open and described as they are. Replies are watched to fill that job and are not "
                "passed on, copied elsewhere or judged by software.",
            ),
        ),
        (
            "What can go wrong",
            (
                "The site may be away for a while, or end. Keep a copy of what matters to you. Either side can end "
                "this at any time: you by having your account deleted, the site by telling you and closing it.",
            ),
        ),
        (
            "What comes from others",
            ("Towns and their places on the map are from GeoNames (geonames.org), under the licence CC BY 4.0.",),
        ),
    )
