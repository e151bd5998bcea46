"""How companies are shown."""

from resumes_app.companies.schemas import CompanyMark
from resumes_app.models import Company

DEFAULT_COLOUR = "#3f4652"
DARK_INK, LIGHT_INK = "#14161a", "#ffffff"


def mark_of(company: Company) -> CompanyMark:
    """Return the company's mark; a missing or malformed colour becomes a neutral grey."""
    colour = company.colour if _is_hex(company.colour) else DEFAULT_COLOUR
    return CompanyMark(
        name=company.name,
        slug=company.slug,
        colour=colour,
        ink=_ink_on(colour),
        letters=_letters(company.name),
        verified=company.verified_at is not None and company.suspended_at is None,
    )


def _letters(name: str) -> str:
    words = [word for word in name.split() if word[0].isalnum() and word.lower() not in {"the", "and"}]
    return "".join(word[0] for word in words[:2]).upper() or "?"


def _is_hex(colour: str) -> bool:
    return len(colour) == 7 and colour[0] == "#" and all(digit in "0123456789abcdefABCDEF" for digit in colour[1:])


def _ink_on(colour: str) -> str:
    """Return the ink with the higher WCAG contrast on `colour`."""
    behind = _luminance(colour)
    on_dark = (behind + 0.05) / (_luminance(DARK_INK) + 0.05)
    on_light = (_luminance(LIGHT_INK) + 0.05) / (behind + 0.05)
    return DARK_INK if on_dark > on_light else LIGHT_INK


def _luminance(colour: str) -> float:
    """Return the relative luminance, 0 to 1. Source: WCAG 2.2, "relative luminance"."""
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
