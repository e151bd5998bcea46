"""Addresses that lead back to where one is."""

import reflex as rx


def leading_to(page: str, place: rx.Var[str]) -> rx.Var[str]:
    """Return the address of `page` (`/signin`, `/signup`) that goes on to `place`, a path with its query."""
    encoded = rx.Var(f"encodeURIComponent({place!s})", _var_data=place._get_all_var_data()).to(str)
    address: rx.Var[str] = rx.cond(place == "/", page, rx.Var.create(f"{page}?next=") + encoded)
    return address
