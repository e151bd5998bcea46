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
    drawn = rect(24, PLATE_Y, width, 70, "#ffffff", 14) + rect(24, PLATE_Y, 12, 70, accent, 6)
    drawn += text(name, 52, PLATE_Y + 33, 25, darker(main, 0.45), DISPLAY)
    return drawn + text(below, 52, PLATE_Y + 56, 15, darker(main, 0.1), BODY)


def panel(title: str, place: str, company: str, main: str, accent: str, seed: str) -> str:
    """Return a background in the company's colour that carries the job's title in large type."""
    rng = random.Random(f"panel {seed}")
    main = darker(main, 0.22)
    drawn = rect(0, 0, 480, 854, main)
    kind = rng.randrange(3)
    if kind == 0:
        drawn += "".join(
            path(f"M-40 {y}L520 {y - 300}", "none", lighter(main, 0.09), 44) for y in range(120, 1300, 120)
        )
    elif kind == 1:
        drawn += circle(250, 560, 300, lighter(main, 0.12)) + circle(250, 560, 220, lighter(main, 0.2))
    else:
        spots = [(x + (y // 70 % 2) * 35, y) for x in range(10, 500, 70) for y in range(20, 860, 70)]
        drawn += "".join(circle(x, y, 9, lighter(main, 0.14)) for x, y in spots)
    size = 46 if len(title) < 26 else 38
    for number, line in enumerate(wrapped(title, size, 410)[:3]):
        drawn += text(line, 36, 122 + number * size * 1.12, size, "#ffffff", DISPLAY)
    drawn += rect(36, 36, text_width(company, 16) + 28, 30, accent, 15) + text(
        company, 50, 57, 16, darker(main, 0.5), DISPLAY
    )
    last = 122 + len(wrapped(title, size, 410)[:3]) * size * 1.12
    return drawn + text(place, 36, last - size * 0.42, 21, accent, BODY)


def sticker(words: str, seed: str) -> str:
    """Return handwritten words on a strip of tape, a little askew."""
    rng = random.Random(f"sticker {seed}")
    width, colour = text_width(words, 30) * 0.98 + 44, rng.choice(("#fde047", "#ffffff", "#f9a8d4", "#86efac"))
    x, turn = (480 - width) / 2 + rng.uniform(-40, 40), rng.uniform(-7, 7)
    drawn = rect(x, 60, width, 56, colour, 6) + text(words, x + width / 2, 99, 30, "#1c1917", HAND, "middle")
    return group(drawn, f"rotate({turn:.1f} 240 90)")
