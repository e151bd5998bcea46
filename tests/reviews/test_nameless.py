"""Words without the name of whoever says them."""

import pytest

from resumes_app.reviews.service.nameless import nameless


@pytest.mark.parametrize(
    ("text", "name", "left"),
    [
        ("Hi, I'm Jonas Berg from Oslo.", "Jonas Berg", "Hi, I'm [name] from Oslo."),
        ("jonas's coffee, by JONAS", "Jonas Berg", "[name]'s coffee, by [name]"),
        ("Call me Jose", "José María Núñez", "Call me [name]"),
        ("Mail jonas.berg@example.org", "Jonas Berg", "Mail [name]@example.org"),
        ("I am @jonasberg", "Jonas Berg", "I am @[name]"),
        ("Jonathan taught me", "Jonas Berg", "Jonathan taught me"),
        ("A plan B is what I have", "B. A. Okafor", "A plan B is what I have"),
        ("أنا ليلى من بيروت", "ليلى حداد", "أنا [name] من بيروت"),
        ("", "Jonas", ""),
        ("Nothing to hide", "", "Nothing to hide"),
    ],
)
def test_a_name_is_replaced_however_it_is_written(text: str, name: str, left: str) -> None:
    assert nameless(text, name) == left


def test_the_handle_goes_too() -> None:
    assert nameless("Find me as joni_22, I am Jonas", "Jonas Berg", "joni_22") == "Find me as [name], I am [name]"
