"""`make bench`: runs every measurement and prints its table. `python -m bench render` runs one."""

import asyncio
import sys

from bench import clips, playable, render, search

ALL = {"render": render.measure, "clips": clips.measure, "playable": playable.measure, "search": search.measure}


def main(names: list[str]) -> int:
    """Run the named measurements, or all; return the exit status."""
    unknown = [name for name in names if name not in ALL]
    if unknown:
        print(f"There is no measurement {unknown[0]!r}; there are {', '.join(ALL)}.", file=sys.stderr)
        return 2
    for name in names or ALL:
        asyncio.run(ALL[name]())
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
