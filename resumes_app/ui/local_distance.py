"""Distances in the viewer's own unit: miles where people count in them, else kilometres. Only the browser knows."""

import reflex as rx

from resumes_app.ui.props import Number

MILES = r"/-(US|GB|LR|MM)\b/i"


def local_distance(metres: Number) -> rx.Var[str]:
    """Return a distance such as "3 km", "16 mi" or "under 1 km".

    It is made in the browser: not for what is prerendered, which would then differ.
    """
    length = rx.Var.create(metres)
    body = (
        f"((metres) => {{ const miles = {MILES}.test(navigator.language); const unit = miles ? ' mi' : ' km';"
        " const far = metres / (miles ? 1609.344 : 1000);"
        f" return far < 1 ? 'under 1' + unit : Math.round(far).toLocaleString('en-GB') + unit; }})({length})"
    )
    return rx.Var(body, _var_type=str, _var_data=length._get_all_var_data())
