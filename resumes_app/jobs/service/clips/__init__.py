"""The videos of a job: the one that tells about it, and the one that asks its question."""

from resumes_app.jobs.service.clips.arriving import render_finished
from resumes_app.jobs.service.clips.choosing import choose_clip, clip_choices
from resumes_app.jobs.service.clips.looking import clip_page, clip_places
from resumes_app.jobs.service.clips.placing import (
    clear_clip,
    clips_for_copy,
    clips_topic,
    keep_for_a_while,
    show_clips,
    tell_clips,
)
from resumes_app.jobs.service.clips.removing import put_clip_back, remove_clip, stop_clip
from resumes_app.jobs.service.clips.using import clip_consent, use_clip
from resumes_app.jobs.service.clips.waiting import stop_clips

__all__ = [
    "choose_clip",
    "clear_clip",
    "clip_choices",
    "clip_consent",
    "clip_page",
    "clip_places",
    "clips_for_copy",
    "clips_topic",
    "keep_for_a_while",
    "put_clip_back",
    "remove_clip",
    "render_finished",
    "show_clips",
    "stop_clip",
    "stop_clips",
    "tell_clips",
    "use_clip",
]
