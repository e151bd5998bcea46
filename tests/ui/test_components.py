"""What assistive technology and a browser without JavaScript get from the components."""

import json
from typing import Any

import pytest
import reflex as rx

from resumes_app.ui import brand, controls, forms, icons, shell
from resumes_app.ui.feedback import notices, skeleton_list, status_line


def drawn(component: rx.Component) -> str:
    return json.dumps(component.render(), default=str)


def props(component: rx.Component) -> list[str]:
    rendered: dict[str, Any] = component.render()
    return list(rendered["props"])


def test_a_button_with_an_icon_alone_has_a_spoken_name() -> None:
    assert '"aria-label":"Share this job"' in props(controls.icon_button(icons.share, "Share this job"))


@pytest.mark.parametrize("busy", [True, False])
def test_a_busy_button_takes_no_press_and_says_so(busy: bool) -> None:
    rendered = drawn(controls.button("Reply", busy=busy))
    assert f'\\"aria-busy\\":{str(busy).lower()}' in rendered
    assert "disabled:" in rendered


def test_a_decorative_icon_is_hidden_and_a_named_one_is_an_image() -> None:
    assert '"aria-hidden":"true"' in props(icons.star())
    assert {'role:"img"', '"aria-label":"Verified company"'} <= set(props(controls.verified()))


def test_a_native_form_is_not_caught_by_reflex() -> None:
    form = forms.native_form(controls.button("Sign in", type="submit"), action="/auth/signin", return_to="/?job=7")
    assert "onSubmit" not in drawn(form)
    assert {'action:"/auth/signin"', 'method:"post"'} <= set(props(form))
    assert '\\"/?job=7\\"' in drawn(form)


def test_an_error_is_tied_to_its_field() -> None:
    rendered = drawn(forms.email_field(error="Enter an e-mail address with an @."))
    assert '\\"aria-describedby\\":\\"email-error\\"' in rendered
    assert '\\"aria-invalid\\"' in rendered
    assert 'id:\\"email-error\\"' in rendered


def test_each_part_of_a_date_has_a_label_of_its_own() -> None:
    rendered = drawn(forms.date_field("Date of birth", "born", birthday=True))
    for part in ("day", "month", "year"):
        assert f'htmlFor:\\"born_{part}\\"' in rendered
        assert f'autoComplete:\\"bday-{part}\\"' in rendered


def test_segments_are_radios_of_one_group() -> None:
    rendered = drawn(controls.choice("show", "Show", [("all", "All"), ("open", "Open")], value="all"))
    assert rendered.count('type:\\"radio\\"') == 2
    assert "Legend" in rendered or "legend" in rendered


def test_errors_are_spoken_at_once_and_the_rest_politely() -> None:
    rendered = drawn(notices())
    assert 'role:\\"alert\\"' in rendered
    assert 'role:\\"status\\"' in rendered
    assert 'role:\\"status\\"' in drawn(status_line("Saved"))


def test_a_skeleton_says_that_something_is_loading() -> None:
    assert "Loading" in drawn(skeleton_list())


@pytest.mark.parametrize("frame", [shell.stage, shell.page, shell.focused])
def test_every_frame_has_a_main_landmark_a_title_and_a_way_to_skip_to_it(frame: Any) -> None:
    rendered = drawn(frame(rx.el.p("Hello"), title="Jobs"))
    assert rendered.count('"\\"main\\""') == 1
    assert rendered.count('"\\"h1\\""') == 1
    assert 'href:\\"#content\\"' in rendered
    assert 'id:\\"content\\"' in rendered


def test_every_place_says_in_both_layouts_whether_one_is_there() -> None:
    items = [shell.NavItem("Jobs", "/", icons.feed), shell.NavItem("Search", "/jobs", icons.search)]
    rendered = drawn(shell.page(title="Jobs", items=items, active="/jobs"))
    assert rendered.count('\\"aria-current\\"') == 2 * len(items)


def test_the_mark_bears_the_installation_s_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(brand.settings(), "brand_name", "Kavi")
    assert "Kavi" in drawn(brand.mark())


@pytest.mark.parametrize(
    ("name", "letters"), [("Ada Lindqvist", "AL"), ("ada", "A"), ("", "?"), ("Jean de la Tour", "JT")]
)
def test_initials_are_those_of_the_first_and_last_word(name: str, letters: str) -> None:
    assert controls.initials_of(name) == letters
