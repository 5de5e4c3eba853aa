"""Downloads from a hub that cuts, stalls, lies, refuses and redirects; the real client, the loopback interface."""

from __future__ import annotations

import hashlib
import os
import ssl
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path

import httpx
import pytest

from lokas_models.catalogue import ModelFile
from lokas_models.download import MAX_RETRY_AFTER_S, make_client
from lokas_models.errors import DiskError, NetworkError, Stopped
from lokas_models.store import HUB, HUB_VARIABLE, ModelStore, hub_address
from tests.helpers import hub_server
from tests.helpers.hub_server import SMALL_FILES, WEIGHTS, HubServer, ProxyServer, Served

FULL = Path("/dev/full")
WRONG = bytes(len(WEIGHTS))


@pytest.fixture(autouse=True)
def _no_proxy_of_this_computer(monkeypatch):
    for name in ("http_proxy", "https_proxy", "all_proxy", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)


@pytest.fixture
def hub():
    with HubServer() as server:
        yield server


@pytest.fixture
def root(tmp_path):
    return tmp_path / "Éloïse Château-Müller" / "modèles d'ici"


class Waits(list):
    """Stands for sleeping, and keeps how long."""

    def __call__(self, seconds):
        self.append(seconds)


class Scene:
    """One model on the hub, one empty store, and what happened."""

    def __init__(self, hub, root, **changes):
        self.hub, self.root = hub, root
        self.model = hub_server.entry(**changes)
        hub.publish(self.model)
        self.waits, self.progress = Waits(), []
        self.store = self.new_store()

    def new_store(self, **options):
        options = {"hub_url": self.hub.url, "sleep": self.waits} | options
        return ModelStore(self.root, hub_server.catalogue(self.model), **options)

    def install(self, should_stop=lambda: False):
        return self.store.install("petit", lambda *step: self.progress.append(step), should_stop)

    def failure(self, kind=NetworkError):
        with pytest.raises(kind) as caught:
            self.install()
        return caught.value

    def plan(self, *answers, name="model.bin"):
        self.hub.plan(self.model, name, *answers)

    def part(self, name="model.bin"):
        return self.root / ".incoming" / "petit" / f"{name}.part"

    def records(self):
        return {file.name: file for file in self.store.installed()[0].manifest.files}


@pytest.fixture
def scene(hub, root):
    return Scene(hub, root)


def test_a_download_brings_every_file_and_counts_to_its_total(scene):
    done = scene.install()
    assert not done.already
    assert {
        path.name: path.read_bytes() for path in done.model.folder.iterdir() if path.name in SMALL_FILES
    } == SMALL_FILES
    assert scene.progress[-1] == (scene.model.size, scene.model.size)
    assert [step for step, _ in scene.progress] == sorted(step for step, _ in scene.progress)
    assert {record.verified_by for record in scene.records().values()} == {"catalogue"}


def test_only_the_files_asked_for_are_asked_for_at_the_pinned_revision(scene):
    scene.install()
    home = f"/Essai/petit/resolve/{hub_server.REVISION}"
    assert sorted(path for path, _ in scene.hub.requests) == sorted(f"{home}/{name}" for name in SMALL_FILES)


def test_a_dropped_connection_is_taken_up_where_it_broke(scene):
    scene.plan(hub_server.cut(100_000), hub_server.cut(50_000))
    scene.install()
    asked = scene.hub.asked("model.bin")
    assert [headers.get("range") for headers in asked] == [None, "bytes=100000-", "bytes=150000-"]
    assert asked[1]["if-range"] == '"one"'


def test_a_body_that_is_always_cut_at_its_first_byte_is_given_up_after_four_tries(scene):
    scene.plan(*[hub_server.cut(0)] * 9)
    error = scene.failure()
    assert error.code == "network.interrupted"
    assert error.data["file"] == "model.bin"
    assert len(scene.hub.asked("model.bin")) == 4
    assert sum(scene.waits) == 1 + 2 + 4


def test_tries_that_bring_something_do_not_count(scene):
    scene.plan(*[hub_server.cut(40_000)] * 7)
    scene.install()
    assert len(scene.hub.asked("model.bin")) == 8


def test_a_stop_keeps_what_came_and_the_next_call_goes_on_from_there(scene):
    scene.plan(hub_server.cut(100_000))
    with pytest.raises(Stopped):
        scene.install(should_stop=lambda: any(step >= 60_000 for step, _ in scene.progress))
    kept = scene.part().stat().st_size
    assert kept >= 60_000
    assert scene.store.installed() == ()
    scene.store = scene.new_store()
    scene.install()
    assert scene.hub.asked("model.bin")[-1]["range"] == f"bytes={kept}-"
    assert len(scene.hub.asked("config.json")) == 1
    assert scene.progress[-1] == (scene.model.size, scene.model.size)


