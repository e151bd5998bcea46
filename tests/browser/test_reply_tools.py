"""The tools of the edit: what the preview shows of them is what is rendered, and all of them can be reached."""

from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from PIL import Image, ImageChops, ImageStat
from playwright.sync_api import expect
from sqlmodel import select

from resumes_app import db
from resumes_app.accounts.service import identity_of_cookie
from resumes_app.media import titles
from resumes_app.media.editlist import parse
from resumes_app.media.profiles import STANDARD
from resumes_app.models import Draft
from tests.browser.likeness import ffmpeg, likeness, picture_at, rendered
from tests.browser.previewing import shoot
from tests.browser.projects import show
from tests.browser.replying import SLOW_MS, Candidate
from tests.browser.sizes import on_phone
from tests.factories import sign_in
from tests.studio.factories import keep_take, make_draft

COLOURS = [(214, 168, 138), (120, 84, 62), (70, 78, 92), (196, 204, 212), (96, 130, 96), (128, 128, 128)]
"""Skin, cloth and walls."""
LIKE = 0.9
"""SSIM, 0 to 1, of the colours."""
APART = 9
"""Levels of 255 by which a channel differs in the mean."""
NEAR = 0.02
"""Of the frame's width and height."""
TITLE = "Ana Luz, barista with a plan for long mornings"
OWN_TARGETS = ("look", "adjust", "text", "stickers", "captions", "cover")
TOOLS = ("clips", "look", "adjust", "music", "text", "stickers", "captions", "cover", "takes")


@pytest.fixture
def editing(ana: Candidate, tmp_path: Path) -> Candidate:
    """Somebody with a take that stands still: a picture at any moment is the picture at every moment."""
    still = tmp_path / "still.webm"
    blocks = Image.new("RGB", (2, 3))
    blocks.putdata(COLOURS)
    blocks.resize((720, 1280), Image.Resampling.NEAREST).save(tmp_path / "still.png")
    picture = ["-loop", "1", "-framerate", "30", "-t", "2.5", "-i", str(tmp_path / "still.png")]
    voice = ["-f", "lavfi", "-i", "sine=frequency=220:duration=2.5"]
    as_hd = "scale=out_color_matrix=bt709:out_range=tv,format=yuv420p,setparams=colorspace=bt709"
    ffmpeg(*picture, *voice, "-vf", as_hd, "-c:v", "libvpx", "-b:v", "3M", str(still))

    async def give() -> None:
        who = await identity_of_cookie(await sign_in(ana.user))
        await keep_take(who, await make_draft(who, ana.job), still)

    ana.site.run(give())
    ana.open("edit")
    expect(ana.by("preview").locator("video").first).to_have_js_property("readyState", 4)
    return ana


@on_phone
def test_tone_look_and_text_are_rendered_as_the_preview_shows_them(editing: Candidate, tmp_path: Path) -> None:
    page = editing.page
    show(editing, "look")
    editing.by("look-warm").click()
    show(editing, "adjust")
    for part, key, times in (
        ("brightness", "ArrowRight", 5),
        ("contrast", "ArrowLeft", 4),
        ("warmth", "ArrowRight", 8),
    ):
        for _ in range(times):
            editing.by(f"tone-{part}").press(key)
    expect(editing.by("tone-warmth")).to_have_attribute("aria-valuetext", "40 warmer")
    editing.lay_text(TITLE)
    expect(editing.by("preview-text")).to_have_text(TITLE)
    for choice in ("face-serif", "style-bright", "y-0.7"):
        editing.by(f"text-{choice}").click()
        expect(editing.by(f"text-{choice}")).to_have_attribute("aria-pressed", "true")
    for _ in range(3):
        editing.by("text-size").press("ArrowRight")
    editing.until(lambda: editing.site.run(_edit(editing))["overlays"][0]["size"] == 0.065)
    page.evaluate("document.fonts.ready.then(() => true)")
    page.wait_for_timeout(500)

    overlay = parse(editing.site.run(_edit(editing))).overlays[0]
    drawn = titles.draw(overlay, STANDARD, tmp_path / "title")
    frame, box = (editing.by(part).bounding_box() for part in ("preview", "preview-text"))
    assert frame and box
    seen = [(box["x"] - frame["x"]) / frame["width"], (box["y"] - frame["y"]) / frame["height"]]
    seen += [box["width"] / frame["width"], box["height"] / frame["height"]]
    wanted = [drawn.left / 720, drawn.top / 1280, drawn.width / 720, drawn.height / 1280]
    assert seen == pytest.approx(wanted, abs=NEAR)

    shot = tmp_path / "preview.png"
    shoot(editing, shot)
    editing.open("send")
    editing.by("consent").check()
    editing.by("submit").click()
    expect(editing.by("sent")).to_have_attribute("data-standing", "sent", timeout=2 * SLOW_MS)
    video = tmp_path / "video.mp4"
    video.write_bytes(editing.site.run(rendered(editing)))
    assert likeness(shot, video, pixels="gbrp") > LIKE
    assert max(_colours_apart(shot, video)) < APART


def test_every_tool_can_be_reached_and_undone(editing: Candidate) -> None:
    page = editing.page
    for tool in TOOLS:
        show(editing, tool)
        found = Axe().run(page, options={"runOnly": ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"]})
        assert [(it["id"], it["nodes"][0]["target"]) for it in found.response["violations"]] == [], tool
        if tool in OWN_TARGETS:
            for target in page.locator(
                f"section[aria-label={tool.title()}] :is(button, input:not(.sr-only)):visible"
            ).all():
                box = target.bounding_box()
                assert box and min(box["width"], box["height"]) >= 44, target.get_attribute("data-testid")

    show(editing, "adjust")
    editing.by("tone-contrast").press("End")
    editing.by("tone-warmth").press("Home")
    expect(editing.by("tone-contrast")).to_have_attribute("aria-valuetext", "100 stronger")
    box = editing.by("tone-contrast").bounding_box()
    assert box
    editing.by("tone-contrast").dblclick(position={"x": box["width"] - 8, "y": box["height"] / 2})
    expect(editing.by("tone-contrast")).to_have_attribute("aria-valuetext", "as filmed")
    editing.until(lambda: editing.site.run(_edit(editing))["tone"] == {"brightness": 0, "contrast": 0, "warmth": -1})
    editing.by("tone-reset").click()
    editing.until(lambda: not any(editing.site.run(_edit(editing))["tone"].values()))
    show(editing, "music")
    switch = page.get_by_role("switch", name="Clean up my voice")
    switch.press("Space")
    editing.until(lambda: editing.site.run(_edit(editing))["clean_voice"])
    editing.lay_text("Ana")
    editing.by("text-face-hand").click()
    editing.until(lambda: _faces(editing) == ["hand"])
    editing.by("delete-text").click()
    editing.until(lambda: _faces(editing) == [])


def _faces(person: Candidate) -> list[str]:
    return [overlay["face"] for overlay in person.site.run(_edit(person))["overlays"]]


async def _edit(person: Candidate) -> dict[str, Any]:
    async with db.reading() as session:
        return (await session.exec(select(Draft.edit).where(Draft.owner_id == person.user.id))).one()


def _colours_apart(shot: Path, video: Path) -> list[float]:
    """Return by how much red, green and blue of the picture and of the video's first second differ in the mean."""
    frame = picture_at(video, 1, shot.with_name("frame.png"))
    seen, made = (Image.open(path).convert("RGB").resize((180, 320), Image.Resampling.BOX) for path in (shot, frame))
    return ImageStat.Stat(ImageChops.difference(seen, made)).mean
