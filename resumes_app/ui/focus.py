"""Keeps the place of whoever goes by keyboard, where what is pressed leaves the page.

A control names where the focus goes then in `data_then`, best first and separated by blanks; it may also stand on an
element around it. What is to get the focus carries such names in `data_focus`; a heading or a region needs
`tab_index=-1` too. Several may carry the same name, such as a phone's button and a desktop's: the first to be seen is
taken. Whoever uses mouse or finger is left alone.
"""

from typing import Literal

import reflex as rx

from resumes_app.ui.browser_code import browser_code


class FocusKeeper(rx.Component):  # In the page's own script: what is pressed first counts too.
    """Moves the focus on, once a page; shows nothing."""

    library = browser_code("focus.jsx", "shared.jsx")
    tag = "FocusKeeper"


class Arrival(rx.Component):
    """Brings what it stands in into sight, and gives it the focus, once it is there; shows nothing."""

    library = FocusKeeper.library
    tag = "Arrival"


class InSight(rx.Component):
    """Brings an element into sight once it is there, and another once it has gone; shows nothing.

    Attributes:
        of, then: Ids of the two.
        block: "nearest" where what is in sight already stays where it is.
    """

    library = FocusKeeper.library
    tag = "InSight"

    of: rx.Var[str]
    block: rx.Var[Literal["center", "nearest"]]
    then: rx.Var[str]


focus_keeper = FocusKeeper.create
arrival = Arrival.create
in_sight = InSight.create
