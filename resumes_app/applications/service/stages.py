"""What there is of a reply, stage by stage, where its job reveals replies so."""

from collections.abc import Collection

from resumes_app.models.reviews import Stage


def stages_of(transcript: str, *, has_sound: bool) -> tuple[Stage, ...]:
    """Return the stages of a reply in order: it begins at the first, and ends with the picture.

    None begins with the picture: where there is nothing to read or hear, the words are there without any.

    Args:
        transcript: Without captions there is nothing to read.
        has_sound: A reply in writing has none.
    """
    words = (Stage.WORDS,) if transcript.strip() or not has_sound else ()
    sound = (Stage.SOUND,) if has_sound else ()
    return (*words, *sound, Stage.PICTURE)


def reached(stages: tuple[Stage, ...], opened: Collection[Stage]) -> Stage:
    """Return how far somebody is to whom these stages were opened."""
    at = stages[0]
    for stage in stages[1:]:
        if stage not in opened:
            break
        at = stage
    return at
