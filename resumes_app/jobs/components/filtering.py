"""The filters of the search: beside the list on a wide window, in a sheet on a narrow one."""

from typing import Any

import reflex as rx
from reflex.experimental.client_state import ClientStateVar
from reflex_components_core.react_router import link as router_link

from resumes_app.jobs import service
from resumes_app.jobs.state import NearbyState, SearchState
from resumes_app.jobs.state.search import LONGEST_TYPED
from resumes_app.ui import controls, icons
from resumes_app.ui.dialog import dialog
from resumes_app.ui.forms.fields import BOX
from resumes_app.ui.local_distance import local_distance
from resumes_app.ui.suggest_field import place_suggestions

sheet = ClientStateVar.create("filters_shown", default=False)

FIELD = f"{BOX} min-h-11 px-3 py-1.5"
PICK = f"{FIELD} select-arrow pr-9"
_HEADING = "text-base font-semibold"


def _small(label: str, field: rx.Component) -> rx.Component:
    return rx.el.label(rx.el.span(label, class_name="sr-only"), field, class_name="block min-w-0 flex-1")


def _pick(label: str, name: str, value: Any, *options: rx.Component) -> rx.Component:
    chosen: Any = SearchState.choose
    field = rx.el.select(
        *options, value=value, on_change=lambda choice: chosen(name, choice), class_name=PICK, name=name
    )
    return _small(label, field)


def _options(pairs: Any) -> list[rx.Component]:
    return [rx.el.option(label, value=str(value)) for value, label in pairs]


def _place(where: str) -> rx.Component:
    field = place_suggestions(
        f"place-{where}",
        options=SearchState.places,
        options_for=SearchState.places_for,
        none_said="We know no town called “{typed}”. The list stays as it is.",
        on_typed=SearchState.suggest,
        on_chosen=lambda href: rx.redirect(href),
        class_name=FIELD,
        type="search",
        value=SearchState.place,
        refill=SearchState.fill,
        first_on_enter=True,
        placeholder="Town",
        max_length=LONGEST_TYPED,
    )
    reach = [rx.el.option("within ", local_distance(km * 1000), value=str(km), key=str(km)) for km in service.WITHIN_KM]
    near = rx.el.div(
        rx.el.div(_pick("Within", "within", SearchState.within, *reach), class_name="min-w-44 flex-1"),
        controls.button("Anywhere", on_click=SearchState.anywhere, variant="quiet", size="sm"),
        class_name="mt-2 flex flex-wrap items-center gap-2",
    )
    return rx.el.div(
        rx.el.label("Place", html_for=f"place-{where}", class_name=f"mb-1.5 block {_HEADING}"),
        field,
        rx.cond(SearchState.place != "", near),
        rx.cond(NearbyState.may_choose, _in_the_feed()),
    )


def _in_the_feed() -> rx.Component:
    """Return whether the feed, too, prefers the place; a place can be left again from anywhere."""
    prefer = controls.button(
        "Show these sooner in my feed", on_click=NearbyState.prefer, variant="quiet", size="sm", test_id="prefer-place"
    )
    kept = rx.el.p(
        "Your feed shows jobs near ",
        rx.el.strong(NearbyState.near),
        " sooner. ",
        rx.el.button(
            "Forget it",
            type="button",
            on_click=NearbyState.forget,
            class_name="font-semibold text-link underline",
            data_testid="forget-place",
        ),
        class_name="mt-2 text-sm text-ink-soft",
    )
    return rx.fragment(rx.cond(SearchState.place != "", prefer), rx.cond(NearbyState.near != "", kept))


def _option(option: Any) -> rx.Component:
    tick = rx.el.span(
        rx.cond(option["on"], icons.check("size-4")),
        class_name=(
            "grid size-5 flex-none place-items-center rounded-chip border-2 border-line-strong "
            "group-aria-[current=true]:border-primary group-aria-[current=true]:bg-primary "
            "group-aria-[current=true]:text-on-primary"
        ),
        aria_hidden="true",
    )
    return rx.el.li(
        router_link(
            tick,
            rx.el.span(option["label"], class_name="min-w-0 flex-1 truncate"),
            rx.el.span(option["count"], class_name="text-sm text-ink-soft"),
            href=option["href"].to(str),
            aria_current=rx.cond(option["on"], "true", "false"),
            class_name=(
                "group flex min-h-9 max-sm:min-h-tap items-center gap-2.5 rounded-control px-1.5 text-ink "
                "no-underline hover:bg-ink/8"
            ),
        )
    )


def _group(group: Any) -> rx.Component:
    return rx.el.section(
        rx.el.h3(group["label"], class_name=f"mb-1 {_HEADING}"),
        rx.el.ul(rx.foreach(group["options"].to(list[dict[str, Any]]), _option), class_name="-mx-1.5"),
        key=group["key"].to(str),
    )


