"""A graph as the arguments of one ffmpeg process."""

from collections.abc import Sequence
from typing import Any

import ffmpeg


def argv(outputs: Sequence[Any], *, loglevel: str = "error") -> list[str]:
    """Return ffmpeg's arguments, without the program itself, for the outputs of one graph.

    Progress goes to standard output, for `run.ffmpeg`. Options for the whole process stand first: the graph builder
    would put them behind the last output.
    """
    merged = outputs[0] if len(outputs) == 1 else ffmpeg.merge_outputs(*outputs)
    compiled: list[str] = merged.compile(cmd="ffmpeg")[1:]
    reporting = ["-nostats", "-progress", "pipe:1", "-stats_period", "0.5"]
    # Each scaler of the graph would have as many threads as the machine has cores; the encoders have enough of them.
    threads = ["-filter_complex_threads", "2"]
    return ["-hide_banner", "-nostdin", "-y", "-v", loglevel, *reporting, *threads, *compiled]
