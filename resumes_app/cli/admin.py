"""Admin commands."""

import argparse
import getpass
import sys
from datetime import date

import sqlalchemy as sa
from sqlmodel import col, select

from resumes_app import clock, db, storage
from resumes_app.accounts.schemas import Role
from resumes_app.accounts.service.passwords import hash_password
from resumes_app.cli.imports import actor
from resumes_app.companies.service import rename
from resumes_app.config import settings
from resumes_app.errors import AppError
from resumes_app.media import transcription
from resumes_app.media.run import capabilities
from resumes_app.models import User
from resumes_app.search import lacking


async def create_admin(email: str) -> int:
    """Give `email` the admin role, making the account (with a password asked for) where there is none."""
    address = email.strip().lower()
    async with db.transaction() as session:
        user = (await session.exec(select(User).where(User.email == address))).first()
        if user is None:
            password = getpass.getpass("Password for the new account: ")
            user = User(
                email=address,
                display_name=address.partition("@")[0],
                password_hash=await hash_password(password),
                birth_date=date(1970, 1, 1),
                email_verified_at=clock.now(),
            )
        user.roles = sorted({*user.roles, Role.ADMIN.value})
        session.add(user)
    print(f"{address} is an admin.")
    return 0


async def rename_company(given: argparse.Namespace) -> int:
    """Give a company another name.

    Raises:
        AppError: There is no such company or admin, or the name cannot be used.
    """
    await rename(await actor(given.actor), given.slug, given.name)
    print(f"{given.slug} is now called {given.name}.")
    return 0


async def doctor() -> int:
    """Print what works and what is missing; return 1 where something is."""
    problems = []
    try:
        settings().check()
    except RuntimeError as error:
        problems.append(str(error))
    async with db.reading() as session:
        lacks = await lacking(session)
        problems += [
            f"The database lacks an extension. As a superuser, run in it: CREATE EXTENSION {name};" for name in lacks
        ]
        if not lacks:  # Otherwise it has none of our tables yet.
            users = (await session.exec(select(sa.func.count(col(User.id))))).one()
            print(f"Database: answers, {users} accounts.")
    if not settings().files_elsewhere:
        try:
            await storage.check()
            print("Stored files: can be reached.")
        except AppError as error:
            problems.append(f"Stored files: {str(error.__cause__).splitlines()[0]}")
    missing = await capabilities()
    problems += missing
    print("Media tools: complete." if not missing else f"Media tools: {len(missing)} parts missing.")
    if transcription.offered():
        problems += filter(None, [transcription.lacking()])
        print("Captions from speech: " + ("something is missing." if transcription.lacking() else "ready."))
    for problem in problems:
        print(problem, file=sys.stderr)
    return 1 if problems else 0
