"""`POST /auth/signup`, and `POST /auth/verify`: the mail once more."""

from starlette.requests import Request
from starlette.responses import Response

from resumes_app.accounts import service
from resumes_app.accounts.endpoints.forms import Form, answers, back, network_address, next_of
from resumes_app.accounts.endpoints.kept import OwnSignUp, keep_sign_up, own_sign_up
from resumes_app.accounts.schemas import Permission
from resumes_app.accounts.service import needs
from resumes_app.accounts.service.answers import FormAnswer
from resumes_app.accounts.service.fields import Problems, clean_email
from resumes_app.errors import Gone


@needs(Permission.ANYONE)
@answers("/signup")
async def sign_up(request: Request, form: Form) -> Response:
    """Open an account, or tell the owner of the one there is; the answer is the same."""
    mail_id = await service.sign_up(form, network_address(request))
    email = clean_email(form.get("email", ""), Problems())
    return _sent(request, form, OwnSignUp(mail_id, email, next_of(request, form)))


@needs(Permission.ANYONE)
@answers("/signup")
async def send_again(request: Request, form: Form) -> Response:
    """Mail the link once more to the address with which this browser has signed up."""
    own = own_sign_up(request)
    if own is None:
        raise Gone("Fill in the form once more: this browser no longer knows your sign-up.")
    mail_id = await service.send_again(own.email, network_address(request))
    return _sent(request, form, OwnSignUp(mail_id, own.email, own.next))


def _sent(request: Request, form: Form, own: OwnSignUp) -> Response:
    response = back(request, form, "/signup", FormAnswer(notice="sent", values={"email": own.email}))
    keep_sign_up(response, own)
    return response
