"""The state of the form for a job. What stands in its fields is the browser's; each act sends all of them."""

from collections.abc import Mapping, Sequence
from typing import Any

import reflex as rx

from resumes_app.accounts.schemas import Permission
from resumes_app.accounts.service import FormRejected, identity, needs
from resumes_app.errors import Conflict, InvalidInput, NotFound, NotPermitted
from resumes_app.jobs import service
from resumes_app.jobs.schemas import FormSeen, JobForm, JobSheet
from resumes_app.jobs.state.fields import Employer, QuestionField, differing, edit_page, fields_of, rearranged, written
from resumes_app.jobs.state.on_video import OnVideoState
from resumes_app.ui.address import path_of_page
from resumes_app.ui.feedback import clear_warnings, connects_again, notice, show_notice
from resumes_app.ui.unsent import StoredFields

NEW = "/hire/jobs/new"
PROBLEMS_ID = "job-problems"
"""Id of what takes the focus where an act was kept from being done."""
UNPUBLISHED = "Not published yet: press “Save changes”."


class JobFormState(rx.State):
    """The job that the address names, or a new one."""

    loaded: bool = False
    refusal: str = ""
    """Why there is no form for the viewer; empty where there is one."""
    heading: str = "New job"
    slug: str = ""
    status: str = "draft"
    """`draft`, `open` or `closed`."""
    company: str = ""
    employers: list[Employer] = []
    closes: str = ""
    published: bool = False
    """It has been published a moment ago."""
    place: str = ""
    """The page that the form was opened on."""
    form: JobForm | None = None
    """As it was when the form was opened."""
    fill: int = 0
    """Grows when the form is to be filled anew."""
    questions: list[QuestionField] = []
    problems: dict[str, str] = {}
    summary: list[tuple[str, str]] = []
    """What is to be mended, after it kept an act from being done."""
    conflict: bool = False
    """Somebody else has saved the job since it was opened, and it cannot be put together."""
    clashing: str = ""
    """What both have changed, in words; empty where that is not known."""
    saved: str = ""
    """What became of what was typed last."""
    heard: int = 0
    """Of so many changes in the browser (`ui.unsent`)."""
    reads: str = ""
    """The description as candidates read it."""
    located: str = ""
    """Whether searches nearby find the job, in words."""
    stored: StoredFields = StoredFields(seq=0, fields={})
    """What is saved otherwise than it was typed."""
    _version: str = ""
    _seen: FormSeen | None = None
    _clashes: list[str] = []
    _last_save: tuple[int, dict[str, Any]] = (0, {})
    """After how many changes in the browser the form was saved last, and what was sent."""
    _company_id: int = 0
    _typed: dict[str, Any] = {}
    _unread: dict[str, str] = {}
    """What of it could not be saved, and why."""
    _keys: int = 0

    @rx.event
    @needs(Permission.SIGNED_IN)
    async def load(self) -> None:
        """Open the form of the job in the address."""
        place = path_of_page(self)
        if place == NEW == self.place and self.slug and await connects_again(self):
            return  # What is typed goes on in the draft that was begun here.
        self.loaded, self.refusal, self.place = False, "", place
        self.slug = "" if place == NEW else self.slug
        self.published = "published" in self.router.url.query_parameters
        try:
            await self._open()
        except (NotFound, NotPermitted) as error:
            self.refusal, self.form = error.message, None
            self.heading = "No such job" if isinstance(error, NotFound) else "For those who write jobs"
        self.loaded = True

    @rx.event
    @needs(Permission.MANAGE_JOBS)
    async def typed(self, form: dict[str, str]) -> None:
        """Keep what is being typed: a draft is saved; what is published waits for the press of a button."""
        if str(form.get("fill", "")) != str(self.fill):  # Of a form that an act has sent whole, and replaced, since.
            return
        self._take(form)
        if (self.heard, self._typed) == self._last_save:  # It was on its way when the form was sent whole.
            self._typed = dict(self._seen.sent) if self._seen else self._typed
            return
        if self.status != "draft":
            if not await self._is_saved():
                self.saved = UNPUBLISHED
            elif self.saved == UNPUBLISHED:
                self.saved = ""
        elif not self.conflict:
            await self._save()
        self.located = await service.located_text(self._typed)

    @rx.event
    @needs(Permission.MANAGE_JOBS)
    async def submit(self, form: dict[str, str]) -> Any:
        """Do what the pressed button says (`act`), with all that was typed."""
        self._take(form)
        await clear_warnings(self)
        act, _, key = str(form.get("act", "save")).partition(":")
        if act in ("add", "remove", "up", "down"):
            self._rearrange(act, key)
            if self.status == "draft" and not self.conflict:
                await self._save()
            return None
        if act in ("record", "choose"):
            return await self._to_video(act, key)
        return await self._publish() if act == "publish" else await self._saved_by_hand(to_preview=act == "preview")

    async def _to_video(self, act: str, place: str) -> Any:
        """Keep what was typed, then go where a video is recorded, or choose one of those there are."""
        if self.status == "draft":
            if not await self._save():
                return None
            if self._unread:  # It would be lost.
                self._tell(self._unread)
                return rx.set_focus(PROBLEMS_ID)
        elif act == "record" and not await self._is_saved():
            raise InvalidInput("What you typed is not saved yet. Press “Save changes” first, then record.")
        new, there = path_of_page(self) == NEW, "question" if place == "question" else "clip"
        if act == "record":
            return rx.redirect(f"/hire/jobs/{self.slug}/{there}")
        return rx.redirect(f"{edit_page(self.slug)}?choose={place}", replace=True) if new else OnVideoState.offer(place)

    def _own_slug(self) -> str:
        """Return the job's slug: of the address, or of the draft that was begun on this page."""
        path = self.router.url.path.rstrip("/")
        if path.startswith("/hire/jobs/") and path != NEW:
            return path.split("/")[3]
        return self.slug

    async def _open(self) -> None:
        who, slug = identity(), self._own_slug()
        listed = await service.writes_for(who)
        sheet = await service.job_sheet(who, slug) if slug else await service.blank_job(who)
        self.employers = [Employer(id=str(company_id), name=name) for company_id, name in listed]
        await self._fill(sheet)

    async def _fill(self, sheet: JobSheet, typed: Mapping[str, Any] | None = None) -> None:
        """Fill the form anew with the job as it is saved, or with what was `typed` on top of it."""
        form = JobForm(**{**sheet["form"], **(typed or {})})  # type: ignore[typeddict-item]  # it was typed into one
        self.form, self.fill = form, self.fill + 1
        self.stored = StoredFields(seq=0, fields={})
        self._ask(form["questions"])
        self.problems, self.summary, self.saved, self.heard = {}, [], "", 0
        self.conflict, self.clashing, self._clashes = False, "", []
        self._last_save = (0, {})
        self._typed, self.reads = dict(typed or {}), service.description_html(form["description"])
        self.located = await service.located_text(form)
        self._know(sheet)
        self._see(sheet, {})

    def _know(self, sheet: JobSheet) -> None:
        self.slug, self.status, self.company = sheet["slug"], sheet["state"], sheet["company"]
        self.closes = sheet["closes"]
        self._company_id = sheet["company_id"]
        self.heading = sheet["form"]["title"] or ("Untitled draft" if sheet["slug"] else "New job")

    def _see(self, sheet: JobSheet, sent: Mapping[str, Any]) -> None:
        """From now on what others change is what differs from this."""
        self._version = sheet["version"]
        self._seen = FormSeen(sheet["form"], dict(sent), unpublished=sheet["state"] == "draft")

    async def _is_saved(self) -> bool:
        as_sent = self._seen is not None and self._typed == self._seen.sent
        return as_sent or await service.is_saved(identity(), self._own_slug(), self._typed)

    def _take(self, form: Mapping[str, Any]) -> None:
        """Keep the fields as they are in the browser."""
        if "title" not in form:  # It would empty the draft.
            raise InvalidInput("The form did not arrive whole. Press the button again.")
        if str(form.get("fill", "")) != str(self.fill):  # Another job's fields, or older ones than these.
            raise InvalidInput("The page was still loading. Press the button again.")
        self.heard = int(number) if (number := str(form.get("changes", ""))[:9]).isdecimal() else 0
        self.questions = [written(one, form) for one in self.questions]
        self._typed = fields_of(form, self.questions)
        self.reads = service.description_html(str(form.get("description", "")))
        if str(form.get("company_id", "")).isdecimal():
            self._company_id = int(form["company_id"])

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

    async def _save(self, *, by_hand: bool = False, over: bool = False) -> bool:
        """Save what was typed; return whether that could be done.

        Args:
            by_hand: The form then shows all that is stored otherwise than it was typed. While somebody types, only what
                others have changed.
            over: Where others changed the same, what was typed is saved.
        """
        who, slug, self.saved, sent = identity(), self._own_slug(), "", dict(self._typed)
        try:
            if slug:
                sheet, unread = await service.save_job(who, slug, sent, self._version, seen=self._seen, over=over)
            else:
                sheet, unread = await service.begin_job(who, sent, self._company_id)
        except Conflict as error:
            self._conflicts(error)
            return False
        except FormRejected as error:
            self._tell(error.problems)
            return False
        self._know(sheet)
        self._unread, self._last_save = unread, (self.heard, sent)
        await self._show_stored(sheet, sent, all_of_it=by_hand and not unread)
        # Once a press of “Publish” has told what is missing, the list gets shorter as it is filled in.
        self._tell({**sheet["lacking"], **unread} if self.summary else unread, listed=bool(self.summary))
        self.saved = "Draft saved." if sheet["state"] == "draft" else "Saved. Candidates see it now."
        return True

    def _conflicts(self, error: Conflict) -> None:
        self.conflict = True
        self._clashes = error.things if isinstance(error, service.Clash) else []
        self.clashing = service.labels_text(self._clashes)

    async def _show_stored(self, sheet: JobSheet, sent: dict[str, Any], *, all_of_it: bool) -> None:
        """Put into the form what is stored otherwise than it was sent, as long as nobody types on there."""
        came: list[str] = []
        if self._seen is not None and sheet["version"] != self._version:
            came = service.merged(sent, self._seen, sheet["form"])[1]
        theirs = service.fields_in(came)
        now: Mapping[str, Any] = sheet["form"]
        shown = {name: now[name] if all_of_it or name in theirs else value for name, value in sent.items()}
        self.stored = StoredFields(seq=self.stored["seq"] + 1, fields=differing(sent, shown))
        if self.form is not None and any(sent[name] != shown[name] for name in ("place", "place_id") if name in sent):
            self.form = {**self.form, "place": now["place"], "place_id": now["place_id"]}
        if "questions" in theirs:
            self._ask(sheet["form"]["questions"])
        self._see(sheet, {**sent, **{name: shown[name] for name in theirs}})
        if came:
            await show_notice(self, f"{service.Clash(came).message} It is kept.")

    def _tell(self, problems: Mapping[str, str], *, listed: bool = True) -> None:
        self.problems = dict(problems)
        named = {"questions": "add-question"}
        ordered = [(named.get(name, name), problems[name]) for name in JobForm.__annotations__ if name in problems]
        self.summary = ordered if listed else []

    async def _saved_by_hand(self, *, to_preview: bool = False, over: bool = False) -> Any:
        if not await self._save(by_hand=True, over=over):
            return rx.set_focus(PROBLEMS_ID) if self.summary else None
        if self.problems:
            self._tell(self.problems)
            return rx.set_focus(PROBLEMS_ID)
        if to_preview:
            self.form = None  # It is filled anew on the way back.
            return rx.redirect(f"/hire/jobs/{self.slug}/preview")
        if self.router.url.path.rstrip("/") == NEW:
            return rx.redirect(edit_page(self.slug), replace=True)
        return notice(self.saved, "positive")

    async def _publish(self) -> Any:
        if not self._own_slug() and not await self._save():
            return None
        try:
            slug, typed = self._own_slug(), dict(self._typed)
            sheet = await service.publish_job(identity(), slug, typed, self._version, seen=self._seen)
        except FormRejected as error:
            saved = await service.job_sheet(identity(), self._own_slug())
            self._know(saved)
            await self._show_stored(saved, typed, all_of_it=False)
            self._tell(error.problems)
            self.saved = "Draft saved, not published yet."
            return rx.set_focus(PROBLEMS_ID)
        except Conflict as error:
            self._conflicts(error)
            return None
        return rx.redirect(f"{edit_page(sheet['slug'])}?published=1", replace=True)
