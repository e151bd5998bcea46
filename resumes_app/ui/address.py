"""The address in the browser's address bar, as the page knows it before the server does."""

import reflex as rx
from reflex.experimental.client_state import ClientStateVar
from reflex.vars import VarData
from reflex_base.utils.imports import ImportVar

from resumes_app.ui.browser_code import browser_code

_PLACE = "pagePlace"
_ROUTER = VarData(
    imports={"react-router": [ImportVar(tag="useLocation")]}, hooks={f"const {_PLACE} = useLocation();": None}
)

HERE: rx.Var[str] = rx.Var(f"({_PLACE}.pathname + {_PLACE}.search)", _var_data=_ROUTER).to(str)
"""Path and query."""
BAR: rx.Var[str] = rx.Var("(globalThis.location ? location.pathname + location.search : '/')", _var_data=_ROUTER).to(
    str
)
"""Path and query as the address bar has them; the feed changes them there without going anywhere."""
PATH: rx.Var[str] = rx.Var(f"{_PLACE}.pathname.replace(/\\/+$/, '')", _var_data=_ROUTER).to(str)
"""The path without a closing slash, so empty for the home page: what `path_of_page` returns on the server."""


_SHOWN = ClientStateVar.create("shownPlace", default="")

PLACE: rx.Var[str] = rx.cond(_SHOWN.value != "", _SHOWN.value, HERE).to(str)
"""The address that leads back to what is on the screen: `HERE`, unless the page has said a closer one."""


come_to = _SHOWN.set
"""The event by which a page says the address of what it shows now; "" where that is its own."""


class AddressBar(rx.Component):
    """Puts the path `to` into the address bar while the page shows what is opened by it; "": the page's own."""

    library = browser_code("address_bar.jsx")
    tag = "AddressBar"

    to: rx.Var[str]


address_bar = AddressBar.create


def path_of_page(state: rx.State) -> str:
    """Return the path of the page that the state's tab shows, without a closing slash."""
    return str(state.router.url.path).rstrip("/")
