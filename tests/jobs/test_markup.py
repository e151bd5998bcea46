"""The light markup of a description."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resumes_app.jobs.service.markup import to_html, to_markup
from resumes_app.jobs.service.wording import safe_html


@pytest.mark.parametrize(
    ("typed", "html"),
    [
        ("Hello", "<p>Hello</p>"),
        ("one\ntwo\n\nthree", "<p>one<br>two</p><p>three</p>"),
        ("## What you do", "<h3>What you do</h3>"),
        ("- one\n- two", "<ul><li>one</li><li>two</li></ul>"),
        ("1. one\n2. two", "<ol><li>one</li><li>two</li></ol>"),
        ("> said", "<blockquote>said</blockquote>"),
        ("**much** and *little*", "<p><strong>much</strong> and <em>little</em></p>"),
        ("2 \\* 3 and \\# one", "<p>2 * 3 and # one</p>"),
        ("a * b", "<p>a * b</p>"),
        ("<script>alert(1)</script>", "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>"),
        ("[x](javascript:alert(1))", "<p>[x](javascript:alert(1))</p>"),
    ],
)
def test_what_is_typed_becomes_this(typed: str, html: str) -> None:
    assert to_html(typed) == html


def test_a_link_leads_to_the_web_only_and_cannot_break_out() -> None:
    html = to_html('[site](https://a.test/?b=1&c=2) [bad](https://a.test/"onclick="x)')
    assert 'href="https://a.test/?b=1&amp;c=2"' in html
    assert "onclick" not in html.replace("&quot;onclick=&quot;x", "")


@given(st.text(alphabet=st.sampled_from("ab*\\[]()#->1. \n&<"), max_size=60))
def test_whatever_is_typed_is_safe_and_stays_as_it_is_when_it_is_opened_again(typed: str) -> None:
    html = to_html(typed)
    assert safe_html(html) == html
    assert to_html(to_markup(to_html(to_markup(html)))) == to_html(to_markup(html))


def test_html_from_elsewhere_is_opened_as_markup() -> None:
    html = "<h2>Us</h2><p>We <b>roast</b>&nbsp;*coffee*.</p><ol><li>a</li></ol><div>loose</div>- no list"
    assert to_markup(html) == "## Us\n\nWe **roast** \\*coffee\\*.\n\n1. a\n\nloose- no list"


@pytest.mark.parametrize(
    ("words", "markup"),
    [
        ("see [evil] and 5 * 3", "see [evil] and 5 * 3"),
        ("* no item", "\\* no item"),
        ("*both* stars", "\\*both\\* stars"),
        ("[no](https://link.test)", "\\[no](https://link.test)"),
    ],
)
def test_a_sign_is_taken_as_it_is_only_where_it_would_mark_something(words: str, markup: str) -> None:
    assert to_markup(f"<p>{words}</p>") == markup
    assert to_html(markup) == f"<p>{words}</p>"
