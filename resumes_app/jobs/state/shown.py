"""What stands in the form for a job, and what of it others have changed."""

from collections.abc import Collection, Sequence
from secrets import randbelow
from typing import Any

import reflex as rx

from resumes_app.errors import Conflict
from resumes_app.jobs import service
from resumes_app.jobs.schemas import FormSeen, JobForm, JobSheet
from resumes_app.jobs.state.fields import QuestionField, differing, place_of, rearranged
from resumes_app.ui.feedback import show_notice
from resumes_app.ui.unsent import StoredFields

_FILLS = 2**31


class ShownForm(rx.State, mixin=True):
    """The form as the browser shows it."""

    form: JobForm | None = None
    """As it was when the form was filled."""
    fill: int = 0
    """Grows when the form is to be filled anew."""
    memory: str = ""
    """The same one as long as it is known here what stands in the browser's form."""
    questions: list[QuestionField] = []
    stored: StoredFields = StoredFields(seq=0, fields={})
    """What is saved otherwise than it was typed."""
    conflict: bool = False
    """Somebody else has saved the job since it was opened, and it cannot be put together."""
    clashing: str = ""
    """What both have changed, in words; empty where that is not known."""
    clash: str = ""
    """Where the first of it stands on the page."""
    _typed: dict[str, Any] = {}
    _version: str = ""
    _seen: FormSeen | None = None
    _clashes: dict[str, Any] = {}
    _missed: list[tuple[int, dict[str, Any]]] = []
    """Others' changes that the browser is not known to show: since which `stored.seq`, and what stood there before."""
    _keys: int = 0

    def _show(self, form: JobForm) -> None:
        # What an older form still sends, of which nothing is known any more, is not taken for this one's.
        self.form, self.fill = form, (self.fill or randbelow(_FILLS)) + 1
        self.memory = self.memory or str(self.fill)
        self.stored, self._missed = StoredFields(seq=0, fields={}), []
        self.questions = []
        self._ask(form["questions"])
        self._agree()

    def _see(self, sheet: JobSheet, sent: dict[str, Any]) -> None:
        """From now on what others change is what differs from this."""
        self._version = sheet["version"]
        self._seen = FormSeen(sheet["form"], dict(sent), unpublished=sheet["state"] == "draft")

    def _conflicts(self, error: Conflict) -> None:
        self.conflict = True
        self._clashes = error.things if isinstance(error, service.Clash) else {}
        self.clashing, self.clash = service.labels_text(self._clashes), place_of(next(iter(self._clashes), ""))

    def _agree(self) -> None:
        self.conflict, self.clashing, self.clash, self._clashes = False, "", "", {}

    def _catch_up(self, shown: int) -> None:
        """Put others' changes into what was typed before the browser showed them."""
        self._missed = [(seq, before) for seq, before in self._missed if seq > shown]
        if not self._missed or self._seen is None:
            return
        typed, self._typed = self._typed, dict(self._typed)
        self._typed, clashing_with = service.caught_up(typed, self._seen, self._stood())
        if self._typed["questions"] != typed["questions"]:
            self._typed["questions"] = self._ask(self._typed["questions"])
        self._has_shown(service.same_in(typed, self._seen.stored))
        if clashing_with is not None:
            self._seen, self._version = clashing_with, ""

    def _stood(self) -> dict[str, Any]:
        """Return what stood in place of others' changes that the browser is not known to show."""
        stood: dict[str, Any] = {}
        for _, before in reversed(self._missed):  # The oldest is what stood there.
            stood |= before
        return stood

    def _has_shown(self, names: Collection[str]) -> None:
        """In these fields stands what is saved."""
        left = [(seq, {name: was for name, was in before.items() if name not in names}) for seq, before in self._missed]
        self._missed = [(seq, before) for seq, before in left if before]

    async def _show_stored(self, sheet: JobSheet, sent: dict[str, Any], *, all_of_it: bool, told: str = "") -> None:
        """Put into the form what is stored otherwise than it was sent, as long as nobody types on there.

        Args:
            told: What is said where that is others' change.
        """
        came: list[str] = []
        if self._seen is not None and sheet["version"] != self._version:
            came = service.merged(sent, self._seen, sheet["form"])[1]
        theirs = service.fields_in(came)
        now: dict[str, Any] = dict(sheet["form"])
        shown = {name: now[name] if all_of_it or name in theirs else value for name, value in sent.items()}
        before = {name: sent[name] for name in theirs if name in sent}
        shown["questions"] = self._ask(now["questions"]) if "questions" in theirs else sent["questions"]
        if "questions" in theirs:  # The browser, which has no field yet for what was added, takes nothing of it away.
            before["questions"] = [*sent["questions"], *shown["questions"][len(sent["questions"]) :]]
        seq = self.stored["seq"] + 1
        if came:
            self._missed = [*self._missed, (seq, before)]
        fields = differing({**sent, **self._stood()}, shown, [one["key"] for one in self.questions])
        self.stored = StoredFields(seq=seq, fields=fields)
        self._typed = {**sent, **{name: shown[name] for name in before}}
        self._see(sheet, self._typed)
        if came:
            await show_notice(self, told or f"{service.changed_text(came)} It is kept.")

    def _ask(self, texts: Sequence[str]) -> list[str]:
        """Put these into the questions that stand there, add what is more, and empty what is left; return all.

        A field that stays the same one keeps what is being typed in it.
        """
        there = len(self.questions)
        asked = [*texts, *[""] * (there - len(texts))]
        pairs = zip(self.questions, asked, strict=False)
        self.questions = [QuestionField(key=one["key"], text=text, fresh=False) for one, text in pairs]
        for text in asked[there:]:
            self._add_question(text)
        return asked

    def _add_question(self, text: str = "", *, fresh: bool = False) -> None:
        self._keys += 1
        self.questions = [*self.questions, QuestionField(key=str(self._keys), text=text, fresh=fresh)]

    def _rearrange(self, act: str, key: str) -> None:
        if act != "add":
            self.questions = rearranged(self.questions, act, key)
        elif len(self.questions) < service.MAX_QUESTIONS:
            self._add_question(fresh=True)
        self._typed["questions"] = [one["text"] for one in self.questions]
