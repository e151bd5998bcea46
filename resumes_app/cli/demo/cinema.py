"""Moving pictures: shots of a speaker in a scene, composed frame by frame."""

import math
import random
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from PIL import Image, ImageOps

from resumes_app.cli.demo.acting import FPS
from resumes_app.cli.demo.drawing import cards
from resumes_app.cli.demo.drawing.portraits import Figure, Pose, figure
from resumes_app.cli.demo.drawing.rooms import room
from resumes_app.cli.demo.drawing.scenes import Scene
from resumes_app.cli.demo.drawing.sets import COUNTER_Y, stage
from resumes_app.cli.demo.drawing.svg import HEIGHT, WIDTH, document, raster
from resumes_app.cli.demo.script import Company, Line
from resumes_app.cli.demo.voices import Speech

SLIDE_FRAMES = 9
"""A plate or sticker takes this long to come in."""
PLATE_S = (0.35, 3.6)
LIGHTS = (("#ffffff", 0.0), ("#ffb35c", 0.16), ("#7dd3fc", 0.12), ("#20306b", 0.24), ("#f472b6", 0.1))
TITLE_SHARE = 0.5
"""A job's title comes about the middle, at a sentence's beginning."""


@dataclass(frozen=True)
class Caption:
    """Words on screen from one second to another; they slide in by `dx`, `dy` pixels."""

    svg: str
    from_s: float
    to_s: float
    dx: int = 0
    dy: int = 0


@dataclass(frozen=True)
class Shot:
    """A stretch of the clip with one background and one size of the speaker."""

    scene: Scene
    until_s: float
    width: int
    middle: tuple[int, int]
    """Where the middle of the face is."""
    bottom: int = HEIGHT
    """The figure reaches down at least to here."""
    words: tuple[Caption, ...] = field(default=())
    mirrored: bool = False
    """The speaker faces left."""


def _reply_shots(line: Line, speech: Speech) -> list[Shot]:
    rng, scene = random.Random(f"shots {line.id}"), room(line.scene, line.id)
    side, mirrored = rng.choice((-34, -14, 14, 34)), rng.random() < 0.5
    wide = Shot(scene, math.inf, rng.choice((540, 570, 600)), (240 + side, 400), mirrored=mirrored)
    near = replace(wide, width=rng.choice((680, 720)), middle=(240 + side // 3, 380))
    order = (wide, near) if rng.random() < 0.7 else (near, wide)
    cuts = [part.start_s - 0.06 for part in speech.parts[1:]]
    cuts = cuts[len(cuts) // 2 :][:1]  # One cut, near the middle: more would be restless, and each costs a key frame.
    shots = [replace(order[i % 2], until_s=cut) for i, cut in enumerate([*cuts, math.inf])]
    if line.sticker:
        note = Caption(cards.sticker(line.sticker, line.id), 0.5, 3.4, dy=-130)
        shots = [replace(shot, words=(note,)) for shot in shots]
    return shots


def _job_shots(line: Line, speech: Speech, company: Company, place: str) -> list[Shot]:
    main, accent, person = company.colour, company.accent, line.person
    scene = stage(company.set, main, accent, line.id).in_light(*LIGHTS[line.take % len(LIGHTS)])
    turned = line.take % 3 == 1
    scene = scene.mirrored() if turned else scene
    name = cards.plate(person.name, person.role, company.name, main, accent)
    width, x = (530, 224) if line.take % 2 == 0 else (640, 236)
    stood = Shot(scene, math.inf, width, (WIDTH - x if turned else x, 318), COUNTER_Y + 14, mirrored=turned)
    panel = Scene(cards.panel(line.title, place, company.name, main, accent, line.id, bright=line.take in {1, 4}))
    titled = Shot(panel, math.inf, 820, (240, 470))
    cuts = [part.start_s - 0.06 for part in speech.parts[1:]]
    cut = min(cuts, key=lambda at: abs(at - TITLE_SHARE * speech.duration_s), default=TITLE_SHARE * speech.duration_s)
    if line.take % 2:
        late = Caption(name, cut + PLATE_S[0], cut + PLATE_S[1], dx=-440)
        return [replace(titled, until_s=cut), replace(stood, words=(late,))]
    return [replace(stood, until_s=cut, words=(Caption(name, *PLATE_S, dx=-440),)), titled]


class Take:
    """A shot made ready: everything that stays is drawn once."""

    def __init__(self, shot: Shot, person: Figure) -> None:
        self.shot, self.person, self.sketch = shot, person, person.sketch(shot.width)
        self.back = raster(document(shot.scene.back)).convert("RGB")
        self.movers = [(mover, mover.picture()) for mover in shot.scene.movers]
        self.front = raster(document(shot.scene.front)) if shot.scene.front else None
        self.words = [(word, raster(document(word.svg))) for word in shot.words]
        self.poses: dict[Pose, Image.Image] = {}
        self.last: tuple[object, Image.Image] | None = None

    def frame(self, pose: Pose, at_s: float) -> Image.Image:
        """Return the picture at a time of the clip; the very same one where nothing has moved since the last."""
        # Things in the background move on every second frame, as mouths do: half the pictures, and half the bits.
        ticked_s = round(at_s * FPS) // 2 * 2 / FPS
        places = tuple(mover.place(ticked_s) for mover, _ in self.movers)
        words = tuple(_slid(word, at_s) if word.from_s <= at_s < word.to_s else None for word, _ in self.words)
        if self.last and self.last[0] == (pose, places, words):
            return self.last[1]
        image = self.back.copy()
        for (_, picture), place in zip(self.movers, places, strict=True):
            image.paste(picture, place, picture)
        figure = self._figure(pose)
        image.paste(figure, self._corner(figure), figure)
        if self.front:
            image.paste(self.front, (0, 0), self.front)
        for (_, picture), corner in zip(self.words, words, strict=True):
            if corner is not None:
                image.paste(picture, corner, picture)
        self.last = ((pose, places, words), image)
        return image

    def _figure(self, pose: Pose) -> Image.Image:
        if pose not in self.poses:
            picture = self.sketch.picture(pose)
            self.poses[pose] = ImageOps.mirror(picture) if self.shot.mirrored else picture
        return self.poses[pose]

    def _corner(self, picture: Image.Image) -> tuple[int, int]:
        face_x, face_y = self.person.face
        x = self.shot.middle[0] - picture.width * ((1 - face_x) if self.shot.mirrored else face_x)
        y = self.shot.middle[1] - picture.height * face_y
        return round(x), max(round(y), self.shot.bottom - picture.height)


def _slid(word: Caption, at_s: float) -> tuple[int, int]:
    inward = min(1.0, (at_s - word.from_s) * FPS / SLIDE_FRAMES)
    outward = min(1.0, (word.to_s - at_s) * FPS / SLIDE_FRAMES)
    away = (1 - min(inward, outward)) ** 3
    return round(word.dx * away), round(word.dy * away)


def shots(line: Line, speech: Speech, company: Company | None, place: str = "") -> list[Shot]:
    """Return the shots of a clip, in order: a job's if it is a company's, else a candidate's."""
    return _job_shots(line, speech, company, place) if company else _reply_shots(line, speech)


def film(line: Line, plan: list[Shot], poses: list[Pose]) -> Iterator[Image.Image]:
    """Yield the clip's frames, RGB, 480 by 854."""
    person, number = figure(line.person), 0
    take = Take(plan[0], person)
    for index, pose in enumerate(poses):
        at_s = index / FPS
        while at_s >= plan[number].until_s:
            number += 1
            take = Take(plan[number], person)
        yield take.frame(pose, at_s)
