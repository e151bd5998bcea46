"""The employers' sets: one place of work a company, in its colours, with a counter that the presenter stands behind."""

import random
from collections.abc import Callable

from resumes_app.cli.demo.drawing import furniture as f
from resumes_app.cli.demo.drawing.scenes import Mover, Scene
from resumes_app.cli.demo.drawing.svg import circle, darker, ellipse, lighter, mix, path, polygon, rect

Random = random.Random
COUNTER_Y = 610


def _counter(top: str, front: str) -> str:
    """The board a presenter stands behind, from COUNTER_Y down."""
    slats = "".join(rect(x, COUNTER_Y + 30, 4, 240, darker(front, 0.18)) for x in range(36, 480, 72))
    return rect(0, COUNTER_Y + 24, 480, 250, front) + slats + rect(-6, COUNTER_Y, 492, 28, top, 6)


def coffee_bar(main: str, accent: str, rng: Random) -> Scene:
    back = rect(0, 0, 480, 854, lighter(main, 0.82)) + rect(0, 0, 480, 250, main)
    back += "".join(
        rect(x, 250, 48, 34, (main, "#fffaf2")[i % 2]) + circle(x + 24, 284, 24, (main, "#fffaf2")[i % 2])
        for i, x in enumerate(range(0, 480, 48))
    )
    back += rect(24, 60, 200, 150, "#22332f", 8) + "".join(
        path(f"M44 {88 + i * 26}h{rng.randint(70, 150)}", "none", "#f5f0e1", 6) for i in range(5)
    )
    back += rect(262, 330, 230, 12, "#7a5230") + "".join(
        f.cup(290 + i * 50, 330, 38, (accent, "#ffffff", lighter(main, 0.3))[i % 3]) for i in range(4)
    )
    machine = (
        rect(300, 470, 180, 140, "#d8dde2", 14)
        + rect(300, 470, 180, 34, main, 12)
        + circle(332, 540, 15, "#7b8794")
        + circle(380, 540, 15, "#7b8794")
    )
    machine += rect(318, 572, 110, 10, "#4b5563", 4)
    front = (
        _counter("#8a5a33", mix(main, "#3a2a1e", 0.25))
        + f.cup(70, COUNTER_Y + 2, 50, "#ffffff")
        + f.plant(430, COUNTER_Y + 2, 70, rng)
    )
    lamps = f.lamp(330, 0, 150, accent) + f.lamp(430, 0, 120, accent)
    return Scene(back + lamps + machine, front, (Mover(f.steam(), (40, 70), 330, 402, sway=(3, 7), period_s=2.3),))


def warehouse(main: str, accent: str, rng: Random) -> Scene:
    back = rect(0, 0, 480, 854, "#e8ebee") + rect(0, 560, 480, 300, "#c3c9cf")
    for row in range(3):
        y = 150 + row * 150
        back += rect(-10, y, 500, 14, main) + "".join(
            rect(x, y - 130, 12, 290, darker(main, 0.25)) for x in (10, 240, 462)
        )
        x = 30.0
        while x < 440:
            w, h = rng.randint(44, 76), rng.randint(48, 104)
            tone = rng.choice(("#c99a62", "#b98550", "#d6ae7b", accent))
            back += rect(x, y - h, w, h, tone, 3) + rect(x + w / 2 - 5, y - h, 10, h, lighter(tone, 0.35))
            x += w + rng.choice((3, 6, 22))
    truck = (
        rect(6, 44, 120, 70, main, 8)
        + rect(116, 10, 10, 110, "#374151")
        + rect(126, 104, 56, 8, "#374151")
        + circle(36, 122, 20, "#1f2937")
        + circle(100, 122, 20, "#1f2937")
    )
    truck += rect(126, 50, 50, 52, "#c99a62", 3) + path("M20 44V10H90L112 44", "none", "#374151", 8)
    stripes = "".join(
        polygon(
            [(x, COUNTER_Y + 28), (x + 34, COUNTER_Y + 28), (x + 4, COUNTER_Y + 70), (x - 30, COUNTER_Y + 70)],
            "#1f2937",
        )
        for x in range(-10, 520, 68)
    )
    front = (
        rect(0, COUNTER_Y + 24, 480, 250, "#d9a441")
        + stripes
        + rect(0, COUNTER_Y + 70, 480, 200, "#5b6470")
        + rect(-6, COUNTER_Y, 492, 28, "#8b95a1", 4)
    )
    front += rect(330, COUNTER_Y - 62, 96, 62, "#c99a62", 3) + rect(372, COUNTER_Y - 62, 12, 62, "#e8cfa6")
    return Scene(back, front, (Mover(truck, (190, 146), -60, 470, (22, 0)),))


