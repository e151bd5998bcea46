"""`/auth/*`: native forms and mailed links, answered with redirects; and the one page that a link opens."""

from starlette.routing import Route

from resumes_app.accounts.endpoints import links, reset, sign_in, sign_up

routes = [
    Route("/auth/signin", sign_in.sign_in, methods=["POST"]),
    Route("/auth/signout", sign_in.sign_out, methods=["POST"]),
    Route("/auth/signup", sign_up.sign_up, methods=["POST"]),
    Route("/auth/verify", links.open_confirmation, methods=["GET"]),
    Route("/auth/verify", sign_up.send_again, methods=["POST"]),
    Route("/auth/reset", links.open_reset, methods=["GET"]),
    Route("/auth/reset", reset.reset, methods=["POST"]),
    Route("/reset/new", links.choose_password, methods=["GET"]),
    Route("/reset/new/", links.choose_password, methods=["GET"]),
]
