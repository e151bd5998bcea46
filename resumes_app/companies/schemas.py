"""What leaves the companies area."""

from dataclasses import dataclass
from typing import Literal, TypedDict

RoleName = Literal["recruiter", "hiring_manager", "viewer"]


class CompanyMark(TypedDict):
    """How a company is shown beside its jobs."""

    name: str
    slug: str
    colour: str
    """`#rrggbb`, behind the letters."""
    ink: str
    """`#rrggbb` of the letters: whichever of dark and light reads better on `colour`."""
    letters: str
    """One or two initials."""
    verified: bool
    """Admitted to the pilot, and not suspended: it has a page of its own."""


class CompanyForm(TypedDict):
    """What a company says about itself, as it is typed."""

    name: str
    website: str
    about: str
    city: str
    country: str
    """ISO 3166-1, two capitals."""
    colour: str


class RequestForm(CompanyForm):
    """The application for the pilot, as it is typed."""

    work_email: str


@dataclass(frozen=True)
class CompanyProfile:
    """A company of the pilot as its public page tells of it."""

    id: int
    mark: CompanyMark
    about: str
    website: str
    host: str
    """The website's domain, as people say it."""
    city: str
    country: str
    place: str
    """City and country in words."""


class RequestView(TypedDict):
    """A person's own application for the pilot."""

    name: str
    website: str
    place: str
    work_email: str
    confirmed: bool
    """The work address has been confirmed."""
    status: str
    """waiting, admitted, refused or withdrawn."""
    reason: str
    sent: str
    """The day, in the person's time zone."""
    company_slug: str
    """Where it was admitted."""


class Check(TypedDict):
    """One thing that was looked at before a company is admitted."""

    text: str
    passed: bool


class WaitingRequest(TypedDict):
    """An application as the admin decides on it."""

    id: int
    mark: CompanyMark
    about: str
    website: str
    place: str
    work_email: str
    applicant: str
    sent: str
    checks: list[Check]
    ready: bool
    """It may be admitted."""


class AdmittedCompany(TypedDict):
    """A company as the admin sees it."""

    mark: CompanyMark
    place: str
    members: int
    suspended: bool
    reason: str


class AdminDesk(TypedDict):
    """What `/admin` shows of companies."""

    waiting: list[WaitingRequest]
    companies: list[AdmittedCompany]


class MemberView(TypedDict):
    """Somebody who acts for the company."""

    id: int
    name: str
    initials: str
    email: str
    role: RoleName
    mine: bool
    """It is the person who looks."""


class InvitationView(TypedDict):
    """An invitation that was not taken yet."""

    id: int
    email: str
    role: RoleName
    sent: str
    expires: str
    """The day, in the viewer's time zone."""
    expired: bool


class TeamView(TypedDict):
    """`/hire/team` for one of its members."""

    mark: CompanyMark
    form: CompanyForm
    members: list[MemberView]
    invitations: list[InvitationView]
    """Empty for those who may not manage the team."""
    manages: bool
    others: list[CompanyMark]
    """Further companies that the viewer acts for."""


class InvitationOffer(TypedDict):
    """What a mailed link offers."""

    mark: CompanyMark
    role: RoleName
    inviter: str
    email: str
    fits: bool
    """Whoever looks is signed in with the invited address."""
