"""The feed on the page: the component's texts, icons and events."""

import reflex as rx

from resumes_app.accounts.state import ViewerState
from resumes_app.jobs.endpoints import FIRST_PAGE, SERVED_FEED
from resumes_app.jobs.state import FeedState
from resumes_app.ui import feedback, icons
from resumes_app.ui.address import come_to
from resumes_app.ui.video_feed import video_feed

LABELS = {
    "feed": "Jobs for you",
    "loading": "Loading jobs",
    "tools": "Playback",
    "play": "Play",
    "pause": "Pause",
    "sound": "Sound",
    "captions": "Captions",
    "captions_drawn": "The captions are in the picture",
    "next": "Next job",
    "previous": "Previous job",
    "verified": "Verified company",
    "pin": "Place",
    "pay": "Pay",
    "briefcase": "Contract",
    "why": "Why it is here",
    "ways": "Ways to reply",
    "question": "They ask you",
    "whole_job": "Read the whole job",
    "full": "No more replies taken",
    "continue": "Continue your reply",
    "replied": "You replied",
    "save": "Save",
    "saved": "Saved",
    "save_job": "Save {title}",
    "pass": "Pass",
    "pass_job": "Pass on {title}",
    "share": "Share",
    "share_job": "Share {title}",
    "copied": "Link copied",
    "not_copied": "Copy this link: {url}",
    "saved_toast": "Saved. Nothing was sent.",
    "passed_toast": "Passed. Jobs keeps it under “Passed”.",
    "undo": "Undo",
    "open_ended": "No closing date",
    "closed": "Closed",
    "days": "Closes in {n} days",
    "day": "Closes in {n} day",
    "hours": "Closes in {n} hours",
    "hour": "Closes in {n} hour",
    "minutes": "Closes in {n} minutes",
    "minute": "Closes in {n} minute",
    "tap_to_play": "Tap to play",
    "broken": "This clip does not play right now.",
    "retry": "Try again",
    "end": "That’s all for now",
    "end_lead": "You have seen every open job. New ones come to the top as companies post them.",
    "again": "From the top",
    "empty": "No open jobs right now",
    "empty_lead": "Companies post new ones all the time. Look in again tomorrow.",
    "all_jobs": "All jobs as a list",
    "saved_jobs": "Saved",
    "passed_jobs": "Passed",
    "shortcuts": "Keyboard shortcuts",
    "keys": "↓ ↑ or J K move · Home End first, last · S save · X pass · "
    "U undo · R reply · C captions · M sound · Space pause",
}

ICONS = {
    "play": icons.play,
    "pause": icons.pause,
    "sound_on": icons.sound_on,
    "sound_off": icons.sound_off,
    "captions": icons.captions,
    "up": icons.arrow_up,
    "down": icons.arrow_down,
    "verified": icons.verified,
    "pin": icons.pin,
    "pay": icons.banknote,
    "briefcase": icons.briefcase,
    "ways": icons.reply,
    "clock": icons.clock,
    "save": icons.bookmark,
    "pass": icons.close,
    "share": icons.share,
    "reply": icons.reply,
    "check": icons.check,
}

LINKS = {
    "job": "/jobs/",
    "company": "/company/",
    "jobs": "/jobs",
    "saved": "/jobs?tab=saved",
    "passed": "/jobs?tab=passed",
}


def job_feed() -> rx.Component:
    """Return the feed; it fills the stage. Until it has cards, their shapes show through it."""
    return rx.fragment(_served(), _waiting(), _feed())


def _served() -> rx.Component:
    """The place of the first jobs' links, which only readers without JavaScript see."""
    return rx.html(
        "",
        id=SERVED_FEED,
        class_name="rich absolute inset-0 mx-auto hidden max-w-text overflow-y-auto px-4 py-6 noscript:block",
        custom_attrs={"suppressHydrationWarning": True},
    )


def _waiting() -> rx.Component:
    """Shapes of a card as `video_feed.css` lays it out: texts over the clip, or from 1024 px beside it."""
    clip = feedback.skeleton(
        "absolute inset-0 lg:static lg:aspect-[9/16] lg:h-[calc(100%-2*clamp(0.75rem,3dvh,2rem))] lg:rounded-card"
    )
    lines = [
        feedback.skeleton(f"rounded-chip {size}")
        for size in ("h-8 w-2/5", "h-8 w-4/5", "h-5 w-3/5", "h-16 w-full", "h-13 w-full rounded-pill")
    ]
    return rx.el.div(
        clip,
        rx.el.div(*lines, class_name="absolute inset-x-4 bottom-4 flex flex-col gap-3 lg:static lg:w-[25rem] lg:gap-5"),
        aria_hidden="true",
        class_name=(
            "absolute inset-0 lg:flex lg:items-center lg:justify-center lg:gap-14 lg:pl-6 lg:pr-22 noscript:hidden"
        ),
    )


def _feed() -> rx.Component:
    return video_feed(
        first=FIRST_PAGE,
        page=FeedState.page,
        patch=FeedState.patch,
        signed_in=FeedState.signed_in,
        time_zone=ViewerState.time_zone,
        labels=LABELS,
        icons={name: list(icon.paths) for name, icon in ICONS.items()},
        links=LINKS,
        on_seen=FeedState.seen,
        on_save=FeedState.save,
        on_pass=FeedState.pass_job,
        on_undo=FeedState.undo,
        on_ask=FeedState.ask,
        on_more=FeedState.more,
        on_place=come_to,
        on_reply=lambda slug: rx.redirect("/reply/" + slug),
    )
