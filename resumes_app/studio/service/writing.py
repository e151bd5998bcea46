"""A reply in writing: the words as captions on a card, which is a take like any other."""

import re
from collections.abc import Mapping
from dataclasses import replace

from resumes_app import db, storage
from resumes_app.accounts.schemas import Identity, Permission
from resumes_app.accounts.service import require
from resumes_app.errors import Conflict, InvalidInput
from resumes_app.files.schemas import Received
from resumes_app.media.captions import LINE_CHARS, LINES, wrapped
from resumes_app.media.cards import CARD_MS, card_file
from resumes_app.media.editlist import Burn, Clip, Cue, EditList
from resumes_app.media.probe import inspect
from resumes_app.studio.schemas import DraftView
from resumes_app.studio.service import drafts
from resumes_app.studio.service.captioning import drawable
from resumes_app.studio.service.strays import announced
from resumes_app.studio.service.takes import CARD, check_room, new_take
from resumes_app.studio.service.views import takes_of, view_of

PAGE_CHARS = LINE_CHARS * LINES
PAGE_MS = 1_200
"""To look at a page before it is read."""
CHAR_MS = 60
"""Slower than the fastest caption: there is nobody to hear."""
DRESS = Burn(style="plain", spot="middle", size=0.05)
_SENTENCE_END = re.compile(r"(?<=[.!?…])\s+|(?<=[。！？])\s*")


async def write_reply(who: Identity, draft_id: str, text: str, card: str) -> DraftView:
    """Make the words a video: page after page on a card, each as long as it takes to read.

    Words written before are replaced; so the draft must have no takes but cards.

    Args:
        text: Blank lines and ends of sentences begin new pages where that is possible.
        card: One of `media.cards.CARDS`.

    Raises:
        NotFound: `who` has no such draft.
        Conflict: The draft has takes that were recorded.
        InvalidInput: There are no words, or too many, or a sign that cannot be drawn; or there is no such card.
    """
    require(who, Permission.RECORD)
    path = card_file(card)
    if path is None:
        raise InvalidInput("There is no such card. Choose another one.")
    cues = pages(text)
    if not cues:
        raise InvalidInput("There are no words yet. Write what you want to say, then make it a video.")
    length_ms = cues[-1].end_ms
    if length_ms > CARD_MS:
        raise InvalidInput(reading_time(text))
    async with db.reading() as session:
        await drafts.owned(session, who, draft_id)
    (name,) = await announced(1)
    async with db.transaction() as session:
        draft = await drafts.owned(session, who, draft_id, lock=True)
        takes = await takes_of(session, draft)
        used = {key: take for key, take in takes.items() if take.aside_at is None}
        if not all(take.client_id.startswith(CARD) for take in used.values()):
            raise Conflict("This video has takes already. Delete them first, or write texts over them.")
        size = path.stat().st_size
        await check_room(session, who.id, draft, 1, size)
        received = Received(name, who.id, f"{CARD}{name}", draft.public_id, "video/mp4", path, size)
        take = await new_take(session, draft, received, await inspect(path))
        takes = await takes_of(session, draft)

        def with_words(edit: EditList, _: Mapping[str, int]) -> EditList:
            clip = Clip(take=name, in_ms=0, out_ms=length_ms)
            burn = edit.burn if used and edit.burn else DRESS
            written = replace(edit, clips=(clip,), captions=tuple(cues), burn=burn, cover_ms=None)
            return drawable(written, "Leave it out, then make it a video.")

        await drafts.save(session, draft, takes, with_words, "Write", left=list(used))
        await storage.put(take.storage_key, path)
        return await view_of(session, draft, takes)


def reading_time(text: str) -> str:
    """Return how long the words are as a video, and what to do where that is too long; "" where there are none."""
    length_ms = max((cue.end_ms for cue in pages(text)), default=0)
    if length_ms > CARD_MS:
        return f"{round(length_ms / 1000)} s to read, and a video has {CARD_MS // 1000} s at the most. Shorten it."
    return f"{round(length_ms / 1000)} s to read." if length_ms else ""


def pages(text: str) -> list[Cue]:
    """Return the words as captions one after the other, of at most `PAGE_CHARS` where words are no longer."""
    cues: list[Cue] = []
    for words in _pages(text):
        start_ms = cues[-1].end_ms if cues else 0
        cues.append(Cue(start_ms, start_ms + PAGE_MS + CHAR_MS * len(words), words))
    return cues


def _pages(text: str) -> list[str]:
    found: list[str] = []
    for paragraph in re.split(r"\n\s*\n", text):
        page = ""
        for sentence in _SENTENCE_END.split(" ".join(paragraph.split())):
            if page and len(page) + 1 + len(sentence) <= PAGE_CHARS:
                page += f" {sentence}"
                continue
            found += [page, *(piece for line in wrapped(sentence, PAGE_CHARS) for piece in _pieces(line))]
            page = found.pop() if sentence else ""
        found.append(page)
    return [page for page in found if page]


def _pieces(line: str) -> list[str]:
    """Cut what has no space to break at: a long word, or a script that has none."""
    return [line[at : at + PAGE_CHARS] for at in range(0, len(line), PAGE_CHARS)]
