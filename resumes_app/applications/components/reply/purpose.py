"""What a video is made for: in what its pages differ."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import reflex as rx

from resumes_app.studio.schemas import Segment, Template


@dataclass(frozen=True, slots=True)
class Purpose:
    """Words and parts of the studio in which a reply to a job, a video without one and those of an employer differ.

    Attributes:
        last: The step after the edit.
        asked: The question that is shown on the stage; empty for none.
        plans: What is offered to plan it by.
        by_question: The job's questions as a plan; empty where it asks one only. None where it is made for no job.
        record: Over what is asked before the devices are on.
        private: That nobody sees a take yet.
        limits: How long it may be, and in which ways it is made.
        ways: What the other ways are ways to.
        without: Over the ways that need no recording here.
        copy: What becomes of an earlier video that it begins with.
        words: What the field of a video in writing is called.
        write: Title of the sheet that it is written in.
        edit: What the step of the edit is called.
        head: What it is about, above what is asked before the devices are on, on a phone.
        more: Another way to be heard, under all others.
        side: What it is about, beside the stage on a desktop.
        button: What opens the same on a phone, beside the shutter.
        sheets: What that opens.
    """

    last: str
    asked: rx.Var[str] | str
    plans: Sequence[Template]
    by_question: rx.vars.ArrayVar[list[Segment]] | None
    record: str
    private: str
    limits: rx.Var[str] | str
    ways: str
    without: str
    copy: str
    words: str
    write: str
    edit: str
    head: Callable[[], rx.Component]
    more: Callable[[], rx.Component]
    side: Callable[[], rx.Component]
    button: Callable[[], rx.Component]
    sheets: Callable[[], rx.Component]
