"""The state of the form for a job. What stands in its fields is the browser's; each act sends all of them."""

from collections.abc import Mapping
from typing import Any, TypedDict

import reflex as rx

from resumes_app.accounts.schemas import Permission
from resumes_app.accounts.service import FormRejected, identity, needs
from resumes_app.errors import Conflict, InvalidInput, NotFound, NotPermitted
from resumes_app.jobs import service
from resumes_app.jobs.schemas import JobForm, JobSheet
from resumes_app.jobs.state.fields import QuestionField, fields_of, rearranged, written
from resumes_app.jobs.state.on_video import OnVideoState
from resumes_app.ui.address import path_of_page
from resumes_app.ui.feedback import clear_warnings, connects_again, notice, show_notice

NEW = "/hire/jobs/new"
PROBLEMS_ID = "job-problems"
"""Id of what takes the focus where an act was kept from being done."""
UNPUBLISHED = "Not published yet: press “Save changes”."


class Employer(TypedDict):
    """A company that the viewer writes jobs for."""

    id: str
    name: str


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
    """Somebody else has saved the job since it was opened."""
    saved: str = ""
    """What became of what was typed last."""
    heard: int = 0
    """Of so many changes in the browser (`ui.unsent`)."""
    reads: str = ""
    """The description as candidates read it."""
    located: str = ""
    """Whether searches nearby find the job, in words."""
    _version: str = ""
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
        if self.status != "draft":
            if not await service.is_saved(identity(), self._own_slug(), self._typed):
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
        elif act == "record" and not await service.is_saved(identity(), self._own_slug(), self._typed):
            raise InvalidInput("What you typed is not saved yet. Press “Save changes” first, then record.")
        new, there = path_of_page(self) == NEW, "question" if place == "question" else "clip"
        if act == "record":
            return rx.redirect(f"/hire/jobs/{self.slug}/{there}")
        return rx.redirect(f"{edit_page(self.slug)}?choose={place}", replace=True) if new else OnVideoState.offer(place)

    @rx.event
    @needs(Permission.MANAGE_JOBS)
    async def show_theirs(self) -> None:
        """Fill the form with what is saved."""
        await self._open()

    @rx.event
    @needs(Permission.MANAGE_JOBS)
    async def keep_mine(self) -> Any:
        """Save what was typed over what somebody else has saved."""
        self._version = (await service.job_sheet(identity(), self._own_slug()))["version"]
        self.conflict = False
        return await self._saved_by_hand(to_preview=False)

    @rx.event
    @needs(Permission.MANAGE_JOBS)
    async def move_deadline(self, form: dict[str, str]) -> Any:
        """Extend an open job, or reopen a closed one, until what was typed."""
        sheet = await service.job_sheet(identity(), self._own_slug())
        zone = sheet["form"]["time_zone"]
        moment = service.close_moment(str(form.get("date", "")), str(form.get("time", "")), zone)
        move = service.extend_job if sheet["state"] == "open" else service.reopen_job
        await move(identity(), sheet["slug"], moment)
        await self._after_act("Who saved the job is told of its new close date.")

    @rx.event
    @needs(Permission.MANAGE_JOBS)
    async def close(self) -> Any:
        """Close the job now."""
        await service.close_job(identity(), self._own_slug())
        await self._after_act("Closed. It takes no more replies, and who saved it or began one is told.")

    @rx.event
    @needs(Permission.MANAGE_JOBS)
    async def duplicate(self) -> Any:
        """Begin a draft that says the same."""
        return rx.redirect(edit_page(await service.duplicate_job(identity(), self._own_slug())))

    @rx.event
    @needs(Permission.MANAGE_JOBS)
    async def discard(self) -> Any:
        """Delete the draft."""
        await service.discard_job(identity(), self._own_slug())
        return rx.redirect("/hire")

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
        self.form, self.fill = sheet["form"], self.fill + 1
        self.questions = []
        for text in sheet["form"]["questions"]:
            self._add_question(text)
        self.problems, self.summary, self.conflict, self.saved, self.heard = {}, [], False, "", 0
        self._typed, self.reads = {}, service.description_html(sheet["form"]["description"])
        self.located = await service.located_text(sheet["form"])
        self._know(sheet)

    def _know(self, sheet: JobSheet) -> None:
        self.slug, self.status, self.company = sheet["slug"], sheet["state"], sheet["company"]
        self.closes = sheet["closes"]
        self._version, self._company_id = sheet["version"], sheet["company_id"]
        self.heading = sheet["form"]["title"] or ("Untitled draft" if sheet["slug"] else "New job")

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

    def _add_question(self, text: str = "", *, fresh: bool = False) -> None:
        self._keys += 1
        self.questions = [*self.questions, QuestionField(key=str(self._keys), text=text, fresh=fresh)]

    def _rearrange(self, act: str, key: str) -> None:
        if act != "add":
            self.questions = rearranged(self.questions, act, key)
        elif len(self.questions) < service.MAX_QUESTIONS:
            self._add_question(fresh=True)
        self._typed["questions"] = [one["text"] for one in self.questions]

    async def _save(self) -> bool:
        """Save what was typed; return whether that could be done."""
        who, slug, self.saved = identity(), self._own_slug(), ""
        try:
            if slug:
                sheet, unread = await service.save_job(who, slug, self._typed, self._version)
            else:
                sheet, unread = await service.begin_job(who, self._typed, self._company_id)
        except Conflict:
            self.conflict = True
            return False
        except FormRejected as error:
            self._tell(error.problems)
            return False
        self._know(sheet)
        self._unread = unread
        # Once a press of “Publish” has told what is missing, the list gets shorter as it is filled in.
        self._tell({**sheet["lacking"], **unread} if self.summary else unread, listed=bool(self.summary))
        self.saved = "Draft saved." if sheet["state"] == "draft" else "Saved. Candidates see it now."
        return True

    def _tell(self, problems: Mapping[str, str], *, listed: bool = True) -> None:
        self.problems = dict(problems)
        named = {"questions": "add-question"}
        ordered = [(named.get(name, name), problems[name]) for name in JobForm.__annotations__ if name in problems]
        self.summary = ordered if listed else []

    async def _saved_by_hand(self, *, to_preview: bool) -> Any:
        if not await self._save():
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
            sheet = await service.publish_job(identity(), self._own_slug(), self._typed, self._version)
        except FormRejected as error:
            self._know(await service.job_sheet(identity(), self._own_slug()))
            self._tell(error.problems)
            self.saved = "Draft saved, not published yet."
            return rx.set_focus(PROBLEMS_ID)
        except Conflict:
            self.conflict = True
            return None
        return rx.redirect(f"{edit_page(sheet['slug'])}?published=1", replace=True)

    async def _after_act(self, said: str) -> None:
        """Say what was done. What is typed in the form stays, on top of the version that the act has made."""
        await clear_warnings(self)
        self._know(await service.job_sheet(identity(), self._own_slug()))
        await show_notice(self, said, tone="positive")


def edit_page(slug: str) -> str:
    """Return the address of a job's form."""
    return f"/hire/jobs/{slug}/edit"
