"""Rules and queries of the jobs area."""

from resumes_app.jobs.service import imports
from resumes_app.jobs.service.amounts import json_amount
from resumes_app.jobs.service.asked import (
    CURRENCIES,
    DAYS,
    DEFAULT_KM,
    PER_YEAR,
    WITHIN_KM,
    Asked,
    read_address,
    with_value,
    with_words,
)
from resumes_app.jobs.service.authoring import (
    begin_job,
    blank_job,
    is_saved,
    job_sheet,
    publish_job,
    save_job,
    writes_for,
)
from resumes_app.jobs.service.calendars import (
    calendar_path,
    job_deadline,
    saved_deadlines,
    turn_off_calendar,
    turn_on_calendar,
)
from resumes_app.jobs.service.choices import KINDS, LEVELS, PLACES_OF_WORK, REVIEWS, currencies
from resumes_app.jobs.service.clips import (
    choose_clip,
    clear_clip,
    clip_choices,
    clip_consent,
    clip_page,
    clip_places,
    clips_topic,
    put_clip_back,
    remove_clip,
    render_finished,
    stop_clip,
    use_clip,
)
from resumes_app.jobs.service.closing import close_due, close_job, job_briefs, open_job, page_topic
from resumes_app.jobs.service.copying import discard_job, duplicate_job
from resumes_app.jobs.service.deadlines import extend_job, instant_of, reopen_job, tell_saver, tell_savers
from resumes_app.jobs.service.employers import (
    COMPANIES_SIZE,
    company_posting,
    company_view,
    list_companies,
    suspend_company,
)
from resumes_app.jobs.service.export import jobs_csv
from resumes_app.jobs.service.farewells import tell_of_close, tell_one_of_close
from resumes_app.jobs.service.feed import MAX_SIZE, PAGE_SIZE, feed
from resumes_app.jobs.service.forms import MAX_QUESTIONS, QUESTION_CHARS, close_moment
from resumes_app.jobs.service.keeping import (
    change_alerts,
    delete_search,
    keeps_search,
    look_for_news,
    restore_search,
    save_search,
    saved_searches,
    search_feed,
    tell_news,
)
from resumes_app.jobs.service.lists import LIST_SIZE, list_jobs
from resumes_app.jobs.service.marks import pass_, save, seen, undo_pass, unsave
from resumes_app.jobs.service.markup import to_html as description_html
from resumes_app.jobs.service.merging import Clash, fields_in, labels_text, merged
from resumes_app.jobs.service.nearby import look_near, looking_near
from resumes_app.jobs.service.page import job_posting, job_preview, job_view, missed
from resumes_app.jobs.service.places import job_places, located_text, place_options
from resumes_app.jobs.service.promises import kept_promises
from resumes_app.jobs.service.published import (
    board,
    board_job,
    job_part,
    job_parts,
    newest_postings,
    open_jobs_count,
    open_jobs_stamp,
    open_postings,
)
from resumes_app.jobs.service.reminders import closing_soon, remind, remind_due
from resumes_app.jobs.service.rows import is_open, reviews_wait
from resumes_app.jobs.service.searching import more_jobs, search_jobs, words_of
from resumes_app.jobs.service.unsubscribing import mails_of, unsubscribe
from resumes_app.jobs.service.wording import EMPLOYMENT, PER, brief_ways_text, moment_text, place_of
from resumes_app.models.jobs import TITLE_CHARS

__all__ = [
    "COMPANIES_SIZE",
    "CURRENCIES",
    "DAYS",
    "DEFAULT_KM",
    "EMPLOYMENT",
    "KINDS",
    "LEVELS",
    "LIST_SIZE",
    "MAX_QUESTIONS",
    "MAX_SIZE",
    "PAGE_SIZE",
    "PER",
    "PER_YEAR",
    "PLACES_OF_WORK",
    "QUESTION_CHARS",
    "REVIEWS",
    "TITLE_CHARS",
    "WITHIN_KM",
    "Asked",
    "Clash",
    "begin_job",
    "blank_job",
    "board",
    "board_job",
    "brief_ways_text",
    "calendar_path",
    "change_alerts",
    "choose_clip",
    "clear_clip",
    "clip_choices",
    "clip_consent",
    "clip_page",
    "clip_places",
    "clips_topic",
    "close_due",
    "close_job",
    "close_moment",
    "closing_soon",
    "company_posting",
    "company_view",
    "currencies",
    "delete_search",
    "description_html",
    "discard_job",
    "duplicate_job",
    "extend_job",
    "feed",
    "fields_in",
    "imports",
    "instant_of",
    "is_open",
    "is_saved",
    "job_briefs",
    "job_deadline",
    "job_part",
    "job_parts",
    "job_places",
    "job_posting",
    "job_preview",
    "job_sheet",
    "job_view",
    "jobs_csv",
    "json_amount",
    "keeps_search",
    "kept_promises",
    "labels_text",
    "list_companies",
    "list_jobs",
    "located_text",
    "look_for_news",
    "look_near",
    "looking_near",
    "mails_of",
    "merged",
    "missed",
    "moment_text",
    "more_jobs",
    "newest_postings",
    "open_job",
    "open_jobs_count",
    "open_jobs_stamp",
    "open_postings",
    "page_topic",
    "pass_",
    "place_of",
    "place_options",
    "publish_job",
    "put_clip_back",
    "read_address",
    "remind",
    "remind_due",
    "remove_clip",
    "render_finished",
    "reopen_job",
    "restore_search",
    "reviews_wait",
    "save",
    "save_job",
    "save_search",
    "saved_deadlines",
    "saved_searches",
    "search_feed",
    "search_jobs",
    "seen",
    "stop_clip",
    "suspend_company",
    "tell_news",
    "tell_of_close",
    "tell_one_of_close",
    "tell_saver",
    "tell_savers",
    "turn_off_calendar",
    "turn_on_calendar",
    "undo_pass",
    "unsave",
    "unsubscribe",
    "use_clip",
    "with_value",
    "with_words",
    "words_of",
    "writes_for",
]
