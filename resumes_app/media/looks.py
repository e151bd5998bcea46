"""The looks: each defined once, compiled for ffmpeg and for the browser's preview.

The numbers are those of CSS filter functions (Source: W3C Filter Effects Module, "filter functions"), applied in the
order sepia, hue-rotate, saturate, contrast, brightness. Warmth, which CSS has no function for, comes first: a factor
for red and one for blue, which the preview has as an SVG filter.
"""

from dataclasses import dataclass
from math import cos, radians, sin
from typing import Final

Step = tuple[str, dict[str, str | float]]
"""An ffmpeg filter and its options."""
Matrix = tuple[tuple[float, float, float], tuple[float, float, float], tuple[float, float, float]]

_UNCHANGED: Final[Matrix] = ((1, 0, 0), (0, 1, 0), (0, 0, 1))
WARMTH: Final = 0.2
TONE: Final = 0.4
"""How far the ends of the scales for brightness and contrast lie from the middle."""
_BLACK = 16 / 255
"""Where black lies in television range, as ffmpeg's `eq` sees it."""


@dataclass(frozen=True, slots=True)
class Look:
    """One look. Neutral values change nothing."""

    name: str
    label: str
    sepia: float = 0.0
    """0 to 1."""
    hue_deg: float = 0.0
    saturate: float = 1.0
    contrast: float = 1.0
    brightness: float = 1.0
    warmth: float = 0.0
    """−1 (colder) to 1 (warmer)."""

    @property
    def red_and_blue(self) -> tuple[float, float]:
        """What warmth multiplies them by."""
        return round(1 + WARMTH * self.warmth, 4), round(1 - WARMTH * self.warmth, 4)

    @property
    def css(self) -> str:
        """The value of the CSS property `filter`, without the warmth."""
        parts = [
            (f"sepia({self.sepia:g})", self.sepia != 0),
            (f"hue-rotate({self.hue_deg:g}deg)", self.hue_deg != 0),
            (f"saturate({self.saturate:g})", self.saturate != 1),
            (f"contrast({self.contrast:g})", self.contrast != 1),
            (f"brightness({self.brightness:g})", self.brightness != 1),
        ]
        return " ".join(part for part, wanted in parts if wanted) or "none"

    @property
    def steps(self) -> tuple[Step, ...]:
        """The same as ffmpeg filters, for pictures in television range."""
        steps: list[Step] = []
        red, blue = self.red_and_blue
        tint = _product(_product(_hue(self.hue_deg), _sepia(self.sepia)), ((red, 0, 0), (0, 1, 0), (0, 0, blue)))
        if tint != _UNCHANGED:
            names = (("rr", "rg", "rb"), ("gr", "gg", "gb"), ("br", "bg", "bb"))
            mixed = {
                name: round(value, 4)
                for row, values in zip(names, tint, strict=True)
                for name, value in zip(row, values, strict=True)
            }
            steps.append(("format", {"pix_fmts": "gbrp"}))
            steps.append(("colorchannelmixer", dict(mixed)))
            steps.append(("format", {"pix_fmts": "yuv420p"}))
        tone = self._tone()
        if tone:
            steps.append(("eq", tone))
        return tuple(steps)

    def _tone(self) -> dict[str, str | float]:
        """Saturation, contrast and brightness are one `eq`: a line for the brightness, a factor for the colour."""
        gain = self.contrast * self.brightness
        tone: dict[str, str | float] = {}
        if gain != 1 or self.brightness != 1:
            # CSS keeps mid grey for contrast and black for brightness; `eq` turns about 0.5 of the coded range.
            span = 219 / 255
            middle = _BLACK + span / 2
            lifted = self.brightness * (middle - _BLACK) + _BLACK
            tone["contrast"] = round(gain, 4)
            tone["brightness"] = round(lifted - (gain * (middle - 0.5) + 0.5), 4)
        if self.saturate * gain != 1:
            tone["saturation"] = round(self.saturate * gain, 4)
        if tone:
            # Without a gamma, `eq` counts in steps of 2.5 levels and rounds down: darker, and greener.
            tone["gamma_g"] = 1.0002
        return tone


def _sepia(amount: float) -> Matrix:
    keep = 1 - amount
    return (
        (0.393 + 0.607 * keep, 0.769 - 0.769 * keep, 0.189 - 0.189 * keep),
        (0.349 - 0.349 * keep, 0.686 + 0.314 * keep, 0.168 - 0.168 * keep),
        (0.272 - 0.272 * keep, 0.534 - 0.534 * keep, 0.131 + 0.869 * keep),
    )


def _hue(degrees: float) -> Matrix:
    c, s = cos(radians(degrees)), sin(radians(degrees))
    return (
        (0.213 + c * 0.787 - s * 0.213, 0.715 - c * 0.715 - s * 0.715, 0.072 - c * 0.072 + s * 0.928),
        (0.213 - c * 0.213 + s * 0.143, 0.715 + c * 0.285 + s * 0.140, 0.072 - c * 0.072 - s * 0.283),
        (0.213 - c * 0.213 - s * 0.787, 0.715 - c * 0.715 + s * 0.715, 0.072 + c * 0.928 + s * 0.072),
    )


def _product(after: Matrix, before: Matrix) -> Matrix:
    def row(i: int) -> tuple[float, float, float]:
        a, b, c = (round(sum(after[i][k] * before[k][j] for k in range(3)), 6) for j in range(3))
        return (a, b, c)

    return (row(0), row(1), row(2))


LOOKS: Final[dict[str, Look]] = {
    look.name: look
    for look in (
        Look("none", "As filmed"),
        Look("warm", "Golden hour", sepia=0.22, saturate=1.12, contrast=1.03),
        Look("fresh", "Morning", hue_deg=-8, saturate=1.08, brightness=1.05),
        Look("vivid", "Bright idea", saturate=1.35, contrast=1.08),
        Look("soft", "Soft light", saturate=0.92, contrast=0.9, brightness=1.06),
        Look("mono", "Ink", saturate=0.0, contrast=1.12),
        Look("paper", "Old print", sepia=0.6, saturate=0.8, contrast=0.96),
        Look("night", "Late shift", saturate=0.7, contrast=1.14, brightness=0.9),
        Look("crisp", "Clear day", saturate=1.06, contrast=1.16, brightness=1.02),
        Look("rose", "Rose tint", hue_deg=-14, saturate=1.1, contrast=0.97, brightness=1.03),
        Look("forest", "Green house", hue_deg=12, saturate=0.94, contrast=1.05),
        Look("faded", "Last summer", sepia=0.18, saturate=0.72, contrast=0.86, brightness=1.05),
        Look("noir", "Stage light", saturate=0.0, contrast=1.32, brightness=0.94),
    )
}
"""By name, in the order they are offered."""


def corrected(brightness: float, contrast: float, warmth: float) -> Look:
    """Return the corrections of an edit list's tone, each −1 to 1, as a look."""
    return Look("tone", "", contrast=1 + TONE * contrast, brightness=1 + TONE * brightness, warmth=warmth)
