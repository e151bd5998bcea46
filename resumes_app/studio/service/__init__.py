"""Rules and queries of the studio area."""

from resumes_app.studio.service.captioning import burn_captions, captions_file, import_captions, write_captions
from resumes_app.studio.service.choices import (
    bed_choices,
    bed_words,
    face_choices,
    look_choices,
    preview_rules,
    sticker_choices,
)
from resumes_app.studio.service.clearing import UNDO_FOR, clear_take, sweep_takes
from resumes_app.studio.service.clips import clip_views
from resumes_app.studio.service.cutting import MIN_CUT_MS
from resumes_app.studio.service.discarding import discard_draft, number_of_takes, restore_draft
from resumes_app.studio.service.drafts import (
    TITLE_CHARS,
    adjust,
    choose_bed,
    choose_look,
    clean_voice,
    draft_id,
    draft_view,
    open_draft,
    put_back,
    reorder,
    set_aside,
    style_title,
    write_title,
)
from resumes_app.studio.service.editing import (
    add_clip,
    duplicate_clip,
    move_clip,
    redo,
    remove_clip,
    set_clip,
    split_clip,
    trim_clip,
    undo,
)
from resumes_app.studio.service.laying import (
    add_sticker,
    add_text,
    choose_cover,
    remove_sticker,
    remove_text,
    set_music,
    set_sticker,
    set_text,
)
from resumes_app.studio.service.renders import render_view, request_render, state_of
from resumes_app.studio.service.stopping import hold_render, resume_render, stop_render
from resumes_app.studio.service.takes import TakeReceiver
from resumes_app.studio.service.titling import checked_dress

__all__ = [
    "MIN_CUT_MS",
    "TITLE_CHARS",
    "UNDO_FOR",
    "TakeReceiver",
    "add_clip",
    "add_sticker",
    "add_text",
    "adjust",
    "bed_choices",
    "bed_words",
    "burn_captions",
    "captions_file",
    "checked_dress",
    "choose_bed",
    "choose_cover",
    "choose_look",
    "clean_voice",
    "clear_take",
    "clip_views",
    "discard_draft",
    "draft_id",
    "draft_view",
    "duplicate_clip",
    "face_choices",
    "hold_render",
    "import_captions",
    "look_choices",
    "move_clip",
    "number_of_takes",
    "open_draft",
    "preview_rules",
    "put_back",
    "redo",
    "remove_clip",
    "remove_sticker",
    "remove_text",
    "render_view",
    "reorder",
    "request_render",
    "restore_draft",
    "resume_render",
    "set_aside",
    "set_clip",
    "set_music",
    "set_sticker",
    "set_text",
    "split_clip",
    "state_of",
    "sticker_choices",
    "stop_render",
    "style_title",
    "sweep_takes",
    "trim_clip",
    "undo",
    "write_captions",
    "write_title",
]
