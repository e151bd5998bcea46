"""Rules and queries of the companies area."""

from resumes_app.companies.service.admitting import admit, desk, readmit, refuse, suspend
from resumes_app.companies.service.applying import apply, confirm_address, own_request, send_link_again, withdraw
from resumes_app.companies.service.finding import company_words, matching, meant
from resumes_app.companies.service.inviting import accept, invite, offer, resend, revoke
from resumes_app.companies.service.letters import mail_decision, mail_invitation, mail_link, mail_state
from resumes_app.companies.service.marks import mark_of
from resumes_app.companies.service.places import countries, place_text
from resumes_app.companies.service.profile import admitted, edit, pages, profile, profile_of, rename
from resumes_app.companies.service.team import change_role, leave, remove, team

__all__ = [
    "accept",
    "admit",
    "admitted",
    "apply",
    "change_role",
    "company_words",
    "confirm_address",
    "countries",
    "desk",
    "edit",
    "invite",
    "leave",
    "mail_decision",
    "mail_invitation",
    "mail_link",
    "mail_state",
    "mark_of",
    "matching",
    "meant",
    "offer",
    "own_request",
    "pages",
    "place_text",
    "profile",
    "profile_of",
    "readmit",
    "refuse",
    "remove",
    "rename",
    "resend",
    "revoke",
    "send_link_again",
    "suspend",
    "team",
    "withdraw",
]