def test_a_killed_download_is_taken_up_by_the_next_process(scene):
    program = (
        "import pathlib, sys\n"
        "from lokas_models.store import ModelStore\n"
        "from tests.helpers import hub_server\n"
        "root, url = sys.argv[1:]\n"
        "store = ModelStore(pathlib.Path(root), hub_server.catalogue(hub_server.entry()), hub_url=url)\n"
        "store.install('petit', lambda done, _total: print(done, flush=True), lambda: False)\n"
    )
    project = Path(__file__).parents[2]
    environment = {"PYTHONPATH": f"{project}{os.pathsep}{project / 'models'}", "PYTHONUTF8": "1"}
    scene.plan(hub_server.stalled(100_000))
    command = [sys.executable, "-c", program, str(scene.root), scene.hub.url]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment) as other:
        came = next(int(line) for line in other.stdout if int(line) >= 60_000)
        other.kill()
    scene.install()
    kept = int(scene.hub.asked("model.bin")[1]["range"].removeprefix("bytes=").rstrip("-"))
    assert kept + len(SMALL_FILES["config.json"]) >= came
    assert (scene.store.path("petit") / "model.bin").read_bytes() == WEIGHTS


def test_a_stop_is_heard_while_waiting_to_try_again(scene):
    scene.plan(hub_server.status(503))
    stop_after = Waits()
    scene.store = scene.new_store(sleep=stop_after)
    with pytest.raises(Stopped):
        scene.install(should_stop=lambda: len(stop_after) >= 2)
    assert stop_after == [0.25, 0.25]


def test_a_stop_is_heard_while_hashing_what_an_earlier_call_left(scene):
    scene.part().parent.mkdir(parents=True)
    scene.part("config.json").write_bytes(b"{")
    with pytest.raises(Stopped):
        scene.install(should_stop=lambda: True)
    assert scene.part("config.json").read_bytes() == b"{"


def test_a_complete_file_left_by_an_earlier_call_is_hashed_and_not_downloaded(scene):
    scene.part().parent.mkdir(parents=True)
    scene.part().with_suffix("").write_bytes(WEIGHTS)
    scene.install()
    assert scene.hub.asked("model.bin") == []


@pytest.mark.parametrize("left", [b"x" * 1000, b"x" * len(WEIGHTS), b"x" * (len(WEIGHTS) + 1)])
def test_a_wrong_beginning_is_thrown_away_and_the_file_fetched_whole(scene, left):
    scene.part().parent.mkdir(parents=True)
    scene.part().write_bytes(left)
    scene.install()
    assert scene.hub.asked("model.bin")[-1].get("range") is None
    assert (scene.store.path("petit") / "model.bin").read_bytes() == WEIGHTS


def test_a_server_that_ignores_ranges_makes_the_file_start_again(scene):
    scene.plan(hub_server.cut(100_000), hub_server.whole)
    scene.install()
    assert len(scene.hub.asked("model.bin")) == 2


def test_a_file_that_changed_between_two_tries_is_fetched_from_its_beginning(scene):
    served = scene.hub.served(scene.model, "model.bin")

    def change(handler, old):
        hub_server.cut(100_000)(handler, Served(WRONG, old.etag))
        served.etag = '"two"'

    scene.plan(change)
    scene.install()
    assert scene.hub.asked("model.bin")[1]["if-range"] == '"one"'
    assert (scene.store.path("petit") / "model.bin").read_bytes() == WEIGHTS


def test_a_weak_etag_is_not_used_to_resume_by(scene):
    scene.hub.served(scene.model, "model.bin").etag = 'W/"one"'
    scene.plan(hub_server.cut(100_000))
    scene.install()
    assert "if-range" not in scene.hub.asked("model.bin")[1]
    assert scene.hub.asked("model.bin")[1]["range"] == "bytes=100000-"


def test_a_range_that_starts_elsewhere_makes_the_file_start_again(scene):
    scene.plan(hub_server.cut(100_000), hub_server.partial_from(5, len(WEIGHTS)))
    scene.install()
    assert scene.hub.asked("model.bin")[2].get("range") is None


