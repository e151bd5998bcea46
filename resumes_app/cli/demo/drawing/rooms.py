"""The places from which candidates reply: homes, streets, trams. Equal places differ by colour and things."""

import random
from collections.abc import Callable

from resumes_app.cli.demo.drawing import furniture as f
from resumes_app.cli.demo.drawing.scenes import Mover, Scene
from resumes_app.cli.demo.drawing.svg import circle, darker, ellipse, lighter, path, polygon, rect

Random = random.Random

WALLS = ("#f6d9b8", "#cfe3dc", "#d9d2ec", "#f2c9c2", "#c9dbea", "#e8e0b8", "#dfe7d2", "#f0d3e0")


def _room(rng: Random, floor_y: float = 700) -> tuple[str, str]:
    """Return a wall's colour and the empty room."""
    wall = rng.choice(WALLS)
    base = (
        rect(0, 0, 480, 854, wall)
        + rect(0, floor_y, 480, 200, darker(wall, 0.32))
        + rect(0, floor_y, 480, 12, lighter(wall, 0.45))
    )
    return wall, base


def bedroom(rng: Random) -> Scene:
    wall, base = _room(rng)
    base += f.window(288, 90, 150, 210, lighter(wall, 0.6), "#bfe3f7")
    base += f.picture(44, 120, 96, 120, rng) + f.picture(164, 160, 70, 70, rng)
    base += rect(-40, 560, 560, 180, rng.choice(f.BOOKS), 40) + rect(-40, 540, 240, 90, "#fffaf0", 36)
    base += f.plant(440, 316, 70, rng)
    return Scene(base)


def kitchen(rng: Random) -> Scene:
    wall, base = _room(rng, 640)
    tile = lighter(wall, 0.3)
    base += "".join(rect(x, y, 56, 56, tile, 4) for x in range(2, 480, 60) for y in range(300, 600, 60))
    base += rect(0, 60, 480, 150, darker(wall, 0.38)) + "".join(
        rect(12 + i * 118, 76, 104, 118, darker(wall, 0.28), 6) for i in range(4)
    )
    base += "".join(circle(100 + i * 118, 180, 5, "#fff7e0") for i in range(4))
    base += f.lamp(96, 210, 90, rng.choice(f.BOOKS)) + f.plant(420, 640, 110, rng)
    base += rect(330, 540, 70, 100, "#94a3b8", 10) + path("M342 540q22 -34 46 0", "none", "#64748b", 8)
    return Scene(base, movers=(Mover(f.steam(), (40, 70), 346, 470, sway=(3, 6), period_s=2.6),))


def tram(rng: Random) -> Scene:
    sky = rng.choice(("#bfe0f2", "#f9d8b4", "#c9d4f5", "#2f3a66"))
    night = sky == "#2f3a66"
    inside = rng.choice(("#f4efe2", "#e6edf0", "#efe6f2"))
    houses = rng.choice(("#c98f6b", "#9db0c4", "#b58ab0", "#8fae94"))
    street = f.skyline(330, rng, darker(houses, 0.5) if night else houses, "#ffe08a" if night else "#ffffff88")
    back = rect(0, 0, 480, 854, sky)
    hole = "M0 0H480V854H0ZM28 110V470H452V110Z"
    frame = path(hole, inside, extra='fill-rule="evenodd"') + rect(232, 110, 14, 360, darker(inside, 0.14))
    frame += rect(28, 300, 424, 10, darker(inside, 0.14)) + rect(0, 52, 480, 12, "#d4a017", 6)
    grips = "".join(
        rect(x, 60, 8, 46, "#8a6d3b") + circle(x + 4, 118, 17, "none", 'stroke="#8a6d3b" stroke-width="7"')
        for x in (70, 390)
    )
    seats = rect(-30, 560, 240, 320, rng.choice(f.BOOKS), 46) + rect(280, 560, 240, 320, rng.choice(f.BOOKS), 46)
    # The street passes between the sky and the carriage.
    passing = Mover(street, (520, 360), -10, 140, (-14, 0), (0, 2), 1.1)
    return Scene(back, movers=(passing, Mover(frame + grips + seats, (480, 854), 0, 0)))


