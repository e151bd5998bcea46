"""Which address shows that somebody is of the company."""

import pytest

from resumes_app.accounts.service import Problems
from resumes_app.companies.service.domains import clean_website, host_of, why_not


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("acme.example", "https://acme.example"),
        ("https://www.acme.example/about/", "https://www.acme.example/about"),
        ("HTTP://Acme.Example", "http://acme.example"),
        ("büro.example", "https://xn--bro-hoa.example"),
    ],
)
def test_a_website_is_kept_as_an_address(typed: str, kept: str) -> None:
    problems = Problems()
    assert clean_website(typed, problems) == kept
    assert problems.found == {}


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "acme",
        "javascript:alert(1)",
        "ftp://acme.example",
        "http://127.0.0.1/",
        "https://[::1]/",
        "https://acme.example:8080",
        "https://ada@acme.example",
        "https://[acme",
        "acme.wordpress.com",
        "facebook.com/acme",
        "gmail.com",
        "https://www.outlook.com/mail",
        "acme.example/" + "a" * 300,
    ],
)
def test_what_is_no_website_of_a_company_is_refused_with_a_sentence(typed: str) -> None:
    problems = Problems()
    clean_website(typed, problems)
    assert problems.found["website"].endswith(".")


@pytest.mark.parametrize(
    ("email", "website"),
    [
        ("dana@acme.example", "https://acme.example"),
        ("dana@acme.example", "https://www.acme.example/jobs"),
        ("dana@acme.example", "https://jobs.acme.example"),
        ("dana@acme.co.uk", "https://careers.acme.co.uk"),
    ],
)
def test_an_address_at_the_domain_or_above_it_fits(email: str, website: str) -> None:
    assert why_not(email, website) == ""


@pytest.mark.parametrize(
    ("email", "website"),
    [
        ("dana@other.example", "https://acme.example"),
        ("dana@mail.acme.example", "https://acme.example"),
        ("dana@notacme.example", "https://acme.example"),
        ("dana@example", "https://acme.example"),
        ("dana@co.uk", "https://acme.co.uk"),
    ],
)
def test_an_address_elsewhere_does_not_fit(email: str, website: str) -> None:
    assert "website's domain" in why_not(email, website)


def test_a_free_mail_address_is_refused_with_what_to_use_instead() -> None:
    assert why_not("dana@gmail.com", "https://gmail.com").startswith("Anybody can have an address at gmail.com.")
    assert "you@acme.example" in why_not("dana@gmail.com", "https://www.acme.example")


def test_the_host_is_told_without_www() -> None:
    assert host_of("https://www.acme.example/x") == "acme.example"
    assert host_of("") == host_of("https://[acme") == ""