def hotel_lobby(main: str, accent: str, rng: Random) -> Scene:
    wall = darker(main, 0.35)
    back = rect(0, 0, 480, 854, wall)
    back += "".join(path(f"M{x} 0V620", "none", mix(wall, main, 0.35), 14) for x in range(10, 480, 46))
    back += rect(36, 110, 170, 190, "#5a3d28", 6)
    for row in range(4):
        for column in range(4):
            x, y = 48 + column * 38, 122 + row * 44
            back += rect(x, y, 30, 36, "#3c2718", 3)
            if rng.random() < 0.7:
                back += circle(x + 15, y + 12, 5, accent) + rect(x + 13, y + 14, 4, 16, "#d4af37")
    back += circle(366, 170, 62, "#f7efe0") + circle(366, 170, 62, "none", 'stroke="#d4af37" stroke-width="9"')
    back += path("M366 170V128M366 170L390 186", "none", "#3a2a1e", 6) + rect(0, 560, 480, 60, darker(wall, 0.3))
    glow = polygon([(392, 420), (452, 420), (500, 612), (344, 612)], "#fff1c2", 'opacity=".4"')
    lamp = glow + path("M386 420L404 366H440L458 420Z", accent) + rect(418, 420, 8, 192, "#d4af37")
    bell = (
        path("M40 612a34 34 0 0 1 68 0Z", "#d4af37")
        + circle(74, 576, 6, "#d4af37")
        + rect(32, 608, 84, 8, "#8a6d1f", 3)
    )
    moth = ellipse(9, 8, 8, 5, "#fdf6d8") + ellipse(21, 8, 8, 5, "#fdf6d8")
    return Scene(
        back + lamp,
        _counter("#e9e2d3", "#5a3d28") + bell,
        (Mover(moth, (30, 18), 400, 340, sway=(26, 14), period_s=1.9),),
    )


def bike_workshop(main: str, accent: str, rng: Random) -> Scene:
    back = rect(0, 0, 480, 854, "#f3ead9") + rect(0, 470, 480, 160, darker(main, 0.1)) + rect(0, 462, 480, 10, "#fff")

    def wheel(x: float, y: float, r: float) -> str:
        rim = circle(x, y, r, "none", 'stroke="#2d3138" stroke-width="9"') + circle(
            x, y, r - 9, "none", 'stroke="#9aa3ad" stroke-width="4"'
        )
        spokes = "".join(
            path(f"M{x:g} {y:g}V{y - r + 8:g}", "none", "#a8b0b9", 2, f'transform="rotate({a} {x:g} {y:g})"')
            for a in range(0, 360, 30)
        )
        return rim + spokes + circle(x, y, 7, "#2d3138")

    back += wheel(100, 240, 92) + wheel(392, 240, 92)
    back += path("M100 240L180 120L330 120L392 240M180 120L226 250L330 120M226 250H100", "none", main, 13)
    back += path("M168 96h38M330 120l-8 -34h34", "none", "#2d3138", 11)
    for i, x in enumerate(range(40, 470, 62)):
        back += rect(x, 396 + (i % 2) * 8, 10, 56, "#6b7280", 4) + circle(
            x + 5, 392 + (i % 2) * 8, 12, (accent, "#6b7280")[i % 2]
        )
    front = (
        _counter("#b98550", "#7a5230")
        + rect(40, COUNTER_Y - 30, 120, 32, main, 4)
        + rect(80, COUNTER_Y - 44, 40, 14, "#2d3138", 4)
    )
    spin = "".join(
        f'<line x1="60" y1="60" x2="60" y2="12" stroke="#a8b0b9" stroke-width="2" transform="rotate({a} 60 60)"/>'
        for a in range(0, 360, 45)
    )
    hanging = circle(60, 60, 50, "none", 'stroke="#2d3138" stroke-width="8"') + spin + circle(60, 60, 6, accent)
    return Scene(back, front, (Mover(hanging, (120, 120), 350, 320, sway=(10, 2), period_s=2.6),))