def park(rng: Random) -> Scene:
    sky, grass = rng.choice((("#cfeaf7", "#8cc084"), ("#fde7c8", "#a9b665"), ("#dbe4ff", "#79b791")))
    back = rect(0, 0, 480, 854, sky) + circle(rng.randint(60, 420), 110, 46, "#fff3b0")
    back += path("M0 470Q140 380 300 450T480 420V854H0Z", darker(grass, 0.12)) + path(
        "M0 560Q200 480 480 560V854H0Z", grass
    )
    for x in rng.sample((40, 110, 400, 450, 350), 3):
        back += f.tree(x, rng.randint(470, 520), rng.randint(120, 190), darker(grass, rng.uniform(0.1, 0.4)))
    back += rect(-20, 640, 520, 16, "#8a5a33", 6) + rect(-20, 676, 520, 16, "#8a5a33", 6)
    return Scene(back, movers=(Mover(f.cloud(), (160, 70), rng.randint(20, 260), 60, (7, 0)),))


def library(rng: Random) -> Scene:
    wall = rng.choice(("#5b4636", "#3f4f5c", "#4f4560"))
    back = rect(0, 0, 480, 854, wall) + rect(0, 0, 480, 40, darker(wall, 0.3))
    for row in range(6):
        back += f.shelf(-6, 150 + row * 112, 244, rng, lighter(wall, 0.2), 88)
        back += f.shelf(246, 150 + row * 112, 244, rng, lighter(wall, 0.2), 88)
    back += rect(232, 0, 16, 854, darker(wall, 0.2))
    return Scene(back + rect(0, 0, 480, 854, wall, extra='opacity=".28"'))


def balcony(rng: Random) -> Scene:
    sky = rng.choice(("#ffd7ba", "#bde0fe", "#e2c6f5", "#ffe5a8"))
    back = rect(0, 0, 480, 854, sky) + circle(rng.randint(90, 400), 190, 60, lighter(sky, 0.5))
    back += f.skyline(520, rng, darker(sky, 0.42), lighter(sky, 0.3)) + rect(0, 520, 480, 340, darker(sky, 0.55))
    rails = rect(0, 560, 480, 14, "#2f2a35") + "".join(rect(x, 560, 7, 300, "#2f2a35") for x in range(14, 480, 42))
    pots = f.plant(60, 566, 84, rng) + f.plant(424, 566, 96, rng, leaf="#b8446c")
    return Scene(
        back + rails + pots, movers=(Mover(f.cloud(lighter(sky, 0.6)), (160, 70), rng.randint(0, 300), 90, (6, 0)),)
    )


def rooftop(rng: Random) -> Scene:
    sky = rng.choice(("#1f2a55", "#3b2459", "#123f52"))
    stars = "".join(
        circle(rng.randint(0, 480), rng.randint(0, 330), rng.choice((1.5, 2, 3)), "#fff8dc") for _ in range(46)
    )
    back = rect(0, 0, 480, 854, sky) + stars + circle(rng.randint(80, 400), 120, 40, "#fdf3c7")
    back += f.skyline(600, rng, lighter(sky, 0.12), "#ffd97a", 120, 320) + rect(0, 600, 480, 260, darker(sky, 0.35))
    return Scene(back + f.bulbs(40, 44, rng) + rect(0, 620, 480, 22, lighter(sky, 0.25)))


