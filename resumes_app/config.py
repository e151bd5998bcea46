"""Settings from the environment (prefix `RESUMES_`); no other module reads it."""

import fcntl
import os
import secrets
from functools import lru_cache
from ipaddress import ip_address
from pathlib import Path
from urllib.parse import urlsplit

from pydantic import AliasChoices, Field
from pydantic_settings import BaseSettings, SettingsConfigDict

DEMO_SECRET = "demo-secret-change-me"  # noqa: S105  # refused in production
SECRET_MIN_CHARS = 32


TRANSCRIBERS = ("faster-whisper",)
"""Engines that write captions from speech."""

STORE = Path("cluster", "storage")
"""Where in DATA_DIR the cluster's own store has its files."""

CANNOT_START = 78
"""Exit status where trying again would change nothing (`EX_CONFIG` of sysexits.h)."""


class ConfigError(RuntimeError):
    """The environment cannot be used; the message names the variable and the remedy."""


class Settings(BaseSettings):
    """What an installation can set. Unset values give the embedded, one-machine default."""

    model_config = SettingsConfigDict(env_prefix="RESUMES_", extra="ignore", populate_by_name=True)

    database_url: str | None = None
    redis_url: str | None = None
    storage_url: str | None = None
    secret_key: str | None = None
    public_url: str | None = None
    smtp_url: str | None = None
    data_dir: Path = Field(Path("data"), validation_alias=AliasChoices("RESUMES_DATA_DIR", "DATA_DIR"))
    port: int = Field(8000, validation_alias=AliasChoices("RESUMES_PORT", "PORT"))
    brand_name: str = "Resumes"
    hashtag: str = "resumes"
    min_age: int = 16
    ffmpeg: str | None = None
    ffprobe: str | None = None
    transcriber: str | None = None
    """One of `TRANSCRIBERS`; without one nobody is offered captions from speech."""
    captions_model_path: str | None = None
    """The folder of the engine's model; nothing is ever fetched."""

    @property
    def production(self) -> bool:
        """True where PUBLIC_URL names a host that other machines can reach."""
        host = urlsplit(self.public_url or "").hostname
        if host is None or host == "localhost":
            return False
        try:
            return not ip_address(host).is_loopback
        except ValueError:
            return True

    @property
    def https(self) -> bool:
        """True where people reach the app over TLS, so that cookies must be Secure."""
        return (self.public_url or "").startswith("https://")

    @property
    def base_url(self) -> str:
        """The address in mails and feeds, without a closing slash."""
        return (self.public_url or f"http://localhost:{self.port}").rstrip("/")

    @property
    def storage(self) -> str:
        """`file:///…` or `s3://bucket?endpoint=…`."""
        return self.storage_url or (self.data_dir.resolve() / "media").as_uri()

    @property
    def files_elsewhere(self) -> bool:
        """True where the files that belong to DATA_DIR lie in the cluster's own store, and nothing leads there."""
        return self.storage_url is None and (self.data_dir / STORE).is_dir()

    def check(self) -> None:
        """Refuse to go on where a name is unknown, files are missed, or a public installation would run unsafely.

        Raises:
            ConfigError: Naming the variable that is missing or unfit.
        """
        if self.transcriber and self.transcriber not in TRANSCRIBERS:
            raise ConfigError(
                f"RESUMES_TRANSCRIBER is {self.transcriber!r}. Set it to {' or '.join(TRANSCRIBERS)}, or unset it."
            )
        if self.files_elsewhere:
            raise ConfigError(
                f"The files of {self.data_dir.resolve()} lie in the cluster's store. Start it with `make cluster`,"
                " or set another DATA_DIR."
            )
        if not self.production:
            return
        if self.secret_key is None:
            raise ConfigError("RESUMES_SECRET_KEY is not set. Set it to 32 or more random characters.")
        if self.secret_key == DEMO_SECRET or len(self.secret_key) < SECRET_MIN_CHARS:
            raise ConfigError("RESUMES_SECRET_KEY is the demo secret or too short. Use 32 or more random characters.")

    def secret(self) -> str:
        """Return the signing secret; without one set, a random one kept in DATA_DIR."""
        self.check()
        if self.secret_key:
            return self.secret_key
        return self.kept_secret("secret")

    def kept_secret(self, name: str) -> str:
        """Return the random secret in the file `name` of DATA_DIR, where whoever asks first puts it."""
        path = self.data_dir / name
        if path.is_file() and (kept := path.read_text()):
            return kept
        path.parent.mkdir(parents=True, exist_ok=True)
        # Locked: of processes that begin at once, none may read what another has not written yet, or write its own.
        with os.fdopen(os.open(path, os.O_RDWR | os.O_CREAT, 0o600), "r+") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            if not (kept := file.read()):
                kept = secrets.token_hex(32)
                file.write(kept)
        return kept


@lru_cache
def settings() -> Settings:
    """Return this process's settings, read once."""
    return Settings()


def adopt(variables: dict[str, str]) -> None:
    """From here on, this process and those it starts have the variables, as if it had been started with them."""
    os.environ.update(variables)
    settings.cache_clear()


def child_environment(*, database_url: str, prebuilt: bool = True) -> dict[str, str]:
    """Return the environment for a process of this installation; a `prebuilt` bundle is served as it is.

    Source of the double-underscore names: reflex 0.10.1, `environment.py`; internal, hence pinned and tested.
    """
    environment = {
        **os.environ,
        "RESUMES_DATABASE_URL": database_url,
        "RESUMES_DATA_DIR": str(settings().data_dir.resolve()),
        "REFLEX_SOCKET_INTERVAL": "10s",
        "REFLEX_SOCKET_TIMEOUT": "20s",
        "REFLEX_STATE_MANAGER_MODE": "memory",
    }
    if prebuilt:
        environment |= {
            "REFLEX_ENV_MODE": "prod",
            "__REFLEX_SKIP_COMPILE": "true",
            "__REFLEX_MOUNT_FRONTEND_COMPILED_APP": "true",
        }
    if redis_url := settings().redis_url:
        environment |= {"REFLEX_STATE_MANAGER_MODE": "redis", "REFLEX_REDIS_URL": redis_url}
    return environment
