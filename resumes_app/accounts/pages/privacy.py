"""`/about/privacy`"""

import reflex as rx

from resumes_app.accounts.components.prose import prose
from resumes_app.config import settings
from resumes_app.ui.document import page_title


@rx.page(route="/about/privacy", title=page_title("Privacy"))
def privacy() -> rx.Component:
    return prose(
        "privacy",
        f"What {settings().brand_name} keeps about you, who sees it, and for how long.",
        (
            "What is kept",
            (
                (
                    "Your account: name, e-mail address, date of birth, time zone, and a scrambled form of your "
                    "password from which it cannot be read back.",
                    "Your recordings and what you make of them: the takes, the edit, the finished clip, its captions.",
                    "What you do with jobs: which you saved, passed, watched and replied to.",
                    "Which browsers are signed in: their kind and when they were last used.",
                    "Each time you agree to something: the words you saw, and when.",
                ),
            ),
        ),
        (
            "Who sees it",
            (
                "A reply to a job is seen by the people who review replies for that company, with your name. Nobody "
                "else can open it, not even with its address. Where the job says so, each of them reads your words "
                "without your name first, and goes on by scores from 1 to 5, which are kept with the reply and "
                "erased with it.",
                f"A résumé that you publish under #{settings().hashtag} is seen by everybody, until the date shown "
                "when you publish it.",
                "Light and sound of your takes are measured for a word of advice before you send. Only you see it; no "
                "employer ever does, and it is erased with the take.",
                "Where captions from speech are offered and you ask for them, a program on this installation's own "
                "machine writes down what you say; your voice is sent nowhere else. Only you see it until you send "
                "your reply, and it is erased with the take.",
                "Your date of birth is used to check the minimum age and is shown to nobody. Your e-mail address is "
                "not on any page but your own.",
                "Those who run this installation can reach what is stored on it, as with any site.",
            ),
        ),
        (
            "For how long",
            (
                (
                    "Your account and what belongs to it: until it is deleted. An unconfirmed sign-up: a week.",
                    "The recordings behind a reply that you sent or a video that you published: 30 days. Takes that "
                    "you remove: 15 minutes.",
                    "A browser's sign-in: 30 days after its last use.",
                    "Links in mails: an hour for a new password, a day for confirming an address.",
                    "Counted sign-in attempts, without your address in them: a day.",
                ),
                "To have your account and your recordings deleted, or to get a copy of them, ask the people who run "
                "this installation.",
            ),
        ),
        (
            "Cookies",
            (
                "One cookie keeps you signed in. While you sign up, sign in or reset a password, up to three more "
                "remember that step for minutes to a day. None follows you around, so there is no banner to click.",
                "While you record, your browser keeps the takes on your own device, so that none is lost when the "
                "connection is.",
            ),
        ),
        (
            "What is not done",
            (
                "No advertising, no tracking, nothing loaded from other sites. No software scores your face, your "
                "voice or your words: people watch your reply, and people decide.",
            ),
        ),
    )
