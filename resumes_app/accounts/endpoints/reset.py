"""`POST /auth/reset`: ask for the link (`email`), or choose the new password (`password`)."""

from starlette.requests import Request
from starlette.responses import Response

from resumes_app.accounts import service
from resumes_app.accounts.endpoints.forms import Form, answers, back, network_address
from resumes_app.accounts.endpoints.kept import drop_link, kept_link
from resumes_app.accounts.schemas import Permission
from resumes_app.accounts.service import COOKIE, needs
from resumes_app.accounts.service.answers import FormAnswer, refusal
from resumes_app.accounts.service.fields import FormRejected
from resumes_app.accounts.service.tokens import RESET


@needs(Permission.ANYONE)
@answers("/reset")
async def reset(request: Request, form: Form) -> Response:
    """Mail a link to the owner of `email`; with `password`, take it over for the owner of the link opened here."""
    if "password" not in form:
        await service.ask_for_reset(form.get("email", ""), network_address(request))
        return back(request, form, "/reset", FormAnswer(notice="reset-sent", values={"email": form.get("email", "")}))
    try:
        email = await service.choose_password(kept_link(request, RESET), form["password"])
    except FormRejected as error:
        return back(request, form, "/reset/new", refusal(error, form), status=error.status)
    response = back(request, form, "/signin", FormAnswer(notice="changed", values={"email": email}))
    response.delete_cookie(COOKIE)
    drop_link(response, RESET)
    return response
