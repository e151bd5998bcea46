"""What goes wrong with media, in words for the person who sent it."""

from resumes_app.errors import AppError, InvalidInput


class EditError(InvalidInput):
    """The edit list cannot be used; the message names the field and the remedy."""


class MediaError(InvalidInput):
    """The file cannot be used; the message says what to do instead."""


class NoPicture(MediaError):
    """There is sound in the file and nothing to be seen; `demuxer` opens it."""

    def __init__(self, message: str, demuxer: str) -> None:
        super().__init__(message)
        self.demuxer = demuxer


class RenderError(AppError):
    """Making the video failed for a reason that is not in the input; `detail` is for the log."""

    status = 500
    retryable = True

    def __init__(self, message: str, detail: str = "") -> None:
        super().__init__(message)
        self.detail = detail

    def __str__(self) -> str:
        return f"{self.message} {self.detail}".strip()
