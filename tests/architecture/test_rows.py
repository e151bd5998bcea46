"""What a list draws for each row is drawn where the row is known. No database and no browser is asked."""

import re

from tests.events import app

ROW = re.compile(r"(?<![\w.])\w+_rx_state_\b")
"""What Reflex calls the row of an `rx.foreach` in the page's program; a field of a state follows a dot."""


def test_no_page_asks_for_a_row_outside_of_its_list() -> None:
    """`rx.el.form` sends from above the list, where no row is: use `ui.forms.acting_form` in a list."""
    outside = {
        route: names
        for route, page in app()._unevaluated_pages.items()
        if (names := {name for hook in page.component()._get_all_hooks() for name in ROW.findall(hook)})
    }
    assert outside == {}
