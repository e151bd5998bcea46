"""What stands in the form for a job, and what of it others have changed."""

from collections.abc import Sequence
from typing import Any

import reflex as rx

from resumes_app.errors import Conflict
from resumes_app.jobs import service
from resumes_app.jobs.schemas import FormSeen, JobForm, JobSheet
from resumes_app.jobs.state.fields import QuestionField, differing, rearranged
from resumes_app.ui.feedback import show_notice
from resumes_app.ui.unsent import StoredFields


class ShownForm(rx.State, mixin=True):
    """The form as the browser shows it."""

    form: JobForm | None = None
    """As it was when the form was filled."""
    fill: int = 0
    """Grows when the form is to be filled anew."""
    questions: list[QuestionField] = []
    stored: StoredFields = StoredFields(seq=0, fields={})
    """What is saved otherwise than it was typed."""
    conflict: bool = False
    """Somebody else has saved the job since it was opened, and it cannot be put together."""
    clashing: str = ""
    """What both have changed, in words; empty where that is not known."""
    _typed: dict[str, Any] = {}
    _version: str = ""
    _seen: FormSeen | None = None
    _clashes: list[str] = []
    _missed: list[tuple[int, dict[str, Any]]] = []
    """Others' changes that the browser is not known to show: since which `stored.seq`, and what stood there before."""
    _keys: int = 0

    def _show(self, form: JobForm) -> None:
        self.form, self.fill = form, self.fill + 1
        self.stored, self._missed = StoredFields(seq=0, fields={}), []
        self._ask(form["questions"])
        self._agree()

    def _see(self, sheet: JobSheet, sent: dict[str, Any]) -> None:
        """From now on what others change is what differs from this."""
        self._version = sheet["version"]
        self._seen = FormSeen(sheet["form"], dict(sent), unpublished=sheet["state"] == "draft")

    def _conflicts(self, error: Conflict) -> None:
        self.conflict = True
        self._clashes = error.things if isinstance(error, service.Clash) else []
        self.clashing = service.labels_text(self._clashes)

    def _agree(self) -> None:
        self.conflict, self.clashing, self._clashes = False, "", []

    def _catch_up(self, shown: int) -> None:
        """Put others' changes into what was typed before the browser showed them."""
        self._missed = [(seq, before) for seq, before in self._missed if seq > shown]
        missed: dict[str, Any] = {}
        for _, before in reversed(self._missed):  # The oldest is what stood there.
            missed |= before
        if not missed or self._seen is None:
            return
        self._typed, clashing_with = service.caught_up(self._typed, self._seen, missed)
        if clashing_with is not None:
            self._seen, self._version = clashing_with, ""

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
        waiting = self.stored["fields"] if self._missed else {}
        self.stored = StoredFields(seq=self.stored["seq"] + 1, fields={**waiting, **differing(sent, shown)})
        if self.form is not None and any(sent[name] != shown[name] for name in ("place", "place_id") if name in sent):
            self.form = {**self.form, "place": now["place"], "place_id": now["place_id"]}
        if "questions" in theirs:
            self._ask(sheet["form"]["questions"])
        self._typed = {**sent, **{name: shown[name] for name in theirs if name in shown}}
        self._see(sheet, self._typed)
        if came:
            before = {name: sent[name] for name in theirs if name in sent}
            self._missed = [*self._missed, (self.stored["seq"], before)]
            await show_notice(self, told or f"{service.changed_text(came)} It is kept.")

    def _ask(self, questions: Sequence[str]) -> None:
        self.questions = []
        for text in questions:
            self._add_question(text)

    def _add_question(self, text: str = "", *, fresh: bool = False) -> None:
        self._keys += 1
        self.questions = [*self.questions, QuestionField(key=str(self._keys), text=text, fresh=fresh)]

    def _rearrange(self, act: str, key: str) -> None:
        if act != "add":
            self.questions = rearranged(self.questions, act, key)
        elif len(self.questions) < service.MAX_QUESTIONS:
            self._add_question(fresh=True)
        self._typed["questions"] = [one["text"] for one in self.questions]
