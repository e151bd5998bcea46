"""A company takes its jobs over from a file: it sees what would change, says yes, and the jobs are on the list."""

import re
from datetime import timedelta
from pathlib import Path
from secrets import token_hex

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, Page, expect

from resumes_app import clock
from resumes_app.models import Company
from tests.browser.deck_world import signed_in
from tests.browser.server import Site
from tests.factories import make_company, make_job, make_member, sign_in


async def made() -> tuple[Company, str]:
    company = await make_company(name="Halden Coffee")
    return company, await sign_in(await make_member(company))


async def made_endless() -> tuple[str, str]:
    company, recruiter = await made()
    return (await make_job(company, source="greenhouse:halden", source_id="1", closes_at=None)).slug, recruiter


def test_a_file_is_looked_at_imported_and_exported(
    page: Page, context: BrowserContext, site: Site, tmp_path: Path
) -> None:
    company, recruiter = site.run(made())
    signed_in(context, recruiter, site.url)
    mark = token_hex(3)  # The site is the whole run's: its jobs are its own.
    table = tmp_path / "jobs.csv"
    rows = f"1,Baker {mark},Porto,PT,Bread.\n2,Cook {mark},Porto,PT,Soup.\n,Nobody,,,\n3,Clerk {mark},,PT,Words.\n"
    table.write_text(f"id,title,place,country,description\n{rows}")
    page.goto("/hire")
    page.get_by_role("link", name="Import jobs").click()

    page.get_by_label("Where the jobs come from").select_option("Greenhouse")
    page.get_by_test_id("import-file").set_input_files(table)
    page.get_by_test_id("read-import").click()
    expect(page.get_by_test_id("import-problem")).to_contain_text("This is no complete JSON")

    page.get_by_label("Where the jobs come from").select_option("CSV table")
    page.get_by_test_id("import-file").set_input_files(table)
    page.get_by_label("New jobs", exact=True).select_option("Publish them at once")
    page.get_by_test_id("read-import").click()
    preview = page.get_by_test_id("import-preview")
    expect(preview.get_by_test_id("planned-job")).to_have_count(3)
    expect(preview.get_by_test_id("left-out")).to_have_text("Line 4: it has no id.")
    kept = f"“Clerk {mark}”: it is kept as a draft, for it tells no place."
    expect(preview.get_by_test_id("import-note")).to_have_text(kept)
    assert Axe().run(page).violations_count == 0
    page.get_by_test_id("apply-import").click()
    expect(page.get_by_test_id("import-done")).to_contain_text("3 new, 1 of them kept as a draft. 1 left out.")

    with page.expect_download() as download:
        page.get_by_test_id("export-jobs").click()
    assert download.value.suggested_filename == f"{company.slug}-jobs.csv"
    page.get_by_label("Where the jobs come from").select_option("CSV table")
    page.get_by_test_id("import-file").set_input_files(download.value.path())
    page.get_by_test_id("read-import").click()
    expect(page.get_by_test_id("nothing-changes")).to_be_visible()

    page.goto(f"/jobs?q={mark}")
    expect(page.get_by_text(re.compile(f"(Baker|Cook) {mark}"))).to_have_count(2)


def test_a_job_of_a_board_is_changed_and_given_a_closing_date(page: Page, context: BrowserContext, site: Site) -> None:
    slug, recruiter = site.run(made_endless())
    signed_in(context, recruiter, site.url)
    page.goto(f"/hire/jobs/{slug}/edit")
    expect(page.get_by_test_id("until")).to_have_text("It takes replies, without a closing date.")
    page.get_by_label("Title").fill("Master baker")
    expect(page.get_by_test_id("saved")).to_have_text("Your changes are not published yet: press “Save changes”.")
    page.get_by_test_id("job-save").click()
    expect(page.get_by_test_id("saved")).to_have_text("Saved. Candidates see it now.")

    page.get_by_text("Set a closing date").click()
    page.get_by_label("Close date", exact=True).fill((clock.now() + timedelta(days=9)).strftime("%Y-%m-%d"))
    page.get_by_role("button", name="Set it").click()
    expect(page.get_by_test_id("until")).to_contain_text("It takes replies until ")
    expect(page.get_by_test_id("more-time")).to_have_text("Give people more time")
    assert Axe().run(page).violations_count == 0
