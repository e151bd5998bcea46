"""Things that stand about in rooms and sets. Each is drawn around its own place and coloured by the caller."""

import random

from resumes_app.cli.demo.drawing.svg import circle, darker, ellipse, group, lighter, mix, path, polygon, rect

BOOKS = ("#b45309", "#0f766e", "#7c3aed", "#be123c", "#1d4ed8", "#ca8a04", "#475569", "#15803d")


def window(x: float, y: float, w: float, h: float, frame: str, sky: str, panes: int = 2) -> str:
    """A window with a crossbar and a sill."""
    bars = "".join(rect(x + w * i / panes - 3, y, 6, h, frame) for i in range(1, panes))
    sill = rect(x - 14, y + h, w + 28, 14, lighter(frame, 0.2), 4)
    return (
        rect(x - 8, y - 8, w + 16, h + 16, frame, 6)
        + rect(x, y, w, h, sky)
        + bars
        + rect(x, y + h * 0.45, w, 6, frame)
        + sill
    )


def shelf(x: float, y: float, w: float, rng: random.Random, board: str, height: float = 70) -> str:
    """A board with books, some leaning, and now and then a gap."""
    drawn, at = rect(x, y, w, 10, board, 2), x + 8
    while at < x + w - 26:
        thick, tall = rng.choice((12, 15, 18, 22)), height * rng.uniform(0.6, 0.98)
        if rng.random() < 0.14:
            at += 24
            continue
        lean = f"rotate({rng.choice((0, 0, 0, 0, 6))} {at:g} {y:g})"
        drawn += group(
            rect(at, y - tall, thick, tall, rng.choice(BOOKS), 2) + rect(at, y - tall * 0.8, thick, 4, "#ffffff66"),
            lean,
        )
        at += thick + 2
    return drawn


def plant(x: float, y: float, size: float, rng: random.Random, pot: str = "#c2673f", leaf: str = "#2f8f5b") -> str:
    """A pot standing on y with a fan of leaves."""
    leaves = ""
    for i in range(7):
        turn = -66 + i * 22 + rng.uniform(-6, 6)
        shade = leaf if i % 2 else darker(leaf, 0.2)
        d = f"M0 0C{-0.2 * size:g} {-0.4 * size:g} {-0.1 * size:g} {-0.8 * size:g} 0 {-size:g}C{0.1 * size:g} {-0.8 * size:g} {0.2 * size:g} {-0.4 * size:g} 0 0Z"  # noqa: E501
        leaves += group(
            path(d, shade), f"translate({x:g} {y - size * 0.35:g}) rotate({turn:g}) scale({rng.uniform(0.75, 1):.2f})"
        )
    w = size * 0.5
    return leaves + polygon(
        [(x - w / 2, y - size * 0.4), (x + w / 2, y - size * 0.4), (x + w * 0.36, y), (x - w * 0.36, y)], pot
    )


def lamp(x: float, y: float, drop: float, shade: str, glow: str = "#fff3c4") -> str:
    """A lamp hanging from y down to y + drop, with its light."""
    end = y + drop
    cone = polygon([(x - 34, end), (x + 34, end), (x + 120, end + 260), (x - 120, end + 260)], glow, 'opacity=".22"')
    hood = path(f"M{x - 36:g} {end:g}Q{x:g} {end - 60:g} {x + 36:g} {end:g}Z", shade)
    return cone + rect(x - 2, y, 4, drop - 26, "#33302c") + hood + ellipse(x, end, 34, 6, glow)


