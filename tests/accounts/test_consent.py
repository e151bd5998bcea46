"""What people agree to."""

import pytest
from sqlmodel import select

from resumes_app import db
from resumes_app.accounts.service import consent_text, record_consent
from resumes_app.models import Consent
from tests.factories import identity_for, make_user

FACTS = {"company": "Kestrel", "job": "Barista"}


def test_the_words_for_a_reply_say_what_for_who_and_how_long() -> None:
    words = consent_text("reply", **FACTS)
    assert "Kestrel" in words.text and "“Barista”" in words.text
    assert "Who sees it" in words.text and "How long" in words.text


def test_a_missing_fact_is_a_bug() -> None:
    with pytest.raises(KeyError):
        consent_text("reply", company="Kestrel")


def test_facts_are_words_and_not_patterns() -> None:
    assert "{brand.__class__}" in consent_text("reply", company="{brand.__class__}", job="x").text


async def test_the_record_holds_the_words_that_were_shown(database: None) -> None:
    who = await identity_for(await make_user())
    async with db.transaction() as session:
        await record_consent(session, who, "reply", "job:barista", **FACTS)
    async with db.reading() as session:
        (row,) = (await session.exec(select(Consent))).all()
    shown = consent_text("reply", **FACTS)
    assert (row.user_id, row.subject, row.version, row.text) == (who.id, "job:barista", shown.version, shown.text)
