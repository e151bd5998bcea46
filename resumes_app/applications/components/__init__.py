"""What the applications area shows."""

from resumes_app.applications.components.mine import mine_page
from resumes_app.applications.components.videos import videos_page

__all__ = ["mine_page", "videos_page"]
