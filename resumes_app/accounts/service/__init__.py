"""Rules and queries of the accounts area."""

from resumes_app.accounts.service.attempts import count_mail
from resumes_app.accounts.service.audit import record_act
from resumes_app.accounts.service.consent import JOB_CLIP, REPLY, RESUME, consent_text, record_consent
from resumes_app.accounts.service.fields import EMAIL_IN_TEXT, LATIN, FormRejected, Problems, clean_email, time_zones
from resumes_app.accounts.service.letters import write_to
from resumes_app.accounts.service.mail import Letter, deliver
from resumes_app.accounts.service.permissions import identity, needs, permits, readmit, require
from resumes_app.accounts.service.profile import (
    change_profile,
    choose_reminders,
    chosen_zone,
    end_browser,
    has_replies,
    own_browsers,
    wants_reminders,
)
from resumes_app.accounts.service.reset import address_of_link, ask_for_reset, check_reset_link, choose_password
from resumes_app.accounts.service.rights import rights_changed, rights_topic
from resumes_app.accounts.service.sessions import (
    COOKIE,
    identity_in,
    identity_of_cookie,
    identity_of_user,
    learn_zone,
    session_ended,
    token_hash,
)
from resumes_app.accounts.service.sign_in import sign_in, sign_out, sign_out_everywhere
from resumes_app.accounts.service.sign_up import confirm, create_account, send_again, sign_up
from resumes_app.accounts.service.tokens import new_mail_id, token_of

__all__ = [
    "COOKIE",
    "EMAIL_IN_TEXT",
    "JOB_CLIP",
    "LATIN",
    "REPLY",
    "RESUME",
    "FormRejected",
    "Letter",
    "Problems",
    "address_of_link",
    "ask_for_reset",
    "change_profile",
    "check_reset_link",
    "choose_password",
    "choose_reminders",
    "chosen_zone",
    "clean_email",
    "confirm",
    "consent_text",
    "count_mail",
    "create_account",
    "deliver",
    "end_browser",
    "has_replies",
    "identity",
    "identity_in",
    "identity_of_cookie",
    "identity_of_user",
    "learn_zone",
    "needs",
    "new_mail_id",
    "own_browsers",
    "permits",
    "readmit",
    "record_act",
    "record_consent",
    "require",
    "rights_changed",
    "rights_topic",
    "send_again",
    "session_ended",
    "sign_in",
    "sign_out",
    "sign_out_everywhere",
    "sign_up",
    "time_zones",
    "token_hash",
    "token_of",
    "wants_reminders",
    "write_to",
]
