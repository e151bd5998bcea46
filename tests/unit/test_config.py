"""What the environment may say, and what it may not."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from resumes_app.config import DEMO_SECRET, ConfigError, Settings

GOOD_SECRET = "k" * 40


@pytest.mark.parametrize(
    ("address", "production"),
    [
        (None, False),
        ("http://localhost:8000", False),
        ("http://127.0.0.1:8000", False),
        ("http://[::1]:8000", False),
        ("https://jobs.example.org", True),
        ("http://192.0.2.7", True),
    ],
)
def test_a_public_address_means_production(address: str | None, production: bool) -> None:
    assert Settings(public_url=address).production is production


@pytest.mark.parametrize("secret", [None, DEMO_SECRET, "short"])
def test_production_refuses_a_missing_or_weak_secret_and_names_it(secret: str | None) -> None:
    with pytest.raises(ConfigError, match="RESUMES_SECRET_KEY"):
        Settings(public_url="https://jobs.example.org", secret_key=secret).check()


def test_production_starts_with_a_good_secret() -> None:
    Settings(public_url="https://jobs.example.org", secret_key=GOOD_SECRET).check()


def test_without_a_secret_a_random_one_is_kept_for_its_owner_only(tmp_path: Path) -> None:
    first, second = Settings(data_dir=tmp_path).secret(), Settings(data_dir=tmp_path).secret()
    assert first == second
    assert len(first) >= 32
    assert (tmp_path / "secret").stat().st_mode & 0o077 == 0


def test_all_who_ask_for_the_secret_at_once_get_the_same(tmp_path: Path) -> None:
    for number in range(40):
        made = Settings(data_dir=tmp_path / str(number))
        with ThreadPoolExecutor(8) as together:
            (secret,) = set(together.map(lambda _, made=made: made.secret(), range(8)))
        assert len(secret) == 64


def test_files_lie_in_the_data_folder_unless_told_otherwise(tmp_path: Path) -> None:
    assert Settings(data_dir=tmp_path).storage == (tmp_path.resolve() / "media").as_uri()
    assert Settings(storage_url="s3://clips").storage == "s3://clips"


def test_an_unknown_engine_for_captions_refuses_to_start_and_names_those_there_are() -> None:
    with pytest.raises(ConfigError, match=r"RESUMES_TRANSCRIBER is 'wisper'\. Set it to faster-whisper, or unset it"):
        Settings(transcriber="wisper").check()


@pytest.mark.parametrize("transcriber", [None, "", "faster-whisper"])
def test_captions_from_speech_are_off_or_wait_for_a_model_without_keeping_anything_from_starting(
    transcriber: str | None,
) -> None:
    Settings(transcriber=transcriber).check()
