"""DiceBear's avatar styles as data: components are picked by name and painted in our colours, nothing is random."""

import json
from collections.abc import Callable
from functools import lru_cache
from importlib.resources import files
from typing import Any

Paint = Callable[[str, str], str]
"""(component, colour name) to a colour."""


@lru_cache
def definition(style: str) -> dict[str, Any]:
    """Return the definition of a style of the `dicebear-styles` package."""
    text = (files("dicebear_styles") / f"{style}.json").read_text(encoding="utf-8")
    return dict(json.loads(text))


class Drawing:
    """One person's choice of parts in one style.

    `slots` replaces a component by drawn SVG; a component in neither `choices` nor `slots` is left out.
    """

    def __init__(self, style: str, choices: dict[str, str], slots: dict[str, str], paint: Paint) -> None:
        self.definition = definition(style)
        self.choices, self.slots, self.paint = choices, slots, paint

    def canvas(self, only: set[str]) -> str:
        """Return the style's canvas with only these components (`path` stands for the canvas's own shapes)."""
        elements = [element for element in self.definition["canvas"]["elements"] if element["name"] in only]
        return "".join(self._element(element, "canvas") for element in elements)

    def _element(self, element: dict[str, Any], inside: str) -> str:
        attributes = element.get("attributes", {})
        if element["type"] == "component":
            return f'<g transform="{attributes.get("transform", "")}">{self.component(element["name"])}</g>'
        written = " ".join(f'{name}="{self._value(value, inside)}"' for name, value in attributes.items())
        children = "".join(self._element(child, inside) for child in element.get("children", []))
        return f"<{element['name']} {written}>{children}</{element['name']}>"

    def _value(self, value: Any, inside: str) -> str:
        return self.paint(inside, value["name"]) if isinstance(value, dict) else str(value)

    def component(self, name: str) -> str:
        """Return the chosen variant of a component, its slot, or nothing."""
        if name in self.slots:
            return self.slots[name]
        variant = self.choices.get(name)
        if not variant:
            return ""
        elements = self.definition["components"][name]["variants"][variant]["elements"]
        return "".join(self._element(element, name) for element in elements)