def test_a_range_refused_makes_the_file_start_again(scene):
    scene.plan(hub_server.cut(100_000), hub_server.status(416))
    scene.install()
    assert scene.hub.asked("model.bin")[2].get("range") is None


def test_a_range_of_another_total_is_refused(scene):
    scene.plan(hub_server.cut(100_000), hub_server.partial_from(100_000, 999))
    error = scene.failure()
    assert (error.code, error.data["found"]) == ("network.wrong_size", 999)


def test_wrong_content_is_deleted_and_named(scene):
    scene.plan(hub_server.other(WRONG))
    error = scene.failure()
    assert error.code == "network.wrong_content"
    assert error.data["expected"] == hashlib.sha256(WEIGHTS).hexdigest()
    assert error.data["found"] == hashlib.sha256(WRONG).hexdigest()
    assert scene.part().stat().st_size == 0
    assert scene.store.installed() == ()


@pytest.mark.parametrize("content", [b"<html>Bienvenue au Wi-Fi</html>", WEIGHTS + b"!"])
def test_a_page_of_another_size_is_refused_before_it_is_read(scene, content):
    scene.plan(hub_server.other(content))
    error = scene.failure()
    assert (error.code, error.data["expected"]) == ("network.wrong_size", len(WEIGHTS))
    assert error.data["found"] == len(content)


def test_a_body_longer_than_the_file_is_cut_off_and_refused(scene):
    scene.plan(hub_server.unmeasured(WEIGHTS + b"!"))
    error = scene.failure()
    assert (error.code, error.data["found"]) == ("network.wrong_size", None)


def test_a_short_body_without_a_length_is_an_interruption(scene):
    scene.plan(hub_server.unmeasured(WEIGHTS[:1000]))
    scene.install()
    assert scene.hub.asked("model.bin")[1]["range"] == "bytes=1000-"


@pytest.mark.parametrize(
    ("status", "code"),
    [
        (401, "network.refused"),
        (403, "network.refused"),
        (404, "network.not_found"),
        (407, "network.proxy_refused"),
        (410, "network.not_found"),
        (418, "network.unexpected"),
    ],
)
def test_a_refusal_is_final_and_has_its_code(scene, status, code):
    scene.plan(hub_server.status(status))
    error = scene.failure()
    assert (error.code, error.data["status"]) == (code, status)
    assert scene.waits == []


def test_a_server_that_recovers_is_asked_again(scene):
    scene.plan(hub_server.status(500), hub_server.status(502))
    scene.install()
    assert sum(scene.waits) == 1 + 2


def test_a_server_that_does_not_recover_is_given_up(scene):
    scene.plan(*[hub_server.status(500)] * 4)
    error = scene.failure()
    assert (error.code, error.data["status"]) == ("network.server_error", 500)


@pytest.mark.parametrize("status", [429, 503])
def test_the_wait_the_server_asks_for_is_kept(scene, status):
    scene.plan(hub_server.status(status, {"Retry-After": 7}))
    scene.install()
    assert sum(scene.waits) == 7


def test_a_wait_may_be_asked_for_by_date(scene):
    scene.plan(hub_server.status(429, {"Retry-After": format_datetime(datetime.now(UTC) - timedelta(hours=1))}))
    scene.install()
    assert scene.waits == []


def test_a_wait_that_cannot_be_read_is_ours_to_choose(scene):
    scene.plan(hub_server.status(429, {"Retry-After": "bientôt".encode().decode("latin-1")}))
    scene.install()
    assert sum(scene.waits) == 1


def test_a_wait_too_long_is_told_to_the_person_instead(scene):
    scene.plan(hub_server.status(429, {"Retry-After": MAX_RETRY_AFTER_S + 1}))
    error = scene.failure()
    assert (error.code, error.data["retry_after_s"]) == ("network.too_many_requests", MAX_RETRY_AFTER_S + 1)


def test_a_redirect_to_another_host_is_followed(scene):
    target = f"http://localhost:{scene.hub.port}/entrep%C3%B4t/model.bin"
    scene.hub.files["/entrep%C3%B4t/model.bin"] = Served(WEIGHTS, etag='"cdn"')
    scene.plan(hub_server.redirect(target), hub_server.redirect(target))
    scene.install()
    assert (scene.store.path("petit") / "model.bin").read_bytes() == WEIGHTS


def test_a_redirected_download_is_resumed_at_the_place_it_is_redirected_to(scene):
    scene.hub.files["/cdn/model.bin"] = Served(WEIGHTS, etag='"cdn"')
    scene.plan(*[hub_server.redirect("/cdn/model.bin", 307)] * 2)
    scene.hub.plan_path("/cdn/model.bin", hub_server.cut(100_000))
    scene.install()
    last = scene.hub.asked("model.bin")[-1]
    assert (last["range"], last["if-range"]) == ("bytes=100000-", '"cdn"')