def picture(x: float, y: float, w: float, h: float, rng: random.Random) -> str:
    """A framed picture: a hill, a sun and a sky in colours of their own."""
    sky, hill, sun = rng.choice(
        (("#fde68a", "#b45309", "#dc2626"), ("#bae6fd", "#0f766e", "#fef08a"), ("#fbcfe8", "#6d28d9", "#fb923c"))
    )
    inner = rect(x, y, w, h, sky) + circle(x + w * 0.68, y + h * 0.34, min(w, h) * 0.16, sun)
    inner += path(
        f"M{x:g} {y + h:g}V{y + h * 0.7:g}Q{x + w * 0.4:g} {y + h * 0.35:g} {x + w:g} {y + h * 0.8:g}V{y + h:g}Z", hill
    )
    return rect(x - 7, y - 7, w + 14, h + 14, "#3a2a1e", 3) + inner


def cup(x: float, y: float, size: float, colour: str) -> str:
    """A cup standing on y."""
    rim, foot, top = size / 2, size * 0.36, y - size * 0.8
    handle = ellipse(
        x + rim, y - size * 0.45, size * 0.2, size * 0.2, "none", f'stroke="{colour}" stroke-width="{size / 9:g}"'
    )
    return handle + path(f"M{x - rim:g} {top:g}H{x + rim:g}L{x + foot:g} {y:g}H{x - foot:g}Z", colour)


def steam() -> str:
    """Two curls in a 40 by 70 window; they rise as a mover."""
    curl = "M{x} 66q-10 -14 0 -26t0 -28"
    return "".join(path(curl.format(x=x), "none", "#ffffff", 5, 'opacity=".55"') for x in (12, 28))


def cloud(colour: str = "#ffffff") -> str:
    """A cloud in a 160 by 70 window."""
    return ellipse(80, 48, 76, 20, colour) + circle(58, 34, 26, colour) + circle(98, 30, 30, colour)


def skyline(y: float, rng: random.Random, colour: str, lit: str = "", low: float = 90, high: float = 260) -> str:
    """Houses from the left edge to the right, standing on y."""
    drawn, x = "", -20.0
    while x < 500:
        w, h = rng.uniform(54, 96), rng.uniform(low, high)
        drawn += rect(x, y - h, w, h + 4, mix(colour, "#000000", rng.uniform(0, 0.16)))
        if lit:
            spots = [(x + 12 + i * 22, y - h + 18 + j * 34) for i in range(int(w // 26)) for j in range(int(h // 40))]
            drawn += "".join(rect(a, b, 10, 14, lit) for a, b in spots if rng.random() < 0.45)
        x += w + rng.choice((0, 0, 8))
    return drawn


def tree(x: float, y: float, size: float, leaf: str, trunk: str = "#6b4a2f") -> str:
    """A round tree standing on y."""
    crown = circle(x, y - size, size * 0.5, leaf) + circle(
        x - size * 0.36, y - size * 0.72, size * 0.36, darker(leaf, 0.08)
    )
    return (
        rect(x - size * 0.07, y - size * 0.6, size * 0.14, size * 0.6, trunk)
        + crown
        + circle(x + size * 0.36, y - size * 0.76, size * 0.38, darker(leaf, 0.14))
    )


def bunting(y: float, colours: tuple[str, ...], sag: float = 40) -> str:
    """Little flags on a string across the frame."""
    drawn = path(f"M0 {y:g}Q240 {y + 2 * sag:g} 480 {y:g}", "none", "#5b5148", 3)
    for i in range(11):
        t = (i + 0.5) / 11
        x, top = 480 * t, y + 4 * sag * t * (1 - t)
        drawn += polygon([(x - 15, top), (x + 15, top), (x, top + 32)], colours[i % len(colours)])
    return drawn


def bulbs(y: float, sag: float, rng: random.Random) -> str:
    """A string of small lamps across the frame."""
    drawn = path(f"M0 {y:g}Q240 {y + 2 * sag:g} 480 {y:g}", "none", "#4b4453", 3)
    for i in range(13):
        t = (i + 0.5) / 13
        drawn += circle(480 * t, y + 4 * sag * t * (1 - t) + 9, 8, rng.choice(("#fde68a", "#fef9c3", "#fcd34d")))
    return drawn
