"""What a job asks, to be read before one answers."""

from typing import Any

import reflex as rx


def questions(job: Any, class_name: str) -> rx.Component:
    """Return `question` and `more_questions` of a job.

    One stands by itself; several are numbered, as their answers are spoken of.
    """
    more = rx.Var.create(job["more_questions"]).to(list[str])
    several = rx.el.ol(
        rx.cond(job["question"] != "", rx.el.li(job["question"])),
        rx.foreach(more, lambda one: rx.el.li(one)),
        class_name=f"flex list-decimal flex-col gap-1.5 pl-6 {class_name}",
    )
    return rx.cond(more.length() > 0, several, rx.el.p(job["question"], class_name=f"{class_name} empty:hidden"))
