"""The state of the form for a job. What stands in its fields is the browser's; each act sends all of them."""

from collections.abc import Iterable, Mapping
from typing import Any

import reflex as rx

from resumes_app.accounts.schemas import Permission
from resumes_app.accounts.service import FormRejected, identity, needs
from resumes_app.errors import Conflict, InvalidInput, NotFound, NotPermitted
from resumes_app.jobs import service
from resumes_app.jobs.schemas import JobForm, JobSheet
from resumes_app.jobs.state.fields import Employer, edit_page, fields_of, place_of, written
from resumes_app.jobs.state.known import KnownJob
from resumes_app.jobs.state.on_video import OnVideoState
from resumes_app.jobs.state.shown import ShownForm
from resumes_app.ui.address import path_of_page
from resumes_app.ui.feedback import clear_warnings, connects_again, notice

NEW = "/hire/jobs/new"
PROBLEMS_ID = "job-problems"
"""Id of what takes the focus where an act was kept from being done."""
UNPUBLISHED = "Your changes are not published yet: press “Save changes”."


class JobFormState(KnownJob, ShownForm, rx.State):
    """The job that the address names, or a new one."""

    loaded: bool = False
    refusal: str = ""
    """Why there is no form for the viewer; empty where there is one."""
    employers: list[Employer] = []
    published: bool = False
    """It has been published a moment ago."""
    place: str = ""
    """The page that the form was opened on."""
    problems: dict[str, str] = {}
    summary: list[tuple[str, str]] = []
    """What is to be mended, after it kept an act from being done."""
    saved: str = ""
    """What became of what was typed last."""
    heard: int = 0
    """Of so many changes in the browser (`ui.unsent`)."""
    reads: str = ""
    """The description as candidates read it."""
    located: str = ""
    """Whether searches nearby find the job, in words."""
    _published: str = ""
    """The job that was published by the last press, until its page is loaded."""
    _unread: dict[str, str] = {}
    """What of what was typed could not be saved, and why."""

    @rx.event
    @needs(Permission.SIGNED_IN)
    async def load(self) -> None:
        """Open the form of the job in the address."""
        place = path_of_page(self)
        if place == self.place and self.loaded and self.form is not None and await connects_again(self):
            return  # What is typed goes on in the form that stands here; the next save meets what others have saved.
        self.loaded, self.refusal, self.place = False, "", place
        self.slug = "" if place == NEW else self.slug
        self.published = self._published != "" and self._published == self._own_slug()
        self._published = ""
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
        self.published = False
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
        await self._put({**sheet["form"], **(typed or {})})
        self._typed = dict(typed or {})
        self._know(sheet)
        self._see(sheet, {})

    async def _put(self, fields: Mapping[str, Any]) -> None:
        """Fill the form anew with these, whatever is saved."""
        self._show(JobForm(**fields))  # type: ignore[typeddict-item]  # they were read from one
        self.problems, self.summary, self.saved, self.heard = {}, [], "", 0
        self.reads = service.description_html(fields["description"])
        self.located = await service.located_text(fields)

    async def _take_theirs(self) -> dict[str, Any]:
        """Fill the form with what others have saved where both changed something; return what had been typed there."""
        if self._seen is None:  # Nothing was opened that could have been typed into.
            return {}
        forms = await service.two_forms(identity(), self._own_slug(), self._typed, self._seen)
        await self._fill(forms["sheet"], forms["theirs"])
        await self._keep()
        return forms["mine"]

    async def _take_back(self, mine: Mapping[str, Any]) -> None:
        """Put `mine` into the form, beside all else that stands in it."""
        if self._seen is None:
            return
        typed = {**self._seen.stored, **self._typed, **mine}
        await self._put(typed)
        self._typed = typed
        await self._keep()

    async def _keep(self) -> None:
        """Save a draft; of what is published, say that it waits."""
        if self.status == "draft":
            await self._save()
        elif not await self._is_saved():
            self.saved = UNPUBLISHED

    async def _is_saved(self) -> bool:
        as_sent = self._seen is not None and self._typed == self._seen.sent
        return as_sent or await service.is_saved(identity(), self._own_slug(), self._typed)

    def _take(self, form: Mapping[str, Any]) -> None:
        """Keep the fields as they are in the browser."""
        service.check_whole(fields_of(form, self.questions), dated=self.status == "draft")
        if str(form.get("fill", "")) != str(self.fill):  # Another job's fields, or older ones than these.
            raise InvalidInput("The page was still loading. Press the button again.")
        self.heard = _number(form.get("changes"))
        self.questions = [written(one, form) for one in self.questions]
        self._typed = fields_of(form, self.questions)
        self._catch_up(_number(form.get("shown")))
        self.reads = service.description_html(str(form.get("description", "")))
        if str(form.get("company_id", "")).isdecimal():
            self._company_id = int(form["company_id"])

    async def _save(self, *, by_hand: bool = False, over: service.Things | None = None) -> bool:
        """Save what was typed; return whether that could be done.

        Args:
            by_hand: The form then shows all that is stored otherwise than it was typed. While somebody types, only what
                others have changed.
            over: Of these things what was typed is saved over what others have saved, as it was seen (`Clash.things`).
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
            self._agree()
            self._tell(error.problems)
            return False
        self._agree()
        self._has_shown(service.fields_in(over or ()))
        self._know(sheet)
        self._unread = unread
        await self._show_stored(sheet, sent, all_of_it=by_hand and not unread)
        # Once a press of “Publish” has told what is missing, the list gets shorter as it is filled in.
        self._tell({**sheet["lacking"], **unread} if self.summary else unread, listed=bool(self.summary))
        self.saved = _draft_saved(unread) if sheet["state"] == "draft" else "Saved. Candidates see it now."
        return True

    def _tell(self, problems: Mapping[str, str], *, listed: bool = True) -> None:
        self.problems = dict(problems)
        labelled = {name: f"{service.field_label(name)}: {problem}" for name, problem in problems.items()}
        ordered = [(place_of(name), labelled[name]) for name in JobForm.__annotations__ if name in problems]
        self.summary = ordered if listed else []

    async def _saved_by_hand(self, *, to_preview: bool = False, over: service.Things | None = None) -> Any:
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
        if (self._missed or not self._own_slug()) and not await self._save():
            return None
        if self._missed:  # It was pressed before it stood there.
            return notice("A colleague’s changes came in. Look at them, then press “Publish” again.")
        typed = dict(self._typed)
        try:
            sheet = await service.publish_job(identity(), self._own_slug(), typed, self._version, seen=self._seen)
        except FormRejected as error:
            await self._only_saved(typed, problems=error.problems)
            self._tell(error.problems)
            return rx.set_focus(PROBLEMS_ID)
        except service.CameIn as error:
            await self._only_saved(typed, told=error.message)
            return None
        except Conflict as error:
            self._conflicts(error)
            return None
        self._published = sheet["slug"]
        return rx.redirect(edit_page(sheet["slug"]), replace=True)

    async def _only_saved(
        self, typed: dict[str, Any], *, problems: Mapping[str, str] | None = None, told: str = ""
    ) -> None:
        """Show what was saved in place of being published, and in the end what is `told` of others' changes."""
        saved = await service.job_sheet(identity(), self._own_slug())
        self._unread = {name: said for name, said in (problems or {}).items() if saved["lacking"].get(name) != said}
        self._agree()
        self._know(saved)
        await self._show_stored(saved, typed, all_of_it=False, told=told)
        self.saved = _draft_saved(self._unread, to_publish=True)


def _draft_saved(unread: Iterable[str], *, to_publish: bool = False) -> str:
    """Return that the draft is saved, but for these fields; where it was `to_publish`, that it is not."""
    fields = "; ".join(map(service.field_label, unread))
    if not to_publish:
        return f"Draft saved, but not: {fields}." if fields else "Draft saved."
    return f"Draft saved, not published yet, and not: {fields}." if fields else "Draft saved, not published yet."


def _number(sent: Any) -> int:
    number = str(sent)[:9]
    return int(number) if number.isdecimal() else 0