def test_a_redirect_loop_ends(scene):
    scene.plan(*[hub_server.redirect(scene.hub.path(scene.model, "model.bin"))] * 9)
    error = scene.failure()
    assert (error.code, error.data["limit"]) == ("network.too_many_redirects", 5)
    assert len(scene.hub.asked("model.bin")) == 6


@pytest.mark.parametrize("target", ["http://hub.example/model.bin", "ftp://127.0.0.1/model.bin"])
def test_a_redirect_to_a_place_that_is_not_safe_is_refused(scene, target):
    scene.plan(hub_server.redirect(target))
    assert scene.failure().code == "network.not_secure"


def test_a_redirect_to_nowhere_readable_is_a_failed_try(scene):
    scene.plan(*[hub_server.redirect("http://127.0.0.1:port/model.bin")] * 4)
    assert scene.failure().code == "network.interrupted"


def test_a_hub_without_encryption_is_refused(scene):
    scene.store = scene.new_store(hub_url="http://hub.example")
    error = scene.failure()
    assert (error.code, error.data["host"]) == ("network.not_secure", "hub.example")


def test_a_safe_hub_may_not_redirect_to_plain_http_on_this_computer(scene):
    answers = httpx.MockTransport(lambda request: httpx.Response(302, headers={"Location": scene.hub.url}))
    scene.store = scene.new_store(
        hub_url="https://hub.example/miroir/", new_client=lambda: httpx.Client(transport=answers)
    )
    assert scene.failure().code == "network.not_secure"
    assert scene.hub.requests == []


def test_without_a_known_digest_the_hub_s_own_sha256_decides(hub, root):
    scene = Scene(hub, root, unhashed=("model.bin",))
    hub.served(scene.model, "model.bin").headers["X-Linked-Etag"] = f'"{hashlib.sha256(WEIGHTS).hexdigest()}"'
    hub.files["/cdn/model.bin"] = Served(WEIGHTS, etag='"cdn"')
    scene.plan(hub_server.redirect("/cdn/model.bin"))
    scene.install()
    assert scene.records()["model.bin"].verified_by == "hub"
    assert scene.records()["config.json"].verified_by == "catalogue"
    assert scene.store.installed()[0].manifest.verified_by == "hub"


def test_without_a_known_digest_the_hub_s_git_id_of_a_small_file_decides(hub, root):
    scene = Scene(hub, root, unhashed=("config.json", "tokenizer.json"))
    for name in ("config.json", "tokenizer.json"):
        hub.served(scene.model, name).etag = f'"{hub_server.git_sha1(SMALL_FILES[name])}"'
    scene.plan(hub_server.other(b"?" * len(SMALL_FILES["tokenizer.json"])), name="tokenizer.json")
    error = scene.failure()
    assert error.code == "network.wrong_content"
    assert error.data["expected"] == hub_server.git_sha1(SMALL_FILES["tokenizer.json"])
    scene.install()
    assert scene.records()["config.json"].verified_by == "hub"


def test_content_that_is_not_what_the_hub_announced_is_refused(hub, root):
    scene = Scene(hub, root, unhashed=("model.bin",))
    hub.served(scene.model, "model.bin").headers["X-Linked-Etag"] = f'"{"0" * 64}"'
    assert scene.failure().data["expected"] == "0" * 64


def test_the_hub_s_digest_is_remembered_across_an_interruption(hub, root):
    scene = Scene(hub, root, unhashed=("model.bin",))
    hub.served(scene.model, "model.bin").headers["X-Linked-Etag"] = f'"{"0" * 64}"'
    scene.plan(hub_server.cut(100_000))
    with pytest.raises(Stopped):
        scene.install(should_stop=lambda: bool(scene.waits))
    del hub.served(scene.model, "model.bin").headers["X-Linked-Etag"]
    scene.waits.clear()
    scene.install()
    assert hub.asked("model.bin")[-1].get("range") is None
    assert scene.records()["model.bin"].verified_by == "first download"


def test_with_nothing_to_compare_with_the_digest_found_is_kept_for_ever_after(hub, root):
    scene = Scene(hub, root, unhashed=("model.bin",))
    scene.install()
    record = scene.records()["model.bin"]
    assert (record.sha256, record.verified_by) == (hashlib.sha256(WEIGHTS).hexdigest(), "first download")
    (scene.store.path("petit") / "model.bin").write_bytes(WRONG)
    assert ("model.bin", "damaged") in {(check.file, check.state) for check in scene.store.verify("petit")}


