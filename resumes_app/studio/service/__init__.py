"""Rules and queries of the studio area."""

from resumes_app.studio.service.advice import notice
from resumes_app.studio.service.answering import kinds_in, length_of
from resumes_app.studio.service.captioning import (
    NEW_LINE,
    burn_captions,
    captions_file,
    import_captions,
    write_captions,
)
from resumes_app.studio.service.choices import (
    bed_choices,
    bed_words,
    card_choices,
    face_choices,
    look_choices,
    preview_rules,
    script_fonts,
    sticker_choices,
)
from resumes_app.studio.service.clearing import UNDO_FOR, clear_take, sweep_takes
from resumes_app.studio.service.clips import clip_views, erase_clip
from resumes_app.studio.service.cuts import cut_from, words_in
from resumes_app.studio.service.cutting import MIN_CUT_MS
from resumes_app.studio.service.discarding import discard_draft, number_of_takes, prompts_of, restore_draft
from resumes_app.studio.service.drafts import (
    adjust,
    choose_bed,
    choose_look,
    clean_voice,
    clip_place,
    draft_id,
    draft_in,
    draft_view,
    open_clip_draft,
    open_draft,
)
from resumes_app.studio.service.editing import (
    add_clip,
    duplicate_clip,
    fill_frame,
    move_clip,
    redo,
    remove_clip,
    set_clip,
    split_clip,
    trim_clip,
    undo,
)
from resumes_app.studio.service.intake import is_held_sealed, seal_draft, unseal_draft
from resumes_app.studio.service.laying import (
    TEXT_CHARS,
    add_sticker,
    add_text,
    choose_cover,
    new_sticker,
    new_text,
    remove_sticker,
    remove_text,
    set_music,
    set_sticker,
    set_text,
    text_to_lay,
    text_to_write,
)
from resumes_app.studio.service.lengths import length_text
from resumes_app.studio.service.own import TITLE_CHARS, OwnDraft, begin_draft, drafts_of, name_draft
from resumes_app.studio.service.prompting import SCRIPT_CHARS, note_spoken, write_script
from resumes_app.studio.service.renders import render_view, request_render, state_of
from resumes_app.studio.service.sounds import make_sound, sounds_of
from resumes_app.studio.service.speech import caption_speech, stop_captioning
from resumes_app.studio.service.stopping import hold_render, lost, resume_render, stop_render
from resumes_app.studio.service.strays import clear_strays
from resumes_app.studio.service.takes import CARD, TakeReceiver
from resumes_app.studio.service.templates import (
    QUESTIONS,
    choose_template,
    employer_plans,
    question_plan,
    template_choices,
)
from resumes_app.studio.service.using import put_back, reorder, set_aside
from resumes_app.studio.service.writing import reading_time, write_reply

__all__ = [
    "CARD",
    "MIN_CUT_MS",
    "NEW_LINE",
    "QUESTIONS",
    "SCRIPT_CHARS",
    "TEXT_CHARS",
    "TITLE_CHARS",
    "UNDO_FOR",
    "OwnDraft",
    "TakeReceiver",
    "add_clip",
    "add_sticker",
    "add_text",
    "adjust",
    "bed_choices",
    "bed_words",
    "begin_draft",
    "burn_captions",
    "caption_speech",
    "captions_file",
    "card_choices",
    "choose_bed",
    "choose_cover",
    "choose_look",
    "choose_template",
    "clean_voice",
    "clear_strays",
    "clear_take",
    "clip_place",
    "clip_views",
    "cut_from",
    "discard_draft",
    "draft_id",
    "draft_in",
    "draft_view",
    "drafts_of",
    "duplicate_clip",
    "employer_plans",
    "erase_clip",
    "face_choices",
    "fill_frame",
    "hold_render",
    "import_captions",
    "is_held_sealed",
    "kinds_in",
    "length_of",
    "length_text",
    "look_choices",
    "lost",
    "make_sound",
    "move_clip",
    "name_draft",
    "new_sticker",
    "new_text",
    "note_spoken",
    "notice",
    "number_of_takes",
    "open_clip_draft",
    "open_draft",
    "preview_rules",
    "prompts_of",
    "put_back",
    "question_plan",
    "reading_time",
    "redo",
    "remove_clip",
    "remove_sticker",
    "remove_text",
    "render_view",
    "reorder",
    "request_render",
    "restore_draft",
    "resume_render",
    "script_fonts",
    "seal_draft",
    "set_aside",
    "set_clip",
    "set_music",
    "set_sticker",
    "set_text",
    "sounds_of",
    "split_clip",
    "state_of",
    "sticker_choices",
    "stop_captioning",
    "stop_render",
    "sweep_takes",
    "template_choices",
    "text_to_lay",
    "text_to_write",
    "trim_clip",
    "undo",
    "unseal_draft",
    "words_in",
    "write_captions",
    "write_reply",
    "write_script",
]
