"""Tabs for the tools of one workplace. Which is open is the browser's choice, for each thing that is worked at anew."""

from typing import TypedDict

import reflex as rx
from reflex.vars import VarData
from reflex_base.utils.imports import ImportVar

from resumes_app.ui.browser_code import browser_code

_SCRIPT = browser_code("tool_tabs.jsx", "choice_strip.jsx")


class AskedTool(TypedDict):
    """A tool that something else than its tab opens.

    Attributes:
        times: How often one was asked for: it is opened when this grows.
    """

    tool: str
    times: int


class ToolTabs(rx.Component):
    """A group of buttons, the open tool's pressed and in sight.

    Attributes:
        of: What is worked at: for another one `first` is open again.
        tools: Name and label of each.
        beside: `first` is always there: the newest of the others is pressed.
    """

    library = _SCRIPT
    tag = "ToolTabs"

    of: rx.Var[str]
    first: rx.Var[str]
    tools: rx.Var[list[list[str]]]
    beside: rx.Var[bool]
    asked: rx.Var[AskedTool]
    label: rx.Var[str]
    tab_class_name: rx.Var[str]


def open_tool(first: str) -> rx.Var[str]:
    """Return which tool is open; `first` where none was chosen."""
    return _hooked("useOpenTool", first)


def beside_tool(first: str, second: str) -> rx.Var[str]:
    """Return the newest tool that is not `first`; `second` where none was chosen."""
    return _hooked("useBesideTool", first, second)


def _hooked(hook: str, *arguments: str) -> rx.Var[str]:
    name = hook[3].lower() + hook[4:]  # As `useOpenTool` is used: `openTool`.
    return rx.Var(
        name,
        _var_type=str,
        _var_data=VarData(
            imports={_SCRIPT: [ImportVar(tag=hook, is_default=False)]},
            hooks={f"const {name} = {hook}({', '.join(map(repr, arguments))});": None},
        ),
    )


tool_tabs = ToolTabs.create
