"""`import-jobs`: jobs of one company from a file or an address."""

import argparse
import asyncio
from pathlib import Path

import sqlalchemy as sa
from sqlmodel import col, select

from resumes_app import db
from resumes_app.accounts.schemas import Identity, Role
from resumes_app.accounts.service import identity_of_user
from resumes_app.errors import InvalidInput
from resumes_app.jobs.schemas import ImportPreview, LeftOut
from resumes_app.jobs.service import imports
from resumes_app.models import User

UNSURE = (
    "More than half of the open jobs are no longer in it, so none is closed. "
    "If that is right, say so with --confirm-closing."
)
SOME_LEFT_OUT = 1
"""Exit status where rows were left out, or jobs that are gone stay open."""


def arguments(command: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    command.add_argument("origin", metavar="FILE|https://…")
    command.add_argument("--company", required=True, help="the company's slug")
    command.add_argument("--kind", required=True, choices=[kind.value for kind in imports.KINDS])
    command.add_argument("--dry-run", action="store_true", help="say what would change, and change nothing")
    command.add_argument("--publish", action="store_true", help="publish new jobs at once, instead of keeping drafts")
    command.add_argument("--confirm-closing", action="store_true", help="close what is gone, also if it is most of all")
    command.add_argument("--as", dest="actor", metavar="EMAIL", help="in whose name; the first admin's by default")


async def import_jobs(given: argparse.Namespace) -> int:
    """Import, and print what has changed; return 0, or 1 where something was left out.

    Raises:
        AppError: Nothing could be imported; the message says why.
    """
    who = await actor(given.actor)
    kind = imports.kind_of(given.kind)
    if given.origin.startswith(("https://", "http://")):
        body = (await imports.fetch_list(kind, imports.list_address(kind, given.origin))).body
    else:
        body = await asyncio.to_thread(_contents, Path(given.origin))
    if given.dry_run:
        found = await imports.look(who, given.company, kind, body, given.origin, publish=given.publish)
    else:
        made = await imports.read_later(who, given.company, kind, body, given.origin, publish=given.publish)
        found = await imports.preview(who, made)
    if found["problem"]:
        await imports.discard(who, found["id"])
        raise InvalidInput(found["problem"])
    _print(found)
    closing = not found["risky"] or given.confirm_closing
    if not closing:
        print(UNSURE)
    if given.dry_run:
        print("Nothing was changed: this was a dry run.")
    else:
        print(imports.outcome(await imports.apply(who, found["id"], found["digest"], close=closing)))
    return 0 if closing and not found["unread_total"] else SOME_LEFT_OUT


async def actor(email: str | None) -> Identity:
    """Return in whose name the audit log tells of it."""
    admins = select(User.id).where(col(User.deleted_at).is_(None))
    if email:
        admins = admins.where(User.email == email.strip().lower())
    else:
        admins = admins.where(sa.literal(Role.ADMIN.value) == sa.any_(col(User.roles)))
    async with db.reading() as session:
        user_id = (await session.exec(admins.order_by(col(User.id)).limit(1))).first()
    if user_id is None:
        remedy = f"There is no account {email}." if email else "There is no admin yet: make one with create-admin."
        raise InvalidInput(remedy)
    return await identity_of_user(user_id)


def _contents(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(imports.MAX_BYTES + 1)
    except OSError as error:
        raise InvalidInput(f"{path} cannot be read: {error.strerror}.") from error


def _print(found: ImportPreview) -> None:
    for name, sign in (("new", "+"), ("changed", "~"), ("closing", "-")):
        for job in found[name]:  # type: ignore[literal-required]  # names of lists
            print(f"{sign} {job['title']}" + (f" ({job['facts']})" if job["facts"] else ""))
            for change in job["changes"]:
                print(f"    {change['name']}: {change['before']} → {change['after']}")
    _print_rows("!", found["unread"])
    _print_rows("·", found["notes"])
    counts = (f"{found['new_total']} new", f"{found['changed_total']} changed", f"{found['closing_total']} gone")
    print(", ".join((*counts, f"{found['unchanged']} unchanged", f"{found['unread_total']} left out")) + ".")


def _print_rows(sign: str, rows: list[LeftOut]) -> None:
    for row in rows:
        print(f"{sign} {row['where']}: {row['reason']}.")
