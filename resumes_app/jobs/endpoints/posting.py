"""A job as schema.org's JobPosting, which search engines read."""

from html import escape
from typing import Any

from resumes_app.jobs import service
from resumes_app.jobs.schemas import JobPosting
from resumes_app.ui.served_page import absolute


def description_of(posting: JobPosting) -> str:
    """Return what the job says of itself as HTML, sanitised and never empty."""
    return posting.description_html or f"<p>{escape(posting.brief.question or posting.brief.title)}</p>"


def job_posting_ld(posting: JobPosting) -> dict[str, Any]:
    """Return the job as schema.org's JobPosting."""
    brief = posting.brief
    company = {"@type": "Organization", "name": brief.company["name"]}
    data: dict[str, Any] = {
        "@context": "https://schema.org/",
        "@type": "JobPosting",
        "title": brief.title,
        "description": description_of(posting),
        "identifier": {"@type": "PropertyValue", "name": brief.company["name"], "value": brief.slug},
        "datePosted": posting.published_at.isoformat(),
        "hiringOrganization": company | ({"sameAs": posting.website} if posting.website else {}),
        "directApply": True,
        "url": absolute(f"/jobs/{brief.slug}"),
    }
    if posting.employment_type:
        data["employmentType"] = posting.employment_type
    if brief.closes_at:
        data["validThrough"] = brief.closes_at.isoformat()
    return data | _where(posting) | _salary(posting)


def _where(posting: JobPosting) -> dict[str, Any]:
    remote: dict[str, Any] = {"jobLocationType": "TELECOMMUTE"} if posting.remote else {}
    if posting.remote and posting.country:
        remote["applicantLocationRequirements"] = {"@type": "Country", "name": posting.country}
    if posting.remote and not posting.city:
        return remote
    parts = {"addressLocality": posting.city, "addressCountry": posting.country}
    address = {"@type": "PostalAddress"} | {name: part for name, part in parts.items() if part}
    return remote | {"jobLocation": {"@type": "Place", "address": address}}


def _salary(posting: JobPosting) -> dict[str, Any]:
    bounds = {"minValue": posting.pay_min, "maxValue": posting.pay_max}
    stated = {name: service.json_amount(value) for name, value in bounds.items() if value is not None}
    if not stated:
        return {}
    value = {"@type": "QuantitativeValue", **stated, "unitText": posting.pay_unit}
    return {"baseSalary": {"@type": "MonetaryAmount", "currency": posting.pay_currency, "value": value}}