def _pay(where: str) -> rx.Component:
    chosen: Any = SearchState.choose
    amount = rx.el.input(
        type="text",
        name="pay",
        auto_complete="off",
        input_mode="decimal",
        enter_key_hint="done",
        max_length=14,
        key=rx.Var.create(SearchState.fill).to(str),
        default_value=SearchState.pay,
        placeholder="Any",
        on_blur=lambda value: chosen("pay", value),
        aria_invalid=rx.cond(SearchState.pay_said != "", "true", "false"),
        aria_describedby=f"pay-said-{where}",
        data_then="pay",
        data_focus="pay",
        data_testid="pay",
        class_name=FIELD,
    )
    said = rx.el.p(
        SearchState.pay_said,
        id=f"pay-said-{where}",
        role="status",
        class_name="mt-1.5 text-sm font-medium text-danger empty:mt-0",
    )
    return rx.el.section(
        rx.el.h3("Pay at least", class_name=f"mb-1.5 {_HEADING}"),
        rx.el.form(
            _small("Pay at least", amount),
            _pick("Currency", "currency", SearchState.currency, *_options((c, c) for c in service.CURRENCIES)),
            on_submit=lambda form: chosen("pay", form.to(dict[str, str])["pay"]),
            no_validate=True,
            class_name="flex gap-2",
        ),
        said,
        rx.el.div(
            _pick(
                "Paid by",
                "per",
                SearchState.per,
                *_options((per, f"{'an' if per == 'hour' else 'a'} {per}") for per in service.PER_YEAR),
            ),
            class_name="mt-2",
        ),
    )


def _days() -> rx.Component:
    days = [("", "Any time"), *((day, "a day" if day == 1 else f"{day} days") for day in service.DAYS)]
    return rx.el.section(
        rx.el.h3("Closes within", class_name=f"mb-1.5 {_HEADING}"),
        _pick("Closes within", "days", SearchState.days, *_options(days)),
    )


def _filters(where: str) -> rx.Component:
    view: Any = SearchState.view
    return rx.el.div(
        _place(where),
        rx.cond(view, rx.fragment(rx.foreach(view["groups"].to(list[dict[str, Any]])[:4], _group)), rx.fragment()),
        _pay(where),
        _days(),
        rx.cond(view, rx.fragment(rx.foreach(view["groups"].to(list[dict[str, Any]])[4:], _group)), rx.fragment()),
        class_name="flex flex-col gap-6",
    )


def filters_beside() -> rx.Component:
    """Return the filters as a column, on a wide window only."""
    return rx.el.aside(
        rx.el.h2("Filters", class_name="sr-only"),
        _filters("beside"),
        aria_label="Filters",
        class_name="hidden w-60 flex-none lg:block",
    )


def filters_button() -> rx.Component:
    """Return the button that opens the filters as a sheet, on a narrow window only."""
    view: Any = SearchState.view
    number = view["chips"].to(list[dict[str, Any]]).length()
    count = rx.cond(view, rx.cond(number > 0, controls.badge(number.to(str), tone="primary")))
    opener = rx.el.button(
        icons.filters("size-5"),
        rx.el.span("Filters", class_name="max-sm:sr-only"),
        count,
        type="button",
        on_click=sheet.set_value(True),
        aria_haspopup="dialog",
        data_testid="filters",
        class_name=(
            "inline-flex min-h-12 flex-none items-center gap-2 rounded-pill border-2 border-line-strong bg-surface "
            "px-4 font-semibold text-ink hover:border-ink"
        ),
    )
    shown = controls.button(
        rx.cond(view, "Show " + view["total"].to(str), "Close"),
        on_click=sheet.set_value(False),
        test_id="show-found",
        class_name="w-full",
    )
    box = dialog(
        rx.cond(sheet.value, _filters("sheet")),
        id="filters",
        title="Filters",
        open=sheet.value,
        on_close=sheet.set_value(False),
        actions=shown,
        actions_stay=True,
        test_id="filter-sheet",
    )
    return rx.el.div(opener, box, class_name="lg:hidden")


def chip_label(chip: Any) -> rx.Component:
    """Return what a filter is about, its distance in the viewer's own unit."""
    far = rx.fragment(local_distance(chip["metres"].to(int)), " ")
    return rx.fragment(rx.cond(chip["metres"].to(int) > 0, far), chip["label"])


def chips() -> rx.Component:
    """Return the filters that are on; a press takes one off."""
    view: Any = SearchState.view

    def chip(given: Any) -> rx.Component:
        return rx.el.li(
            router_link(
                rx.el.span("Without ", class_name="sr-only"),
                rx.el.span(chip_label(given), class_name="truncate"),
                icons.close("size-4"),
                href=given["href"].to(str),
                data_testid="chip",
                class_name=(
                    "inline-flex min-h-9 max-sm:min-h-tap max-w-full items-center gap-1.5 rounded-pill bg-primary-soft "
                    "px-3.5 text-sm font-semibold text-on-primary-soft no-underline hover:bg-ink/12 hover:text-ink"
                ),
            )
        )

    listed = view["chips"].to(list[dict[str, Any]])
    row = rx.el.ul(rx.foreach(listed, chip), aria_label="Filters that are on", class_name="mt-2 flex flex-wrap gap-2")
    return rx.cond(listed.length() > 0, row)


def sort_field() -> rx.Component:
    """Return the choice of the order."""
    view: Any = SearchState.view
    chosen: Any = SearchState.choose

    def option(sort: Any) -> rx.Component:
        return rx.el.option(sort["label"], value=sort["value"].to(str))

    return rx.el.label(
        rx.el.span("Order", class_name="sr-only"),
        rx.el.select(
            rx.foreach(view["sorts"].to(list[dict[str, str]]), option),
            value=SearchState.sort,
            on_change=lambda choice: chosen("sort", choice),
            data_testid="sort",
            class_name=f"{PICK} w-auto",
        ),
    )
