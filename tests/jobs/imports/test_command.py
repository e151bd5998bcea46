"""`python -m resumes_app.cli import-jobs`."""

import asyncio
from pathlib import Path

import pytest

from resumes_app.accounts.schemas import Identity
from resumes_app.cli.__main__ import parser
from resumes_app.cli.imports import import_jobs
from resumes_app.errors import AppError
from resumes_app.jobs.service import imports
from resumes_app.jobs.service.imports import fetching
from resumes_app.jobs.service.imports.runs import KEPT
from resumes_app.models import Company
from resumes_app.models.imports import ImportKind
from resumes_app.models.jobs import JobStatus
from tests.factories import make_user
from tests.jobs.imports.serving import answer, other_machine
from tests.jobs.imports.world import acts, jobs_of, looked_at, table


async def run(company: Company, origin: Path | str, *options: str) -> int:
    words = ["import-jobs", "--company", company.slug, "--kind", "csv", *options, str(origin)]
    return await import_jobs(parser().parse_args(words))


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "jobs.csv"
    path.write_bytes(table("1,Baker,Porto", "2,Cook,Porto"))
    return path


async def test_a_file_is_imported_in_the_first_admins_name(
    company: Company, file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(AppError, match="create-admin"):
        await run(company, file)
    await make_user(roles=["admin"])
    assert await run(company, file, "--dry-run") == 0
    assert await jobs_of(company) == {}
    said = capsys.readouterr().out
    assert "+ Baker (Porto)" in said and "this was a dry run" in said
    assert await run(company, file, "--publish") == 0
    assert {job.status for job in (await jobs_of(company)).values()} == {JobStatus.PUBLISHED}
    assert "2 new." in capsys.readouterr().out
    assert await acts() == [("job.import", f"company:{company.slug}")]


async def test_a_dry_run_takes_no_room_from_imports_that_wait(
    company: Company, recruiter: Identity, file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    waiting = [await looked_at(recruiter, company, ImportKind.CSV, table(f"{n},x,")) for n in range(KEPT)]
    assert await run(company, file, "--dry-run", "--as", recruiter.email) == 0
    assert "+ Cook" in capsys.readouterr().out
    for row in waiting:
        assert (await imports.preview(recruiter, row["id"]))["new_total"] == 1
    file.write_bytes(b"a,b")
    with pytest.raises(AppError, match="id and title is missing"):
        await run(company, file, "--dry-run", "--as", recruiter.email)


async def test_closing_most_of_all_must_be_confirmed(
    company: Company, recruiter: Identity, file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    named = ("--publish", "--as", recruiter.email)
    await run(company, file, *named)
    file.write_bytes(table("2,Cook,Faro", ",Nobody,"))
    assert await run(company, file, *named) == 1
    said = capsys.readouterr().out
    assert "Place: Porto → Faro" in said and "! Line 3: it has no id." in said
    file.write_bytes(table())
    assert await run(company, file, *named) == 1
    assert "--confirm-closing" in capsys.readouterr().out
    assert await run(company, file, *named, "--confirm-closing") == 0
    assert {job.status for job in (await jobs_of(company)).values()} == {JobStatus.CLOSED}


async def test_an_address_is_fetched_and_what_cannot_be_is_said(
    company: Company, recruiter: Identity, tmp_path: Path
) -> None:
    named = ("--as", recruiter.email)
    async with other_machine() as other:
        other.answers["/jobs"] = answer(table("1,Baker,Porto"))
        assert await run(company, other.url(), *named) == 0
    assert list(await jobs_of(company)) == ["Baker"]
    assert fetching._door is fetching.PUBLIC
    for origin in ("http://example.com/jobs.csv", "https://127.0.0.1/", tmp_path / "none.csv", tmp_path):
        with pytest.raises(AppError):
            await run(company, origin, *named)
    await asyncio.to_thread((tmp_path / "bad.csv").write_bytes, b"a,b\n1,2\n")
    with pytest.raises(AppError, match="id and title is missing"):
        await run(company, tmp_path / "bad.csv", *named)
