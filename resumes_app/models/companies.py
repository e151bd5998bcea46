"""Employers of the pilot, who asks to be one, and the people who act for them."""

from datetime import datetime
from enum import StrEnum

import sqlalchemy as sa
from sqlmodel import Field, SQLModel

from resumes_app.models.columns import choice, owner, stamped


class CompanyRole(StrEnum):
    """What a member may do for the company: a viewer only watches."""

    RECRUITER = "recruiter"
    HIRING_MANAGER = "hiring_manager"
    VIEWER = "viewer"


class Company(SQLModel, table=True):
    """An employer. `verified_at` is set once an admin has admitted it to the pilot."""

    __tablename__ = "company"
    __table_args__ = (
        sa.Index("ix_company_alike", sa.text("lower(name || ' ' || city) gist_trgm_ops"), postgresql_using="gist"),
    )

    id: int | None = Field(default=None, primary_key=True)
    slug: str = Field(max_length=60, unique=True)
    name: str = Field(max_length=120)
    about: str = ""
    website: str = Field(default="", max_length=200)
    city: str = Field(default="", max_length=80)
    country: str = Field(default="", max_length=2)
    colour: str = Field(default="", max_length=7)
    """`#rrggbb`, behind its name mark."""
    verified_at: datetime | None = None
    suspended_at: datetime | None = None
    """Set while an admin has stopped it: nobody acts for it, and it has no page."""
    suspended_for: str = Field(default="", max_length=500)
    """Why, as its members read it."""
    created_at: datetime = stamped()


class Member(SQLModel, table=True):
    """A person acting for a company."""

    __tablename__ = "company_member"
    __table_args__ = (sa.UniqueConstraint("company_id", "user_id"),)

    id: int | None = Field(default=None, primary_key=True)
    company_id: int = owner("company.id")
    user_id: int = owner("user_account.id")
    role: CompanyRole = Field(sa_type=choice(CompanyRole, "role"))
    created_at: datetime = stamped()


class RequestStatus(StrEnum):
    """How far a request to take part has come."""

    WAITING = "waiting"
    ADMITTED = "admitted"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"


class PilotRequest(SQLModel, table=True):
    """A person asks that their company may take part in the pilot. Admitting it makes the company."""

    __tablename__ = "pilot_request"
    __table_args__ = (
        sa.Index(
            "uq_pilot_request_waiting",
            "applicant_id",
            unique=True,
            postgresql_where=sa.text("status = 'waiting'"),
        ),
        sa.Index("ix_pilot_request_status_id", "status", "id"),
    )

    id: int | None = Field(default=None, primary_key=True)
    applicant_id: int = owner("user_account.id")
    company_id: int | None = owner("company.id", nullable=True, on_delete="SET NULL")
    """The company that it became."""
    name: str = Field(max_length=120)
    about: str
    website: str = Field(max_length=200)
    city: str = Field(max_length=80)
    country: str = Field(max_length=2)
    colour: str = Field(max_length=7)
    work_email: str = Field(max_length=254)
    """Lower case; its domain is the website's, or a parent of it."""
    email_confirmed_at: datetime | None = None
    """At once where it is the account's own, which is confirmed."""
    token_hash: str | None = Field(default=None, max_length=64, unique=True)
    """Of the link that was mailed to `work_email`, while it is of use."""
    token_expires_at: datetime | None = None
    status: RequestStatus = Field(default=RequestStatus.WAITING, sa_type=choice(RequestStatus, "status"))
    reason: str = Field(default="", max_length=500)
    """Why it was refused, as the applicant reads it."""
    created_at: datetime = stamped()
    decided_at: datetime | None = None
    """When it was admitted, refused or withdrawn."""


class Invitation(SQLModel, table=True):
    """A mailed offer to act for a company; whoever signs in with that address can take it, once."""

    __tablename__ = "company_invitation"
    __table_args__ = (
        sa.Index(
            "uq_company_invitation_open",
            "company_id",
            "email",
            unique=True,
            postgresql_where=sa.text("accepted_at IS NULL AND revoked_at IS NULL"),
        ),
    )

    id: int | None = Field(default=None, primary_key=True)
    company_id: int = owner("company.id")
    inviter_id: int | None = owner("user_account.id", nullable=True, on_delete="SET NULL", index=False)
    email: str = Field(max_length=254)
    """Lower case."""
    role: CompanyRole = Field(sa_type=choice(CompanyRole, "role"))
    token_hash: str = Field(max_length=64, unique=True)
    created_at: datetime = stamped()
    sent_at: datetime = stamped()
    """When its link was last mailed."""
    expires_at: datetime
    accepted_at: datetime | None = None
    revoked_at: datetime | None = None
