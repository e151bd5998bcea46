"""What stands behind and before a speaker: still layers, and the few things in between that move."""

import math
from dataclasses import dataclass, field, replace

from PIL import Image

from resumes_app.cli.demo.drawing.svg import HEIGHT, WIDTH, document, group, raster, rect


@dataclass(frozen=True)
class Mover:
    """Something that drifts (pixels a second) and sways (pixels, period in seconds)."""

    svg: str
    size: tuple[int, int]
    x: float
    y: float
    drift: tuple[float, float] = (0.0, 0.0)
    sway: tuple[float, float] = (0.0, 0.0)
    period_s: float = 4.0

    def place(self, at_s: float) -> tuple[int, int]:
        """Return its top left corner at a time."""
        swing = math.sin(2 * math.pi * at_s / self.period_s)
        x = self.x + self.drift[0] * at_s + self.sway[0] * swing
        return round(x), round(self.y + self.drift[1] * at_s + self.sway[1] * swing)

    def picture(self) -> Image.Image:
        return raster(document(self.svg, (0, 0, *self.size)), self.size[0])

    def mirrored(self) -> "Mover":
        width = self.size[0]
        turned = group(self.svg, f"translate({width} 0) scale(-1 1)")
        return replace(self, svg=turned, x=WIDTH - width - self.x, drift=(-self.drift[0], self.drift[1]))


@dataclass(frozen=True)
class Scene:
    """A place, 480 by 854. `front` covers the speaker's lower edge."""

    back: str
    front: str = ""
    movers: tuple[Mover, ...] = field(default=())

    def mirrored(self) -> "Scene":
        """Return the place seen the other way round. It must carry no words."""
        turn = f"translate({WIDTH} 0) scale(-1 1)"
        movers = tuple(mover.mirrored() for mover in self.movers)
        return Scene(group(self.back, turn), group(self.front, turn) if self.front else "", movers)

    def in_light(self, colour: str, strength: float) -> "Scene":
        """Return the place with a colour over its background, as in the morning or at night."""
        return replace(self, back=self.back + rect(0, 0, WIDTH, HEIGHT, colour, extra=f'opacity="{strength:g}"'))
