"""How takes are told of: lengths, progress, what can be done. Pure."""

from collections.abc import Collection, Iterable, Sequence
from typing import TypedDict

from resumes_app.studio.schemas import DraftView, TakeView
from resumes_app.studio.service import length_text
from resumes_app.ui.edit_preview import ComingTake
from resumes_app.ui.takes import LocalTake


class TakeRow(TypedDict):
    """A take in the list, kept by the server or on its way.

    Attributes:
        take: Its public id; empty while it is only in the browser, and so is `src`.
        note: What there is to say about it; empty where all is well.
        again: True where sending it can be tried again.
        running: True while it is being recorded: nothing can be done with it yet.
    """

    take: str
    client_id: str
    src: str
    number: int
    length: str
    note: str
    percent: int
    problem: bool
    again: bool
    running: bool


UNDER_WAY = ("waiting", "running")
"""States of captions from speech that are on their way."""
STUCK = ("refused", "signed_out", "late")
"""States of a take that goes up only when its person says so."""
NOT_THERE = ("recording", "unfinished", "late")
"""States of a take that may never be one: it replaces none yet."""
SIGNED_OUT = "You were signed out. Sign in again in another tab, then press Send again."

LATE = "Recorded before the draft was sent or deleted. Send it again to use it, or remove it."


def rows_of(draft: DraftView, coming: Sequence[LocalTake]) -> list[TakeRow]:
    """Return the list of takes: the kept ones in their order, then those on their way."""
    kept = [_kept(take, number) for number, take in enumerate(draft["takes"], 1)]
    return kept + [_coming(take, len(kept) + number) for number, take in enumerate(coming, 1)]


def cut_short(draft: DraftView, client_id: str) -> str:
    """Return what is said of a take that has just come and is too long for the room there was; empty where it fits."""
    for number, take in enumerate(draft["takes"], 1):
        used, whole = take["used_ms"], take["duration_ms"]
        if take["client_id"] == client_id and 0 < used <= whole - 1000:
            return (
                f"Take {number} lasts {length_text(whole)}, longer than there is room for: its first "
                f"{length_text(used)} are in your video. Cut it to show another part."
            )
    return ""


def _kept(take: TakeView, number: int) -> TakeRow:
    used, whole = take["used_ms"], take["duration_ms"]
    part = f"of {length_text(whole)}" if used < whole - 200 else ""
    return TakeRow(
        take=take["id"],
        client_id=take["client_id"],
        src=take["src"],
        number=number,
        length=length_text(used or whole),
        note=part if used else "Not in your video",
        percent=100,
        problem=False,
        again=False,
        running=False,
    )


def _coming(take: LocalTake, number: int) -> TakeRow:
    problem = take["state"] in STUCK
    running = take["state"] == "recording"
    percent = int(100 * take["sent_bytes"] / max(take["size_bytes"], 1))
    known = {"signed_out": SIGNED_OUT, "late": LATE}
    note = known.get(take["state"]) or take["error"] or "This take was not accepted."
    return TakeRow(
        take="",
        client_id=take["id"],
        src="",
        number=number,
        length=length_text(take["duration_ms"]) if take["duration_ms"] else "",
        note="Recording" if running else note if problem else f"Uploading {percent} %",
        percent=percent,
        problem=problem,
        again=problem,
        running=running,
    )


def replaced_by(coming: Iterable[LocalTake], known: Collection[str]) -> dict[str, list[str]]:
    """Return which takes go now that another one is there, by its id: those of takes that are not `known` yet."""
    there = (take for take in coming if take["state"] not in NOT_THERE and take["id"] not in known)
    return {take["id"]: take["replaces"] for take in there if take.get("replaces")}


def begins(coming: Iterable[LocalTake], before: Iterable[LocalTake]) -> bool:
    """Return whether a take or a file is begun that was not there before."""
    known = {take["id"] for take in before}
    return any(take["state"] == "recording" and take["id"] not in known for take in coming)


def preview_of(coming: Sequence[LocalTake]) -> list[ComingTake]:
    """Return what the preview plays after the clips: takes on their way, without refused ones."""
    return [
        ComingTake(client_id=take["id"], length_ms=take["duration_ms"], heard=take["heard"])
        for take in coming
        if take["state"] == "waiting" and take["duration_ms"]
    ]


def held_sizes(coming: Sequence[LocalTake]) -> dict[str, int]:
    """Return id and size in bytes of the takes on their way; 0 while one is being recorded."""
    return {take["id"]: 0 if take["state"] == "recording" else int(take["size_bytes"]) for take in coming}


def sent_percent(coming: Sequence[LocalTake]) -> int:
    """Return how much of what is on its way has arrived."""
    size = sum(take["size_bytes"] for take in coming)
    return int(100 * sum(take["sent_bytes"] for take in coming) / size) if size else 100


def left_behind_text(unfinished: Sequence[LocalTake]) -> str:
    """Return in words the first of the unfinished takes, and how many more there are; empty where there is none."""
    if not unfinished:
        return ""
    more = len(unfinished) - 1
    first = f"an unfinished take of {length_text(unfinished[0]['duration_ms'])}"
    return f"{first}, and {more} more" if more else first


def moved(order: Sequence[str], take: str, places: int) -> list[str]:
    """Return the takes with one of them moved up (negative) or down."""
    others = [one for one in order if one != take]
    others.insert(max(0, min(len(others), order.index(take) + places)), take)
    return others


def is_written_only(ways: Collection[str]) -> bool:
    """Return whether a job that takes replies in these ways takes none that is recorded."""
    return not {"video", "sound"} & set(ways)


def sent_elsewhere_text(*, left_out: bool) -> str:
    """Return that another tab has sent the reply, and where takes of this one are that are `left_out`."""
    kept = (
        " What you recorded here is not in it, and stays on this device: to use it, take the reply back and make it "
        "anew."
    )
    return f"Your reply was sent in another tab.{kept if left_out else ''}"


def away_text(takes: int) -> str:
    """Return that so many takes of a reply are on another device, and the ways on; "" where there are none."""
    if not takes:
        return ""
    one = takes == 1
    has, it = ("One take of your reply has", "it") if one else (f"{takes} takes of your reply have", "them")
    goes = "it goes up" if one else "they go up"
    return (
        f"{has} not arrived, and this browser does not have {it}. Open this page on the device that recorded {it}, "
        f"so that {goes}; or send your reply without {it}."
    )


def heard_only(ways: Collection[str], wanted: bool) -> bool:
    """Return whether nobody is filmed: as it is wanted, where the job leaves a choice."""
    return "video" not in ways or (wanted and "sound" in ways)
