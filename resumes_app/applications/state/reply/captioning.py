"""Captions on the page of a reply, line by line; each change is saved at once."""

from typing import Any

import reflex as rx

from resumes_app.accounts.schemas import Permission
from resumes_app.accounts.service import identity, needs
from resumes_app.applications.state.reply.editing import EditingState
from resumes_app.applications.state.reply.takes import TakesState
from resumes_app.errors import Conflict, InvalidInput
from resumes_app.studio import service as studio
from resumes_app.studio.schemas import DraftView
from resumes_app.ui.feedback import notice, show_notice

NEW_MS = 2_000
"""How long a new line is shown, where there is room for it."""
LEAST_MS = 200

Line = dict[str, Any]


def lines_of(draft: DraftView) -> list[Line]:
    """Return the lines as they are written."""
    return [{"start_ms": cue["start_ms"], "end_ms": cue["end_ms"], "text": cue["text"]} for cue in draft["captions"]]


def replaced(before: list[Line]) -> str:
    """Return what has become of these lines, in words."""
    return "Your line was replaced." if len(before) == 1 else f"Your {len(before)} lines were replaced."


class CaptioningState(rx.State):
    """Acts on the lines of the draft's captions, which are numbered from 0."""

    @rx.event
    @needs(Permission.RECORD)
    async def add_line(self, at_ms: int) -> None:
        """Add a line at `at_ms` of the finished video, or behind the line that is shown there."""
        takes = await self.get_state(TakesState)
        lines = self._lines(takes)
        start = max([at_ms, *[line["end_ms"] for line in lines if line["start_ms"] <= at_ms]])
        after = [line["start_ms"] for line in lines if line["start_ms"] >= start]
        end = min([start + NEW_MS, takes.draft["total_ms"], *after])
        if end - start < LEAST_MS:
            raise InvalidInput("There is no room for a line here. Move to a place without one.")
        added = {"start_ms": start, "end_ms": end, "text": studio.NEW_LINE}
        await self._write(takes, sorted([*lines, added], key=lambda line: int(line["start_ms"])))

    @rx.event
    @needs(Permission.RECORD)
    async def write_line(self, number: int, text: str) -> None:
        """Change what a line says; one that says nothing is taken away."""
        takes = await self.get_state(TakesState)
        lines = self._lines(takes, number)
        if text.strip():
            lines[number]["text"] = text.strip()
        else:
            del lines[number]
        await self._write(takes, lines)

    @rx.event
    @needs(Permission.RECORD)
    async def time_line(self, number: int, start_ms: int, end_ms: int) -> None:
        """Show a line from then to then, as far as the lines beside it leave room."""
        takes, editing = await self.get_state(TakesState), await self.get_state(EditingState)
        editing.answered += 1
        lines = self._lines(takes, number)
        least = lines[number - 1]["end_ms"] if number else 0
        most = lines[number + 1]["start_ms"] if number + 1 < len(lines) else takes.draft["total_ms"]
        start_ms = max(least, min(start_ms, most - LEAST_MS))
        lines[number] |= {"start_ms": start_ms, "end_ms": min(most, max(end_ms, start_ms + LEAST_MS))}
        await self._write(takes, lines)

    @rx.event
    @needs(Permission.RECORD)
    async def split_line(self, number: int) -> None:
        """Make two lines of one, at the space nearest to its middle."""
        takes = await self.get_state(TakesState)
        lines = self._lines(takes, number)
        await self._write(takes, [*lines[:number], *_halves(lines[number]), *lines[number + 1 :]])

    @rx.event
    @needs(Permission.RECORD)
    async def remove_line(self, number: int) -> None:
        """Take a line away."""
        takes = await self.get_state(TakesState)
        lines = self._lines(takes, number)
        del lines[number]
        await self._write(takes, lines)

    @rx.event
    @needs(Permission.RECORD)
    async def take_file(self, text: str) -> None:
        """Take the lines from a WebVTT or SRT file, with an undo where there were others."""
        takes = await self.get_state(TakesState)
        before = self._lines(takes)
        takes.draft, left_out = await studio.import_captions(identity(), *await takes._edited(), text)
        if before:
            await show_notice(self, replaced(before), action="Undo", event=CaptioningState.bring_back(before))
        if left_out:
            which = "1 line of the file was" if left_out == 1 else f"{left_out} lines of the file were"
            await show_notice(self, f"{which} left out: your video ends before.", tone="caution")

    @rx.event
    @needs(Permission.RECORD)
    async def bring_back(self, lines: list[Line]) -> None:
        """Use the lines again that a file, or speech, has replaced."""
        await self._write(await self.get_state(TakesState), lines)

    @rx.event
    @needs(Permission.ANYONE)
    async def no_file(self, reason: str) -> Any:
        """Say why a file was not read."""
        large = "This file is too large for captions. Choose a .vtt or .srt file."
        return notice(large if reason == "TooLarge" else "This file could not be read. Choose it again.", "danger")

    @rx.event
    @needs(Permission.RECORD)
    async def give_file(self, kind: str) -> Any:
        """Download the lines as a file: `vtt` or `srt`."""
        takes = await self.get_state(TakesState)
        text = await studio.captions_file(identity(), takes.draft["id"], kind)
        return rx.download(data=text, filename=f"captions.{kind}")

    @rx.event
    @needs(Permission.RECORD)
    async def burn(self, values: dict[str, Any]) -> None:
        """Draw the lines into the picture, dressed so; empty: they are a track that viewers can turn off."""
        takes = await self.get_state(TakesState)
        takes.draft = await studio.burn_captions(identity(), *await takes._edited(), values or None)

    def _lines(self, takes: TakesState, number: int | None = None) -> list[Line]:
        """Return the lines as they are written; `number` must be one of them."""
        lines = lines_of(takes.draft)
        if number is not None and (type(number) is not int or not 0 <= number < len(lines)):
            raise Conflict("This line is not there any more. Look at your captions again, then go on.")
        return lines

    async def _write(self, takes: TakesState, lines: list[Line]) -> None:
        takes.draft = await studio.write_captions(identity(), *await takes._edited(), lines)


def _halves(line: Line) -> list[Line]:
    text = line["text"]
    spaces = [at for at, sign in enumerate(text) if sign.isspace()]
    if not spaces:
        raise InvalidInput("One word cannot be split. Write more, or leave it.")
    at = min(spaces, key=lambda place: abs(place - len(text) / 2))
    middle = line["start_ms"] + round((line["end_ms"] - line["start_ms"]) * at / len(text))
    return [
        {**line, "end_ms": middle, "text": text[:at].strip()},
        {**line, "start_ms": middle, "text": text[at:].strip()},
    ]