def data_office(main: str, accent: str, rng: Random) -> Scene:
    back = rect(0, 0, 480, 854, lighter(main, 0.86)) + rect(30, 70, 420, 270, "#ffffff", 14)
    back += "".join(rect(60, 120 + i * 46, 360, 2, lighter(main, 0.7)) for i in range(5))
    heights = [rng.randint(40, 180) for _ in range(8)]
    back += "".join(rect(66 + i * 45, 306 - h, 28, h, main if i != 5 else accent, 4) for i, h in enumerate(heights))
    line = "M80 " + "L".join(f"{80 + i * 45} {290 - h * 0.8:g} " for i, h in enumerate(heights[::-1])).replace(
        "L80 ", "", 1
    ).lstrip("80 ")
    back += path(
        f"M80 240L125 210L170 226L215 170L260 190L305 140L350 156L395 {120 + len(line) % 20}",
        "none",
        darker(main, 0.3),
        6,
    )
    back += f.plant(44, 610, 150, rng, "#f5f5f0") + rect(0, 590, 480, 30, lighter(main, 0.6))
    front = (
        _counter("#e2c49a", "#ffffff")
        + rect(300, COUNTER_Y - 96, 150, 98, "#2b2f3a", 10)
        + rect(352, COUNTER_Y - 6, 46, 10, "#9aa3ad")
    )
    front += f.cup(60, COUNTER_Y + 2, 46, accent)
    bird = path("M4 20Q16 2 26 16Q36 2 48 20Q36 14 26 24Q16 14 4 20Z", darker(main, 0.2))
    return Scene(back, front, (Mover(bird, (52, 28), 20, 20, (26, 0), (0, 8), 1.2),))


