"""The front: same origin only, headers on every answer, pages and scripts that fit any host."""

import base64
import gzip
import hashlib
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from starlette.datastructures import Headers

from resumes_app.config import settings
from resumes_app.ui.http import bundle, headers, origin


@pytest.fixture
def client(tiny: int) -> httpx.Client:
    return httpx.Client(base_url=f"http://127.0.0.1:{tiny}")


@pytest.mark.parametrize("method", ["POST", "DELETE"])
@pytest.mark.parametrize(
    "told", [{"Origin": "https://evil.test"}, {"Origin": "null"}, {"Sec-Fetch-Site": "cross-site"}], ids=str
)
def test_an_unsafe_request_from_another_site_is_refused(
    client: httpx.Client, method: str, told: dict[str, str]
) -> None:
    answer = client.request(method, "/echo", headers=told)
    assert answer.status_code == 403
    assert "another site" in answer.json()["error"]


def test_our_own_pages_and_plain_programs_may_post(client: httpx.Client) -> None:
    ours = {"Origin": str(client.base_url).rstrip("/"), "Sec-Fetch-Site": "same-origin"}
    assert client.post("/echo", headers=ours).text == "POST"
    assert client.post("/echo").text == "POST"


def test_reading_is_open_to_links_from_other_sites(client: httpx.Client) -> None:
    assert client.get("/echo", headers={"Origin": "https://evil.test", "Sec-Fetch-Site": "cross-site"}).text == "GET"


def test_another_port_of_the_same_host_is_another_site(client: httpx.Client) -> None:
    assert client.post("/echo", headers={"Origin": "http://127.0.0.1:1"}).status_code == 403


def test_behind_a_proxy_that_rewrites_the_host_the_public_address_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings(), "public_url", "https://resumes.example")
    inside = {"host": "10.0.0.7:8000"}
    assert origin.is_ours(Headers({**inside, "origin": "https://resumes.example"}))
    assert not origin.is_ours(Headers({**inside, "origin": "http://resumes.example"}))


def test_every_answer_forbids_sniffing_and_foreign_cameras(client: httpx.Client) -> None:
    answer = client.get("/echo")
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Referrer-Policy"] == "strict-origin-when-cross-origin"
    assert "camera=(self), microphone=(self)" in answer.headers["Permissions-Policy"]


@pytest.mark.parametrize("path", ["/html", "/file"])
def test_a_page_may_run_its_own_inline_script_and_no_other(client: httpx.Client, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 200
    assert "let a=1" in answer.text
    policy = answer.headers["Content-Security-Policy"]
    script = base64.b64encode(hashlib.sha256(b"let a=1").digest()).decode()
    assert f"script-src 'self' 'sha256-{script}';" in policy
    assert "unsafe-eval" not in policy
    assert f"ws://{client.base_url.netloc.decode()}" in policy
    assert "frame-ancestors 'none'" in policy


def test_a_worker_may_compile_a_model_and_speak_with_nobody_else(client: httpx.Client) -> None:
    policy = client.get("/script").headers["Content-Security-Policy"]
    assert policy == "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'"


def test_the_head_of_a_page_claims_no_policy(client: httpx.Client) -> None:
    assert "Content-Security-Policy" not in client.head("/html").headers


def test_a_page_is_asked_for_again_each_time(client: httpx.Client) -> None:
    assert client.get("/html").headers["Cache-Control"] == "no-cache"


def test_a_strange_host_header_does_not_reach_the_policy(client: httpx.Client) -> None:
    answer = client.get("/html", headers={"Host": "x; script-src *"})
    assert "script-src *" not in answer.headers.get("Content-Security-Policy", "")


@pytest.mark.parametrize("path", ["/demo/jobs/1.mp4", "//demo/x", "/a/../demo/x", "/./demo/x", "/demo", "/Demo/x"])
def test_the_demo_s_raw_files_are_not_served(client: httpx.Client, path: str) -> None:
    request = client.build_request("GET", str(client.base_url) + "/")
    request.url = request.url.copy_with(raw_path=path.encode())
    answer = client.send(request)
    assert (answer.status_code, answer.text) == (404, "There is no such page.")


def test_the_manifest_bears_the_installation_s_name(client: httpx.Client) -> None:
    answer = client.get("/manifest.webmanifest")
    assert answer.headers["content-type"] == "application/manifest+json"
    assert answer.json()["name"] == settings().brand_name


def test_addresses_of_the_build_machine_become_the_page_s_own() -> None:
    script = 'var e={PING:`http://localhost:8000/ping`,EVENT:"ws://localhost:3000/_event",T:`websocket`}'
    assert bundle.unbaked(script) == (
        'var e={PING:(location.origin+"/ping"),EVENT:(location.origin.replace(/^http/,"ws")+"/_event"),T:`websocket`}'
    )


@pytest.fixture
def built(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setattr(bundle, "get_web_dir", lambda: tmp_path)
    bundle._is_page.cache_clear()
    client = tmp_path / bundle.BUILT
    (client / "jobs").mkdir(parents=True)
    (client / "jobs" / "index.html").write_text("<p>jobs")
    yield client
    bundle._is_page.cache_clear()


@pytest.mark.parametrize(
    ("path", "found"), [("/jobs", True), ("/jobs/", False), ("/none", False), ("/jobs.js", False), ("/../jobs", False)]
)
def test_prerendered_pages_are_known_without_their_closing_slash(built: Path, path: str, found: bool) -> None:
    assert bundle._is_page(path) is found


def test_the_policy_of_a_compressed_page_is_that_of_the_page() -> None:
    page = b"<script>let b=2</script>"
    assert headers._policy(gzip.compress(page), "gzip", "h") == headers.content_security_policy(page, "h")