def test_downloads_go_through_the_system_s_proxy(scene, monkeypatch):
    with ProxyServer() as proxy:
        monkeypatch.setenv("http_proxy", proxy.url)
        scene.install()
    assert sorted(proxy.asked) == sorted(scene.hub.url + path for path, _ in scene.hub.requests)
    assert len(proxy.asked) == len(SMALL_FILES)


@pytest.mark.parametrize("proxy", ["socks5://127.0.0.1:1", "socks://127.0.0.1:1", "carrier-pigeon://loft"])
def test_a_proxy_we_cannot_speak_to_has_its_own_error(scene, monkeypatch, proxy):
    monkeypatch.setenv("all_proxy", proxy)
    assert scene.failure().code == "network.proxy_unusable"


def test_a_hub_that_cannot_be_reached_is_said(scene):
    with HubServer() as gone:
        closed = gone.url
    scene.store = scene.new_store(hub_url=closed)
    error = scene.failure()
    assert (error.code, error.data["host"]) == ("network.unreachable", "127.0.0.1")


def test_a_silent_server_is_waited_for_only_so_long(scene):
    def hurried():
        client = make_client()
        client.timeout = httpx.Timeout(0.2)
        return client

    scene.plan(*[hub_server.stalled(0)] * 4)
    scene.store = scene.new_store(new_client=hurried)
    assert scene.failure().code == "network.timeout"


@pytest.mark.parametrize(
    ("cause", "code", "waited"),
    [
        (ssl.SSLCertVerificationError("self-signed"), "network.certificate", 0),
        (OSError("no route"), "network.unreachable", 7),
    ],
)
def test_a_certificate_the_system_does_not_trust_is_final(scene, cause, code, waited):
    def refuse(request):
        raise httpx.ConnectError(str(cause)) from cause

    scene.store = scene.new_store(
        hub_url="https://hub.example", new_client=lambda: httpx.Client(transport=httpx.MockTransport(refuse))
    )
    assert scene.failure().code == code
    assert sum(scene.waits) == waited


def test_the_default_client_checks_certificates_by_the_system_and_follows_nothing():
    with make_client() as client:
        assert client.follow_redirects is False
        assert client.trust_env is True


@pytest.mark.parametrize("address", ["dépôt", "https://", "https://mo\ndèles.example", "models.example"])
def test_a_hub_that_is_no_web_address_is_said(root, address):
    store = ModelStore(root, hub_server.catalogue(hub_server.entry()), hub_url=address)
    with pytest.raises(NetworkError) as caught:
        store.install("petit", lambda *_: None, lambda: False)
    assert (caught.value.code, caught.value.data) == ("network.bad_hub", {})


def test_the_hub_can_be_another_one_such_as_a_mirror(hub, root, monkeypatch):
    monkeypatch.setenv(HUB_VARIABLE, hub.url)
    small = hub_server.entry()
    hub.publish(small)
    store = ModelStore(root, hub_server.catalogue(small))
    assert not store.install("petit", lambda *_: None, lambda: False).already
    assert hub_address({}) == hub_address({HUB_VARIABLE: " "}) == HUB


def test_a_disk_too_small_is_said_before_anything_is_asked_for(hub, root):
    small = hub_server.entry()
    huge = replace(small, files=(*small.files, ModelFile("preprocessor_config.json", 10**18, "0" * 64)))
    store = ModelStore(root, hub_server.catalogue(huge), hub_url=hub.url)
    with pytest.raises(DiskError) as caught:
        store.install("petit", lambda *_: None, lambda: False)
    assert caught.value.code == "disk.too_small"
    assert caught.value.data["needed"] > 10**18 > caught.value.data["free"]
    assert hub.requests == []


@pytest.mark.skipif(not FULL.exists(), reason="only Linux has a device that is always full")
def test_a_disk_that_fills_while_writing_is_said_and_the_next_call_goes_on(scene):
    scene.part().parent.mkdir(parents=True)
    scene.part().symlink_to(FULL)  # the kernel itself answers ENOSPC, for any user
    error = scene.failure(DiskError)
    assert error.code == "disk.full"
    assert error.data["path"].endswith("model.bin.part")
    scene.part().unlink()
    scene.install()
    assert len(scene.hub.asked("config.json")) == 1
