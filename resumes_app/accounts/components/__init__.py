"""What this area shows, on its own pages and around everybody's."""

from resumes_app.accounts.components.shell import Active, Frame, shell
from resumes_app.accounts.components.signed_out import while_signed_in

__all__ = ["Active", "Frame", "shell", "while_signed_in"]
