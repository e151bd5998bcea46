"""The filters of `/jobs` in words, each value with the address that switches it."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from resumes_app.jobs.schemas import FilterChip, FilterGroup, FilterOption, SortOption
from resumes_app.jobs.service.amounts import amount_text
from resumes_app.jobs.service.asked import DEFAULT_KM, Asked
from resumes_app.jobs.service.wording import EMPLOYMENT, LEVEL, PER, SYMBOLS
from resumes_app.search import COUNTED, Counts, PlaceChoice, Sort

LABELS = {
    "remote": "Where you work",
    "kind": "Kind of employment",
    "level": "Level",
    "reply": "You may reply by",
    "duet": "The question",
    "company": "Company",
    "tag": "Tags",
}
WORDS = {
    "remote": {"onsite": "On site", "hybrid": "Hybrid", "remote": "Remote"},
    "kind": EMPLOYMENT,
    "level": {level.value: words for level, words in LEVEL.items()},
    "reply": {"video": "Video", "sound": "Voice", "text": "Writing"},
    "duet": {"yes": "Asked on video"},
}
OFFERED = {"company": 8, "tag": 12}
"""So many of the most frequent."""
SORTS = {
    Sort.BEST: "Best match",
    Sort.NEWEST: "Newest",
    Sort.CLOSING: "Closing soon",
    Sort.PAY: "Pay",
    Sort.DISTANCE: "Distance",
}


def total_text(total: int) -> str:
    """Return the number of jobs in words."""
    if total > COUNTED:
        return f"{COUNTED:,}+ jobs"
    return "1 job" if total == 1 else f"{total:,} jobs"


def _most_frequent(counts: Counts, group: str) -> list[str]:
    start = f"{group}:"
    numbers = [(-number, name.removeprefix(start)) for name, number in counts.facets.items() if name.startswith(start)]
    return [name for _, name in sorted(numbers)]


def _offered(asked: Asked, counts: Counts, group: str) -> list[str]:
    """Return the values of a group to choose from: those that are chosen, and those that find something."""
    chosen, frequent = asked.facets.get(group, ()), _most_frequent(counts, group)
    if group in OFFERED:
        shown = frequent[: OFFERED[group]]
        return [*shown, *(value for value in chosen if value not in shown)]
    return [value for value in WORDS[group] if value in chosen or value in frequent]


def companies_in(counts: Counts, asked: Asked) -> list[str]:
    """Return the slugs of the companies that are offered or chosen."""
    return _offered(asked, counts, "company")


def _label(group: str, value: str, names: Mapping[str, str]) -> str:
    words = names if group == "company" else WORDS.get(group, {})
    return words.get(value, value)


def groups_of(asked: Asked, counts: Counts, names: Mapping[str, str]) -> list[FilterGroup]:
    """Return the groups that have something to choose."""
    groups = []
    for group, label in LABELS.items():
        options = [
            FilterOption(
                label=_label(group, value, names),
                count=_count_text(counts, f"{group}:{value}"),
                href=asked.switched(group, value).href(),
                on=value in asked.facets.get(group, ()),
            )
            for value in _offered(asked, counts, group)
        ]
        if options:
            groups.append(FilterGroup(key=group, label=label, options=options))
    return groups


def _count_text(counts: Counts, facet: str) -> str:
    number = counts.facets.get(facet, 0)
    if counts.whole:
        return str(number)
    return f"{number}+" if number else ""


def chips_of(asked: Asked, place: PlaceChoice | None, names: Mapping[str, str]) -> list[FilterChip]:
    """Return the filters that are on."""
    near = (asked.within_km or DEFAULT_KM) * 1000 if place else 0
    first = [FilterChip(label=f"around {place['name']}", metres=near, href=_anywhere(asked).href())] if place else []
    return first + [FilterChip(label=label, metres=0, href=without.href()) for label, without in _on(asked, names)]


def _anywhere(asked: Asked) -> Asked:
    return replace(asked, place_id=None, within_km=None)


def _on(asked: Asked, names: Mapping[str, str]) -> Iterable[tuple[str, Asked]]:
    for group in LABELS:
        for value in asked.facets.get(group, ()):
            yield _label(group, value, names), asked.switched(group, value)
    if asked.pay:
        symbol = SYMBOLS.get(asked.currency, f"{asked.currency} ")
        per = PER[asked.per.upper()]
        yield f"At least {symbol}{amount_text(asked.pay)} {per}", replace(asked, pay=None)
    if asked.days:
        days = "a day" if asked.days == 1 else f"{asked.days} days"
        yield f"Closes within {days}", replace(asked, days=None)
    if asked.sort == Sort.PAY and not asked.pay:
        yield f"Only pay stated in {asked.currency}", replace(asked, sort=Sort.BEST)


def sorts_of(asked: Asked) -> list[SortOption]:
    """Return the orders to choose from; by distance only where there is a place, by pay in one currency only."""
    offered = [sort for sort in SORTS if sort != Sort.DISTANCE or asked.place_id]
    labels = {**SORTS, Sort.PAY: f"Pay, in {asked.currency}"}
    return [SortOption(value=sort.value, label=labels[sort]) for sort in offered]
