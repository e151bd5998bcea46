"""What leaves the accounts area: who somebody is, and what an act asks of them."""

from dataclasses import dataclass, field
from enum import StrEnum


class Role(StrEnum):
    """What a person is. The company roles hold in one company only."""

    CANDIDATE = "candidate"
    """Everybody with an account who acts for no company."""
    RECRUITER = "recruiter"
    HIRING_MANAGER = "hiring_manager"
    VIEWER = "viewer"
    AMBASSADOR = "ambassador"
    MODERATOR = "moderator"
    ADMIN = "admin"


class Permission(StrEnum):
    """What an event handler or a route needs. `accounts.service.permissions.TABLE` says who has it."""

    ANYONE = "anyone"
    SIGNED_IN = "signed_in"
    APPLY = "apply"
    RECORD = "record"
    """To make a video, whatever it is for; what it is for asks for more."""
    WATCH_REPLIES = "watch_replies"
    DECIDE = "decide"
    MANAGE_JOBS = "manage_jobs"
    MANAGE_TEAM = "manage_team"
    IMPORT_JOBS = "import_jobs"
    MODERATE = "moderate"
    ADMINISTER = "administer"


@dataclass(frozen=True)
class Identity:
    """The person behind a request, from the server-side session; a guest has no `user_id`."""

    user_id: int | None = None
    public_id: str = ""
    display_name: str = ""
    email: str = ""
    email_verified: bool = False
    roles: frozenset[Role] = frozenset()
    """Roles that hold everywhere."""
    companies: dict[int, Role] = field(default_factory=dict)
    """Company id → the role held there."""
    time_zone: str = "UTC"
    """The account's where one was chosen, else the browser's."""
    browser_zone: str = ""
    """Empty where the browser has not told."""
    session_id: int | None = None

    @property
    def signed_in(self) -> bool:
        """True for anybody but a guest."""
        return self.user_id is not None

    @property
    def id(self) -> int:
        """The user's id; only to be asked after a check that somebody is signed in."""
        if self.user_id is None:
            raise ValueError("A guest has no id.")
        return self.user_id


GUEST = Identity()
