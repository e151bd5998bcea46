"""One tree of errors whose messages tell a person what to do."""


class AppError(Exception):
    """An expected failure.

    Attributes:
        message: A sentence for the person who caused or met it.
        status: The HTTP status an endpoint answers with.
        retryable: True where the same call may succeed later.
    """

    status = 400
    retryable = False

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


class InvalidInput(AppError):
    """What was sent cannot be used as it is."""

    status = 422


class SignInNeeded(AppError):
    """The act needs an account; nobody is signed in."""

    status = 401


class NotPermitted(AppError):
    """Somebody is signed in, but may not do this."""

    status = 403


class NotFound(AppError):
    """The thing does not exist, or must not be known to exist by this viewer."""

    status = 404


class Conflict(AppError):
    """Somebody else changed the thing first."""

    status = 409


class Gone(AppError):
    """The thing was there and is not any more (closed, expired, erased)."""

    status = 410


class TooMany(AppError):
    """A limit was reached; waiting helps."""

    status = 429
    retryable = True


class Unavailable(AppError):
    """A part of the installation is missing or down."""

    status = 503
    retryable = True
