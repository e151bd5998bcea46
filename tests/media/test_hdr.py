"""A take with a wide range looks as the same scene filmed in the standard one."""

from pathlib import Path

import pytest

from tests.media import inputs
from tests.media.made import decoded, make_set

HLG = "log-level=none:colorprim=bt2020:transfer=arib-std-b67:colormatrix=bt2020nc"


@pytest.mark.parametrize("colour", [(224, 172, 138), (120, 78, 56), (60, 64, 72), (128, 128, 128)])
async def test_skin_cloth_and_walls_keep_their_brightness(tmp_path: Path, colour: tuple[int, int, int]) -> None:
    take = tmp_path / "hlg.mp4"
    # By ITU-R BT.2408, white is at 203 nits.
    wide = "zscale=npl=203:tin=bt709:min=bt709:pin=bt709:t=arib-std-b67:m=bt2020nc:p=bt2020,format=yuv420p10le"
    shown = f"color=0x{bytes(colour).hex()}:size=360x640:rate=30:duration=0.5,scale=out_color_matrix=bt709,{wide}"
    inputs.ffmpeg("-f", "lavfi", "-i", shown, "-c:v", "libx265", "-preset", "ultrafast", "-x265-params", HLG, str(take))
    made = await make_set(tmp_path, {"t": take}, [{"take": "t", "in_ms": 0, "out_ms": 500}])
    seen = decoded(
        made.files["mp4_480"], "-vf", "scale=1:1", "-frames:v", "1", "-pix_fmt", "rgb24", "-f", "rawvideo"
    )  # fmt: skip
    assert max(abs(a - b) for a, b in zip(seen, colour, strict=True)) <= 16, tuple(seen)
