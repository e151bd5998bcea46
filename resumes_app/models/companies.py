"""Employers of the pilot and the people who act for them."""

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
