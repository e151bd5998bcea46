"""Words on screen: name plates, title panels, stickers."""

import random

from resumes_app.cli.demo.drawing.svg import (
    BODY,
    DISPLAY,
    HAND,
    circle,
    darker,
    group,
    lighter,
    path,
    rect,
    text,
    text_width,
    wrapped,
)

PLATE_Y = 508
"""Below the chin, above where a player shows captions."""


def plate(name: str, role: str, company: str, main: str, accent: str) -> str:
    """Return a name plate at the left edge."""
    below = f"{role}, {company}"
    width = max(text_width(name, 25), text_width(below, 15)) + 62
    drawn = rect(24, PLATE_Y, width, 70, "#ffffff", 14, f'stroke="{lighter(main, 0.55)}" stroke-width="2"') + rect(
        24, PLATE_Y, 12, 70, accent, 6
    )
    drawn += text(name, 52, PLATE_Y + 33, 25, darker(main, 0.45), DISPLAY)
    return drawn + text(below, 52, PLATE_Y + 56, 15, darker(main, 0.1), BODY)


def panel(title: str, place: str, company: str, main: str, accent: str, seed: str, *, bright: bool = False) -> str:
    """Return a background in the company's colour, or brightly in its accent, that carries the title in large type."""
    paper, ink, chip, on_chip = darker(main, 0.22), "#ffffff", accent, darker(main, 0.5)
    if bright:
        paper, ink, chip, on_chip = lighter(accent, 0.25), darker(main, 0.5), main, "#ffffff"
    size = 46 if len(title) < 26 else 38
    lines = wrapped(title, size, 410)[:3]
    drawn = rect(0, 0, 480, 854, paper) + _pattern(paper, random.Random(f"panel {seed}"))
    drawn += "".join(text(line, 36, 122 + i * size * 1.12, size, ink, DISPLAY) for i, line in enumerate(lines))
    drawn += rect(36, 36, text_width(company, 16) + 28, 30, chip, 15) + text(company, 50, 57, 16, on_chip, DISPLAY)
    return drawn + text(place, 36, 122 + len(lines) * size * 1.12 - size * 0.3, 21, chip, BODY)


def _pattern(paper: str, rng: random.Random) -> str:
    kind = rng.randrange(3)
    if kind == 0:
        stripes = [f"M-40 {y}L520 {y - 300}" for y in range(120, 1300, 120)]
        return "".join(path(stripe, "none", lighter(paper, 0.09), 44) for stripe in stripes)
    if kind == 1:
        return circle(250, 560, 300, lighter(paper, 0.12)) + circle(250, 560, 220, lighter(paper, 0.2))
    spots = [(x + (y // 70 % 2) * 35, y) for x in range(10, 500, 70) for y in range(20, 860, 70)]
    return "".join(circle(x, y, 9, lighter(paper, 0.14)) for x, y in spots)


def sticker(words: str, seed: str) -> str:
    """Return handwritten words on a strip of tape, a little askew."""
    rng = random.Random(f"sticker {seed}")
    width, colour = text_width(words, 30) * 0.98 + 44, rng.choice(("#fde047", "#ffffff", "#f9a8d4", "#86efac"))
    x, turn = (480 - width) / 2 + rng.uniform(-40, 40), rng.uniform(-7, 7)
    drawn = rect(x, 60, width, 56, colour, 6) + text(words, x + width / 2, 99, 30, "#1c1917", HAND, "middle")
    return group(drawn, f"rotate({turn:.1f} 240 90)")
