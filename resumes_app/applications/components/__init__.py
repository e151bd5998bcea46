"""What the applications area shows."""

from resumes_app.applications.components.mine import mine_page

__all__ = ["mine_page"]
