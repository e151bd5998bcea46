"""What a person is told when the camera does not come."""

import pytest

from resumes_app.applications.state.reply.trouble import (
    MORE,
    PROBLEM,
    PROBLEMS,
    about,
    browser_of,
    lost,
    problem,
    trouble_for,
)
from resumes_app.applications.state.reply.views import cut_short
from resumes_app.studio.schemas import NO_DRAFT, TakeView

CHROME = "Mozilla/5.0 (X11; Linux x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36"
IPHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_4 like Mac OS X) AppleWebKit/605.1.15"
PIXEL = "Mozilla/5.0 (Linux; Android 16; Pixel 9"
AGENTS = {
    "chrome": CHROME,
    "edge": f"{CHROME} Edg/156.0.0.0",
    "firefox": "Mozilla/5.0 (X11; Linux x86_64; rv:153.0) Gecko/20100101 Firefox/153.0",
    "safari": "Mozilla/5.0 (Macintosh; Intel Mac OS X 14_5) AppleWebKit/605.1.15 Version/18.4 Safari/605.1",
    "ios": f"{IPHONE} Version/18.4 Mobile/15E148 Safari/604.1",
    "ios-chrome": f"{IPHONE} CriOS/156.0 Mobile/15E148",
    "android": f"{PIXEL}) AppleWebKit/537.36 Chrome/156.0.0.0 Mobile Safari/537.36",
}
IN_APP = f"{PIXEL}; wv) AppleWebKit/537.36 Version/4.0 Chrome/156.0 Mobile Instagram 300.0"
REASONS = [
    "NotAllowedError",
    "NotFoundError",
    "NotReadableError",
    "OverconstrainedError",
    "InsecureContextError",
    "UnsupportedError",
    "SomethingNewError",
]


@pytest.mark.parametrize("browser", AGENTS)
def test_a_blocked_camera_is_answered_with_the_steps_of_the_browser_at_hand(browser: str) -> None:
    assert browser_of(AGENTS[browser]) == browser
    told = trouble_for("NotAllowedError", AGENTS[browser])
    assert "blocked" in told["title"]
    assert len(told["steps"]) == 3


def test_every_browser_has_steps_of_its_own() -> None:
    steps = {tuple(trouble_for("NotAllowedError", agent)["steps"]) for agent in AGENTS.values()}
    assert len(steps) == len(AGENTS)


@pytest.mark.parametrize("error", REASONS)
def test_every_refusal_has_a_reason_and_a_way_on(error: str) -> None:
    told = trouble_for(error, CHROME)
    assert told["title"] and told["text"] and told["steps"]


def test_every_known_refusal_is_told_apart() -> None:
    for sound in (False, True):
        assert len({trouble_for(error, CHROME, sound=sound)["title"] for error in REASONS}) == len(REASONS)


@pytest.mark.parametrize("browser", AGENTS)
@pytest.mark.parametrize("error", [*REASONS, "AbortError"])
def test_who_asked_for_the_microphone_alone_is_not_told_of_cameras(error: str, browser: str) -> None:
    told = trouble_for(error, AGENTS[browser], sound=True)
    if error not in ("InsecureContextError", "UnsupportedError"):
        assert "microphone" in told["title"].lower()
        assert not any("camera" in step.lower() for step in (told["title"], told["text"], *told["steps"]))


def test_a_lost_microphone_is_not_answered_with_a_camera() -> None:
    assert "microphone" in lost("audio")["steps"][0]


@pytest.mark.parametrize("error", REASONS)
def test_a_page_inside_another_app_is_sent_to_a_browser(error: str) -> None:
    assert trouble_for(error, IN_APP)["title"] == "Open this page in your browser"


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("EmptyFile\na.mp4", "“a.mp4” was not added. The file is empty. Record again, or choose another file."),
        ("Refused:No.\n" + "x" * 50 + ".mp4", f"“{'x' * 39}…” was not added. No."),
        ("Refused:No.", "This file was not added. No."),
        ("UnreadablePicture\na.png\nb.png\nc.png", "“a.png” and 2 more were not added. " + MORE["UnreadablePicture"]),
        ("BlockedError", PROBLEMS["BlockedError"]),
        ("Unheard", PROBLEM),
    ],
)
def test_what_was_not_kept_is_told_of_by_its_name(name: str, said: str) -> None:
    assert problem(name) == said


def test_of_files_that_were_not_added_the_newest_alone_is_told_of() -> None:
    assert about("EmptyFile\na.mp4") == about("Refused:No.\nb.mp4") != about("EmptyFile")


def test_a_take_that_is_cut_to_fit_is_told_of() -> None:
    take = TakeView(id="1", client_id="a", src="", duration_ms=120_000, used_ms=90_000, width=1, height=1)
    assert "lasts 2:00" in cut_short({**NO_DRAFT, "takes": [take]}, "a") and cut_short(NO_DRAFT, "a") == ""
    assert cut_short({**NO_DRAFT, "takes": [{**take, "duration_ms": 90_400}]}, "a") == ""


def test_a_lost_device_says_that_the_take_is_kept() -> None:
    assert "kept" in lost("video")["text"]
    assert lost("audio")["text"] != lost("video")["text"]
    assert lost("unknown") == lost("video")
