"""What this area shows, on its own pages and around everybody's."""

from resumes_app.accounts.components.shell import Active, Frame, shell

__all__ = ["Active", "Frame", "shell"]