def kitchen_set(main: str, accent: str, rng: Random) -> Scene:
    back = rect(0, 0, 480, 854, "#fdf6e9") + "".join(
        rect(x, y, 38, 38, mix("#fdf6e9", accent, 0.35) if (x + y) // 40 % 2 else "#ffffff")
        for x in range(0, 480, 40)
        for y in range(240, 600, 40)
    )
    back += (
        rect(0, 40, 480, 16, "#6b7280")
        + path("M120 56L80 150H400L360 56Z", "#cbd5e1")
        + rect(70, 146, 340, 20, "#94a3b8", 4)
    )
    for x, r in ((40, 34), (440, 40)):
        back += (
            path(f"M{x} 56V150", "none", "#6b7280", 6) + circle(x, 186, r, "#475569") + circle(x, 186, r - 9, "#64748b")
        )
    front = rect(0, COUNTER_Y + 24, 480, 250, main) + rect(-6, COUNTER_Y, 492, 28, "#cbd5e1", 6)
    front += rect(26, COUNTER_Y - 76, 120, 78, "#94a3b8", 10) + rect(14, COUNTER_Y - 82, 144, 12, "#64748b", 6)
    for i, tone in enumerate(("#f97316", "#ef4444", "#22c55e", "#f97316")):
        front += ellipse(330 + i * 36, COUNTER_Y - 12, 20, 17, tone) + path(
            f"M{330 + i * 36} {COUNTER_Y - 28}q6 -14 14 -12", "none", "#15803d", 5
        )
    return Scene(back, front, (Mover(f.steam(), (40, 70), 66, COUNTER_Y - 150, sway=(4, 8), period_s=1.9),))


def care_home(main: str, accent: str, rng: Random) -> Scene:
    wall = lighter(main, 0.8)
    back = rect(0, 0, 480, 854, wall) + f.window(40, 90, 230, 250, "#ffffff", "#cdeaf7", 2)
    back += path("M40 340V290Q120 240 180 290T270 280V340Z", lighter(main, 0.35)) + rect(148, 90, 6, 250, "#ffffff")
    back += path("M22 76Q70 200 26 360H4V76ZM288 76Q240 200 284 360H306V76Z", accent) + rect(
        0, 70, 316, 12, "#8a5a33", 6
    )
    back += (
        f.picture(350, 110, 90, 110, rng)
        + f.shelf(336, 400, 140, rng, "#8a5a33", 76)
        + rect(0, 540, 480, 90, lighter(main, 0.55))
    )
    front = (
        _counter("#f3e3cf", mix(main, "#ffffff", 0.25))
        + f.plant(430, COUNTER_Y + 2, 104, rng, accent)
        + f.cup(66, COUNTER_Y + 2, 46, "#ffffff")
    )
    front += "".join(
        rect(
            110 + i * 18,
            COUNTER_Y - 40 + i * 3,
            34,
            44,
            "#ffffff",
            4,
            f'stroke="{main}" stroke-width="2" transform="rotate({i * 10 - 10} {127 + i * 18} {COUNTER_Y - 18})"',
        )
        for i in range(3)
    )
    return Scene(back, front, (Mover(f.steam(), (40, 70), 46, COUNTER_Y - 112, sway=(3, 6), period_s=2.8),))


def planetarium(main: str, accent: str, rng: Random) -> Scene:
    night = darker(main, 0.45)
    back = rect(0, 0, 480, 854, night) + path("M-60 620A300 420 0 0 1 540 620Z", mix(night, main, 0.5))
    back += "".join(
        circle(
            rng.randint(0, 480),
            rng.randint(0, 560),
            rng.choice((1.5, 2, 2.5, 3.5)),
            rng.choice(("#ffffff", "#fff4c2", accent)),
        )
        for _ in range(90)
    )
    back += circle(110, 170, 62, "#f6b26b") + ellipse(
        110, 170, 104, 20, "none", 'stroke="#fde0b6" stroke-width="9" transform="rotate(-16 110 170)"'
    )
    back += (
        circle(390, 120, 34, accent)
        + circle(400, 112, 9, darker(accent, 0.2))
        + circle(382, 132, 6, darker(accent, 0.2))
    )
    seats = "".join(path(f"M{x} 612v-40q0 -22 24 -22t24 22v40Z", darker(main, 0.15)) for x in range(-10, 480, 60))
    scope = path("M330 612L372 500M430 612L388 500", "none", "#9aa3ad", 8) + rect(
        330, 460, 120, 34, "#e5e7eb", 14, 'transform="rotate(-28 390 477)"'
    )
    comet = path("M0 34L62 12L58 30Z", "#ffffff66") + circle(66, 18, 9, "#ffffff")
    return Scene(back + seats, _counter(accent, main) + scope, (Mover(comet, (80, 40), -80, 250, (52, -14)),))


SETS: dict[str, Callable[[str, str, Random], Scene]] = {
    "coffee_bar": coffee_bar, "warehouse": warehouse, "hotel_lobby": hotel_lobby, "bike_workshop": bike_workshop,
    "data_office": data_office, "kitchen": kitchen_set, "care_home": care_home, "planetarium": planetarium,
}  # fmt: skip


def stage(name: str, main: str, accent: str, seed: str) -> Scene:
    """Return the named set in a company's colours as it looks for this seed."""
    return SETS[name](main, accent, Random(f"{name} {seed}"))