def stairwell(rng: Random) -> Scene:
    wall, base = _room(rng, 760)
    lower = darker(wall, 0.25)
    base = rect(0, 0, 480, 854, wall) + rect(0, 430, 480, 430, lower) + rect(0, 424, 480, 8, "#fffdf5")
    for i in range(7):
        base += rect(-10 + i * 52, 330 - i * 44, 70, 30 + i * 2, darker(wall, 0.4)) + rect(
            -10 + i * 52, 322 - i * 44, 74, 10, lighter(wall, 0.4)
        )
    base += path("M0 250L340 -40", "none", "#6b3f23", 14) + "".join(
        rect(14 + i * 52, 240 - i * 44, 6, 96, "#3b3b46") for i in range(7)
    )
    boxes = "".join(
        rect(330 + (i % 2) * 66, 150 + (i // 2) * 62, 58, 52, rng.choice(f.BOOKS), 4)
        + circle(376 + (i % 2) * 66, 176 + (i // 2) * 62, 4, "#ffffffaa")
        for i in range(6)
    )
    return Scene(base + boxes)


def desk(rng: Random) -> Scene:
    wall, base = _room(rng, 720)
    base += rect(250, 96, 200, 150, "#c9a26a", 6) + "".join(
        rect(
            rng.randint(258, 400),
            rng.randint(104, 196),
            40,
            36,
            rng.choice(("#fef08a", "#fbcfe8", "#bae6fd", "#bbf7d0")),
            2,
        )
        for _ in range(7)
    )
    base += f.shelf(20, 220, 190, rng, darker(wall, 0.45)) + f.lamp(70, 0, 70, rng.choice(f.BOOKS))
    base += rect(330, 420, 170, 120, "#2b2f3a", 10) + rect(340, 430, 150, 92, "#8fd3f4", 4)
    base += "".join(rect(352, 444 + i * 18, rng.randint(50, 120), 7, "#ffffffcc", 3) for i in range(4))
    base += rect(-10, 560, 500, 26, darker(wall, 0.5)) + f.cup(60, 560, 40, rng.choice(f.BOOKS))
    return Scene(base, movers=(Mover(f.steam(), (40, 70), 42, 460, sway=(3, 5), period_s=2.4),))


def dorm(rng: Random) -> Scene:
    wall, base = _room(rng)
    base += f.bulbs(30, 50, rng) + f.picture(40, 170, 90, 110, rng) + f.picture(350, 150, 90, 130, rng)
    star = "M0 -26L7 -8L26 -8L11 4L17 23L0 12L-17 23L-11 4L-26 -8L-7 -8Z"
    base += f'<g transform="translate(205 190) rotate({rng.randint(-14, 14)})">{path(star, rng.choice(f.BOOKS))}</g>'
    base += f.shelf(290, 400, 180, rng, darker(wall, 0.45)) + rect(-30, 560, 200, 300, rng.choice(f.BOOKS), 20)
    return Scene(base + rect(-30, 560, 200, 40, "#ffffff55", 20))


def laundry(rng: Random) -> Scene:
    wall = rng.choice(("#bfe3e0", "#f7d6c8", "#d6dcf2"))
    back = rect(0, 0, 480, 854, wall) + "".join(rect(0, y, 480, 4, lighter(wall, 0.5)) for y in range(40, 300, 52))
    for i, x in enumerate((-40, 130, 300, 470)):
        back += (
            rect(x, 330, 156, 260, "#f5f7f9", 14)
            + rect(x + 12, 346, 132, 30, "#d7dde3", 6)
            + circle(x + 30, 361, 8, "#ef4444" if i % 2 else "#22c55e")
        )
        back += circle(x + 78, 480, 62, "#aeb8c2") + circle(x + 78, 480, 50, "#29445c")
    back += (
        rect(0, 590, 480, 300, darker(wall, 0.3))
        + rect(60, 90, 200, 110, "#fff", 10)
        + rect(60, 90, 200, 34, "#e11d48", 10)
    )
    wash = path("M10 60q20 -34 48 -16t34 18q-10 36 -44 32t-38 -34Z", rng.choice(f.BOOKS)) + circle(
        40, 30, 12, "#fde68a"
    )
    return Scene(back, movers=(Mover(wash, (100, 100), 158, 430, sway=(9, 7), period_s=0.9),))


def seaside(rng: Random) -> Scene:
    sky, sea = rng.choice((("#cdeefb", "#3fa7c4"), ("#ffd9b8", "#4f8fb0"), ("#e5dbff", "#5a7fc0")))
    back = rect(0, 0, 480, 854, sky) + circle(rng.randint(80, 400), 180, 52, "#fff1b8") + rect(0, 380, 480, 200, sea)
    back += "".join(
        path(f"M{rng.randint(-40, 420)} {400 + i * 22}q18 -9 36 0t36 0", "none", lighter(sea, 0.45), 4)
        for i in range(8)
    )
    back += path("M0 560Q160 530 300 556T480 548V854H0Z", "#f3dfb3") + path(
        "M0 566Q160 536 300 562T480 554", "none", "#ffffff", 9
    )
    umbrella = (
        path("M330 470Q390 380 470 452Z", rng.choice(f.BOOKS))
        + path("M372 428Q390 400 420 426L398 462Z", "#ffffffaa")
        + path("M398 460L420 640", "none", "#7c5a3a", 7)
    )
    boat = polygon([(30, 50), (30, 6), (62, 46)], "#ffffff") + path("M4 54H76L64 70H16Z", rng.choice(f.BOOKS))
    return Scene(back + umbrella, movers=(Mover(boat, (80, 74), rng.randint(20, 320), 318, (6, 0), (0, 3), 2.2),))


def garden(rng: Random) -> Scene:
    leaf = rng.choice(("#5b9a5a", "#7da453", "#4e9477"))
    back = rect(0, 0, 480, 854, lighter(leaf, 0.72)) + "".join(
        rect(x, 150, 40, 430, mix_fence(i), 8) for i, x in enumerate(range(-6, 480, 46))
    )
    back += (
        rect(0, 210, 480, 16, "#b98d5f")
        + rect(0, 430, 480, 16, "#b98d5f")
        + path("M0 560Q240 520 480 560V854H0Z", leaf)
    )
    for _ in range(26):
        x, y = rng.randint(0, 480), rng.randint(450, 600)
        back += (
            rect(x - 1.5, y, 3, 46, darker(leaf, 0.3))
            + circle(x, y, rng.choice((9, 12, 14)), rng.choice(("#f472b6", "#facc15", "#fb7185", "#c084fc", "#ffffff")))
            + circle(x, y, 4, "#7c2d12")
        )
    butterfly = (
        ellipse(12, 14, 10, 12, "#fb923c") + ellipse(32, 14, 10, 12, "#fb923c") + rect(20, 4, 4, 24, "#3a2a1e", 2)
    )
    return Scene(back, movers=(Mover(butterfly, (44, 30), rng.randint(30, 380), 120, (9, 0), (6, 18), 1.7),))


def mix_fence(number: int) -> str:
    return ("#d9b48a", "#d1a878", "#dfbd97")[number % 3]


def cafe(rng: Random) -> Scene:
    wall = rng.choice(("#7b3f3f", "#2f5d57", "#46527a"))
    back = rect(0, 0, 480, 854, wall) + f.window(40, 120, 400, 330, lighter(wall, 0.65), "#f8e9c9", 3)
    back += f.skyline(450, rng, "#c9a98a", "", 60, 190) + f.window(40, 120, 400, 330, lighter(wall, 0.65), "none", 3)
    back += f.lamp(110, 0, 96, "#e8b04b") + f.lamp(372, 0, 96, "#e8b04b") + rect(0, 560, 480, 300, darker(wall, 0.35))
    return Scene(
        back + f.cup(420, 560, 52, "#fffaf0") + f.plant(44, 560, 90, rng),
        movers=(Mover(f.steam(), (40, 70), 400, 446, sway=(3, 6), period_s=2.5),),
    )


def workbench(rng: Random) -> Scene:
    back = rect(0, 0, 480, 854, "#e3d2b4") + rect(24, 90, 432, 300, "#b78c5a", 8)
    for i in range(6):
        x = 60 + i * 70
        back += rect(x - 5, 130, 10, 120 + (i % 3) * 30, "#6b4a2f", 4) + rect(
            x - 20, 118, 40, 26, ("#64748b", "#dc2626", "#475569")[i % 3], 5
        )
    back += (
        "".join(circle(40 + i * 21, 372, 3, "#8a6238") for i in range(20))
        + rect(0, 580, 480, 300, "#8a5a33")
        + rect(0, 566, 480, 22, "#a8703f")
    )
    return Scene(back + f.plant(432, 566, 70, rng))


ROOMS: dict[str, Callable[[Random], Scene]] = {
    "bedroom": bedroom, "kitchen": kitchen, "tram": tram, "park": park, "library": library, "balcony": balcony,
    "rooftop": rooftop, "stairwell": stairwell, "desk": desk, "dorm": dorm, "laundry": laundry, "seaside": seaside,
    "garden": garden, "cafe": cafe, "workbench": workbench,
}  # fmt: skip


def room(name: str, seed: str) -> Scene:
    """Return the named room as it looks for this seed: the same every time."""
    return ROOMS[name](Random(f"{name} {seed}"))
