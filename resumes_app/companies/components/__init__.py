"""What the pages of the companies area are made of."""

from resumes_app.companies.components.applying import apply_page
from resumes_app.companies.components.offer import offer_page
from resumes_app.companies.components.team import team_page

__all__ = ["apply_page", "offer_page", "team_page"]
