"""What the search for music offers as an example."""

import re

from resumes_app.applications.components.reply.music import EXAMPLE
from resumes_app.studio import service


def test_the_example_of_the_search_finds_music_that_each_of_its_words_fits() -> None:
    words = re.findall(r"\w+", EXAMPLE.lower())
    assert len(words) > 1
    assert [
        bed["title"] for bed in service.bed_choices() if all(f" {w}" in f" {service.bed_words(bed)}" for w in words)
    ]
