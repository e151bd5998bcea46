"""Parts of a page that depend on whether there is a network."""

import reflex as rx

from resumes_app.ui.browser_code import browser_code

_NETWORK = browser_code("network.jsx", "shared.jsx")


class NeedsNetwork(rx.Component):
    """Buttons and fields that the browser disables while it has no network, once none of them is being typed in.

    So a field keeps what it holds, and saves it once there is a network again (`ui.saved_field`).
    """

    library = _NETWORK
    tag = "NeedsNetwork"


class OrOffline(rx.Component):
    """Shows its children; without the network, a text."""

    library = _NETWORK
    tag = "OrOffline"

    text: rx.Var[str]


needs_network = NeedsNetwork.create
or_offline = OrOffline.create
