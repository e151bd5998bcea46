"""Where odd files are made, and what they would like to reach from there."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tests.media import inputs

SIZE = "144x256"
SECONDS = 0.6


@dataclass(frozen=True)
class World:
    """What lies around an uploaded file.

    Attributes:
        secret: Somebody else's video, in the same folder.
        port: Of a server on this machine that must never be called.
    """

    secret: Path
    port: int


Make = Callable[[Path, World], None]
"""Writes the file at the path."""


def filmed(
    *encode: str, size: str = SIZE, rate: float = 30, seconds: float = SECONDS, sound: str | None = "sine=f=220"
) -> Make:
    """Return a maker of a test picture with a tone, coded as the arguments say.

    Args:
        encode: ffmpeg's arguments between inputs and file; the packaged H.264 and AAC where there are none.
        sound: A source of ffmpeg's, without its length; None for no sound.
    """

    def make(path: Path, _world: World) -> None:
        picture = ["-f", "lavfi", "-i", f"testsrc2=size={size}:rate={rate}:duration={seconds}"]
        tone = ["-f", "lavfi", "-i", f"{sound}:d={seconds}"] if sound else []
        inputs.ffmpeg(*picture, *tone, *(encode or (*inputs.H264, *inputs.AAC)), str(path))

    return make


def written(content: str | bytes) -> Make:
    """Return a maker of a file with this content; `{secret}` and `{port}` in a text become what is around."""

    def make(path: Path, world: World) -> None:
        if isinstance(content, str):
            text = content.replace("{secret}", str(world.secret)).replace("{port}", str(world.port))
            path.write_text(text)
        else:
            path.write_bytes(content)

    return make
