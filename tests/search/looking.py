"""What a guest is shown of `/jobs` at an address."""

from resumes_app.accounts.schemas import GUEST
from resumes_app.jobs import service
from resumes_app.jobs.schemas import SearchView


async def look(address: str = "") -> SearchView:
    return await service.search_jobs(GUEST, service.read_address(address))


async def titles(address: str = "") -> list[str]:
    return [row["title"] for row in (await look(address))["page"]["rows"]]
