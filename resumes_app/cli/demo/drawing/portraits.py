"""People: a body that stays, a head that sways, hands that move; each in one of three public-domain styles."""

import math
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from zlib import crc32

from PIL import Image

from resumes_app.cli.demo.drawing.faces import Eyes, Mouth, MouthPlace, Traits, drawn_face, mouth, round_eyes
from resumes_app.cli.demo.drawing.parts import Drawing, definition
from resumes_app.cli.demo.drawing.svg import circle, darker, document, ellipse, group, lighter, mix, path, raster, rect
from resumes_app.cli.demo.script import Look, Person

FACE = ("angle", "mouth", "eyes", "lift")
SKINS = ("#ffdcbd", "#f0c195", "#d79a6a", "#a9683f", "#6f4630")
INK = "#15120f"
LORELEI_EYES = ("variant04", "variant06", "variant14", "variant20", "variant21", "variant23", "variant24", "variant11")
LORELEI_BROWS = ("variant02", "variant05", "variant07", "variant09", "variant10")
LORELEI_NOSES = ("variant01", "variant02", "variant03", "variant05")
NOTIONISTS_BROWS = ("variant01", "variant09", "variant12")


Window = tuple[float, float, float, float]
"""x, y, width, height, in a style's own units."""


@dataclass(frozen=True)
class Pose:
    """One instant of a face."""

    mouth: Mouth = Mouth.REST
    eyes: Eyes = Eyes.OPEN
    angle: float = 0.0
    """Degrees the head leans to the right."""
    lift: float = 0.0
    """How far the brows are raised, in the style's units."""
    hand: float = 0.0
    """Degrees the hands turn."""


@dataclass(frozen=True)
class Layer:
    """A part of a figure that changes only with some of a pose: drawn once for each of their values."""

    drawn: Callable[[Pose], str]
    uses: tuple[str, ...]
    """Names of the pose's fields."""
    window: Window | None = None
    """Where it lies; the whole figure where there is none."""


@dataclass(frozen=True)
class Figure:
    """A person ready to be drawn in any pose. `window` is the part of the plane a picture shows."""

    layers: tuple[Layer, ...]
    window: Window
    face: tuple[float, float]
    """The middle of the face, in shares of the window."""

    def sketch(self, width: int) -> "Sketch":
        """Return the figure at that width in pixels."""
        return Sketch(self, width)


class Sketch:
    """A figure at one size, which remembers the layers it has drawn."""

    def __init__(self, figure: Figure, width: int) -> None:
        self.figure, self.width = figure, width
        self.scale = width / figure.window[2]
        self.known: dict[tuple[object, ...], Image.Image] = {}

    def picture(self, pose: Pose) -> Image.Image:
        """Return the person in a pose as an RGBA picture."""
        first, *others = self.figure.layers
        image = self._part(0, first, pose, (0, 0, self.width, round(self.figure.window[3] * self.scale)))
        image = image.copy() if others else image
        for number, layer in enumerate(others, 1):
            box = self._box(layer.window or self.figure.window)
            image.alpha_composite(self._part(number, layer, pose, box), box[:2])
        return image

    def _box(self, window: Window) -> tuple[int, int, int, int]:
        """Return the whole pixels that a window covers: x, y, width, height."""
        own = self.figure.window
        left, top = int((window[0] - own[0]) * self.scale), int((window[1] - own[1]) * self.scale)
        return left, top, math.ceil(window[2] * self.scale) + 1, math.ceil(window[3] * self.scale) + 1

    def _part(self, number: int, layer: Layer, pose: Pose, box: tuple[int, int, int, int]) -> Image.Image:
        key = (number, *(getattr(pose, name) for name in layer.uses))
        if key not in self.known:
            x, y, w, h = (value / self.scale for value in box)
            view = (x + self.figure.window[0], y + self.figure.window[1], w, h)
            self.known[key] = raster(document(layer.drawn(pose), view), box[2])
        return self.known[key]


def _seeded(look: Look, options: tuple[str, ...]) -> str:
    return options[number_of(look) % len(options)]


