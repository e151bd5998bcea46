"""What leaves the companies area."""

from typing import TypedDict


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