def _traits(person: Person, skin: str) -> Traits:
    look = person.look
    number = number_of(look)
    blush = mix(skin, "#e5484d", 0.45) if number // 7 % 3 == 0 else ""
    freckles = darker(skin, 0.4) if number // 11 % 6 == 0 and look.skin < 4 else ""
    return Traits(number // 3 % 4, person.voice[1] == "f" and number // 5 % 3 > 0, blush, freckles)


def _print(look: Look) -> str:
    """Return what is on the shirt, within the clothes of Open Peeps."""
    shade = darker(look.tint, 0.3) if number_of(look) % 2 else lighter(look.tint, 0.5)
    kind = number_of(look) // 13 % 6
    if kind == 0:
        drawn = "".join(rect(0, y, 800, 26, shade) for y in range(690, 1100, 62))
    elif kind == 1:
        drawn = path("M395 900C300 830 330 770 395 812C460 770 490 830 395 900Z", shade)
    elif kind == 2:
        drawn = circle(395, 840, 44, shade) + path(
            "M395 770V756M395 910V924M325 840H311M465 840H479", "none", shade, 12
        )
    elif kind == 3:
        drawn = path("M320 890L375 790L410 850L432 815L472 890Z", shade)
    elif kind == 4:
        drawn = rect(0, 800, 800, 84, shade)
    else:
        return ""
    clothes = definition("open-peeps")["canvas"]["elements"][1]["attributes"]["d"]
    lines = definition("open-peeps")["canvas"]["elements"][2]["attributes"]["d"]
    clip = f'<clipPath id="shirt"><path d="{clothes}"/></clipPath>'
    return clip + group(drawn, extra='clip-path="url(#shirt)"') + path(lines, INK, extra='fill-rule="evenodd"')


def number_of(look: Look) -> int:
    """Return the number that decides what the script leaves open about a look."""
    return crc32(repr(look).encode())


def _open_peeps(person: Person) -> Figure:
    look = person.look
    skin, hair = SKINS[look.skin - 1], look.hair_tint
    # In most heads one path is both hair and outline; in these the hair has its own, and the lines stay dark.
    variant = repr(definition("open-peeps")["components"]["head"]["variants"][look.hair])
    lines = INK if "headContrast" in variant or look.hair in {"turban", "hatBeanie"} else mix(hair, INK, 0.2)

    def paint(component: str, name: str) -> str:
        colours = {"skin": skin, "clothing": look.tint, "headContrast": hair, "ink": INK}
        return lines if (component, name) in {("head", "ink"), ("facialHair", "ink")} else colours[name]

    traits, shirt = _traits(person, skin), _print(look)
    choices = {"head": look.hair, "facialHair": look.beard, "accessories": look.glasses}

    def lean(pose: Pose) -> str:
        return f"rotate({pose.angle:g} 370 560)"

    def still(pose: Pose) -> str:
        drawing = Drawing("open-peeps", choices, {}, paint)
        body = drawing.canvas({"path"}) + shirt
        return body + group(drawing.canvas({"head"}) + drawing.canvas({"facialHair"}), lean(pose))

    def face(pose: Pose) -> str:
        slots = {"expression": drawn_face(pose.eyes, pose.mouth, INK, pose.lift, traits)}
        return group(Drawing("open-peeps", choices, slots, paint).canvas({"expression", "accessories"}), lean(pose))

    layers = (Layer(still, ("angle",)), Layer(face, FACE, (170, 230, 470, 340)))
    return Figure(layers, (-60, -110, 840, 1120), (0.62, 0.43))


def _notionists(person: Person) -> Figure:
    look = person.look
    skin = SKINS[look.skin - 1]
    paper = {
        "head": skin,
        "gesture": skin,
        "clothes": look.tint,
        "glasses": "#ffffff",
        "hair": lighter(look.tint, 0.25),
    }

    def paint(component: str, name: str) -> str:
        if name == "paper":
            return paper.get(component, "#ffffff")
        return look.hair_tint if component in {"hair", "beard"} else INK

    choices = {"head": "variant01", "clothes": look.clothes, "hair": look.hair, "beard": look.beard, "nose": look.nose}
    choices |= {"eyebrows": _seeded(look, NOTIONISTS_BROWS), "glasses": look.glasses, "gesture": look.gesture}

    plain = Drawing("notionists", choices, {}, paint)

    def lean(pose: Pose) -> str:
        return f"rotate({pose.angle:g} 820 1080)"

    def still(pose: Pose) -> str:
        hair = group(plain.canvas({"hair"}) + plain.canvas({"beard"}), lean(pose))
        return group(plain.canvas({"head"}), lean(pose)) + plain.canvas({"clothes"}) + hair

    def face(pose: Pose) -> str:
        slots = {
            "mouth": mouth(pose.mouth, MouthPlace(138, 66, 132, 15, 9), INK),
            "eyes": round_eyes(pose.eyes, ((38, 36, 18, 29), (236, 40, 17, 27)), INK, 14),
        }
        moving = Drawing("notionists", choices, slots, paint).canvas({"mouth", "nose", "eyes"})
        brows = group(plain.canvas({"eyebrows"}), f"translate(0 {-pose.lift * 2:g})")
        return group(moving + plain.canvas({"glasses"}) + brows, lean(pose))

    def hands(pose: Pose) -> str:
        return group(plain.canvas({"gesture"}), f"rotate({pose.hand:g} 870 1744)")

    layers: tuple[Layer, ...] = (Layer(still, ("angle",)), Layer(face, FACE, (560, 560, 660, 520)))
    if look.gesture:
        layers += (Layer(hands, ("hand",), (-100, 500, 1944, 1260)),)
    return Figure(layers, (-100, 120, 1944, 1640), (0.5, 0.38))


def _lorelei(person: Person) -> Figure:
    look = person.look
    skin = SKINS[look.skin - 1]
    shade = darker(look.tint, 0.25)
    shirt = ellipse(470, 925, 176, 76, skin)
    left, right = (
        "M-190 1500C-190 1120 -60 1010 170 955Q300 925 300 880",
        "640 880Q645 925 790 960C1010 1015 1120 1130 1130 1500Z",
    )
    cut = f"{left}Q450 1010 {right}"
    bands = (
        "",
        "".join(rect(-200, y, 1400, 34, shade) for y in range(1040, 1500, 84)),
        rect(-200, 1150, 1400, 110, shade),
    )
    shirt += path(cut, look.tint) + f'<clipPath id="shirt"><path d="{cut}"/></clipPath>'
    shirt += group(bands[number_of(look) % 3], extra='clip-path="url(#shirt)"')
    shirt += path("M288 905Q455 1075 655 905", "none", shade, 26)
    shirt += path("M60 1500Q70 1300 40 1180M905 1500Q900 1300 930 1190", "none", shade, 14)

    def paint(_component: str, name: str) -> str:
        return {"skin": skin, "hair": look.hair_tint, "eyebrows": darker(look.hair_tint, 0.3)}.get(name, INK)

    choices = {"hair": look.hair, "head": "variant01", "nose": _seeded(look, LORELEI_NOSES), "glasses": look.glasses}
    choices["eyebrows"] = _seeded(look, LORELEI_BROWS)
    open_eyes = _seeded(look, LORELEI_EYES)

    def drawn(pose: Pose) -> str:
        slots = {"mouth": mouth(pose.mouth, MouthPlace(136, 44, 118, 12, -7), INK)}
        eyes = {"eyes": open_eyes if pose.eyes is Eyes.OPEN else "variant19"}
        head = Drawing("lorelei", choices | eyes, slots, paint).canvas({"hair"})
        return shirt + group(head, f"rotate({pose.angle:g} 455 860)")

    # Here hair falls over the face, so they are one layer.
    return Figure((Layer(drawn, FACE),), (-110, -130, 1160, 1547), (0.52, 0.4))


STYLES = {"open-peeps": _open_peeps, "notionists": _notionists, "lorelei": _lorelei}


@lru_cache(maxsize=200)
def figure(person: Person) -> Figure:
    """Return the person's figure: the same every time."""
    return STYLES[person.look.style](person)
