"""The models on this computer: listed, found, checked, removed, packed and taken in."""

from __future__ import annotations

import errno
import hashlib
import json
import pickle
import subprocess
import sys
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from lokas_models.disk import disk_error, locked
from lokas_models.errors import DiskError, ModelError, NetworkError, Stopped
from lokas_models.manifest import MANIFEST, describe, read_manifest, write_manifest
from lokas_models.store import ModelStore
from tests.helpers import hub_server
from tests.helpers.hub_server import SMALL_FILES, WEIGHTS, HubServer

FULL = Path("/dev/full")
LARGE_FILES = {
    "config.json": b"{}",
    "model.bin": WEIGHTS[::-1],
    "tokenizer.json": b"{}",
    "preprocessor_config.json": b'{"feature_size": 128}',
    "vocabulary.json": b"[]",
}
SMALL = hub_server.entry("petit", aliases=("mini",))
LARGE = hub_server.entry("grand", LARGE_FILES, mel_bands=128)
SHIPPED = replace(hub_server.entry("selftest"), files=(), built_in=True)
CATALOGUE = hub_server.catalogue(SHIPPED, SMALL, LARGE)


def go_on():
    return False


def ignore(done, total):
    pass


def fill(folder, files):
    folder.mkdir(parents=True)
    for name, content in files.items():
        (folder / name).write_bytes(content)
    return folder


@pytest.fixture
def base(tmp_path):
    return tmp_path / "Éloïse Château-Müller"


@pytest.fixture
def store(base):
    shipped = fill(base / "livré" / "selftest", LARGE_FILES | {"model.bin": b"small"})
    write_manifest(shipped, describe(shipped, model="selftest", verified_by="built in"))
    return ModelStore(base / "modèles d'ici", CATALOGUE, built_in=base / "livré", hub_url="http://nowhere.example")


@pytest.fixture
def small_folder(base):
    return fill(base / "clé USB" / "petit – copie", SMALL_FILES)


@pytest.fixture
def small_here(store, small_folder):
    return store.import_from(small_folder, ignore, go_on)


def failure(action, *arguments, kind=ModelError, **options):
    with pytest.raises(kind) as caught:
        action(*arguments, **options)
    return caught.value


def zip_of(path, members, **options):
    with zipfile.ZipFile(path, "w", **options) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return path


# which are here


def test_a_fresh_computer_has_the_built_in_model_only(store):
    (model,) = store.installed()
    assert (model.id, model.built_in, model.manifest.verified_by) == ("selftest", True, "built in")
    assert store.path("selftest") == model.folder


def test_a_model_that_was_taken_in_is_listed_and_found_by_its_alias(store, small_here):
    assert [model.id for model in store.installed()] == ["selftest", "petit"]
    assert store.path("mini") == small_here.folder
    assert small_here.require_usable().manifest.size == sum(map(len, SMALL_FILES.values()))


def test_a_model_nobody_knows_comes_back_with_names_that_look_like_it(store, small_here, base):
    store.import_from(fill(base / "autre", LARGE_FILES | {"model.bin": b"?"}), ignore, go_on, name="Réunions été")
    assert failure(store.path, "peti").data == {"name": "peti", "near": ["petit"]}
    assert failure(store.path, "Réunion été").data["near"] == ["Réunions été"]


def test_a_name_cannot_lead_out_of_the_store(store, small_here, small_folder):
    for name in ("../clé USB", "petit/..", str(small_folder), "", ".", ".incoming"):
        assert failure(store.path, name).code == "model.unknown"


def test_a_model_that_is_not_here_is_said(store):
    assert failure(store.path, "grand").code == "model.not_installed"
    assert failure(store.verify, "grand").data == {"model": "grand"}
    assert failure(store.pack, "petit", Path(), ignore, go_on).code == "model.not_installed"


@pytest.mark.parametrize("name", sorted(LARGE_FILES))
def test_a_required_file_that_is_gone_is_found_before_any_library_looks(store, base, name):
    folder = store.import_from(fill(base / "grand", LARGE_FILES), ignore, go_on).folder
    (folder / name).unlink()
    error = failure(store.path, "grand")
    assert (error.code, error.data) == ("model.incomplete", {"model": "grand", "missing": [name]})


def test_an_empty_file_is_as_good_as_none(store, small_here):
    (small_here.folder / "tokenizer.json").write_bytes(b"")
    assert failure(store.path, "petit").data["missing"] == ["tokenizer.json"]


def test_a_file_of_another_size_is_found_without_reading_it(store, small_here):
    (small_here.folder / "model.bin").write_bytes(WEIGHTS[:-1])
    error = failure(store.path, "petit")
    assert (error.code, error.data["files"]) == ("model.damaged", ["model.bin"])


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{}",
        '{"format": 1, "id": "petit", "repository": "", "revision": "", "files": [{"name": "../../x"}]}',
        json.dumps(
            {
                "format": 1,
                "id": "petit",
                "repository": "",
                "revision": "",
                "files": [{"name": "../x", "size": 1, "sha256": "0" * 64, "verified_by": "hub"}],
            }
        ),
    ],
)
def test_a_manifest_that_cannot_be_read_is_damage(store, small_here, text):
    (small_here.folder / MANIFEST).write_text(text, encoding="utf-8")
    assert failure(store.path, "petit").data["files"] == [MANIFEST]
    assert ("manifest.json", "damaged") in {(one.file, one.state) for one in store.verify("petit")}
    assert [model.id for model in store.installed()] == ["selftest", "petit"]


def test_a_manifest_of_a_later_lokas_says_so(small_here):
    path = small_here.folder / MANIFEST
    path.write_text(path.read_text(encoding="utf-8").replace('"format": 1', '"format": 2'), encoding="utf-8")
    assert failure(read_manifest, small_here.folder).code == "model.newer_format"


# verify


def test_verification_names_each_file_and_counts_to_the_total(store, small_here):
    steps = []
    checks = store.verify(None, lambda *step: steps.append(step), go_on)
    assert {one.state for one in checks} == {"good"}
    assert {(one.model, one.file) for one in checks} == {
        *(("selftest", name) for name in LARGE_FILES),
        *(("petit", name) for name in SMALL_FILES),
    }
    assert steps[-1][0] == steps[-1][1]


def test_verification_finds_a_bit_that_turned_and_a_file_that_went(store, small_here):
    (small_here.folder / "model.bin").write_bytes(WEIGHTS[:-1] + b"?")
    (small_here.folder / "config.json").unlink()
    states = {one.file: one.state for one in store.verify("petit")}
    assert states == {
        "config.json": "missing",
        "model.bin": "damaged",
        "tokenizer.json": "good",
        "vocabulary.txt": "good",
    }


def test_a_manifest_cannot_vouch_for_files_the_catalogue_knows_otherwise(store, small_here):
    (small_here.folder / "config.json").write_bytes(b'{"alignment_heads": {}}')
    write_manifest(small_here.folder, describe(small_here.folder, model="petit", verified_by="catalogue"))
    assert ("config.json", "damaged") in {(one.file, one.state) for one in store.verify("petit")}


def test_verification_can_be_stopped(store):
    failure(store.verify, None, ignore, lambda: True, kind=Stopped)


def test_a_required_file_nobody_recorded_is_reported_too(store):
    folder = store.path("selftest")
    (folder / "tokenizer.json").unlink()
    write_manifest(folder, describe(folder, model="selftest", verified_by="built in"))
    assert ("tokenizer.json", "missing") in {(one.file, one.state) for one in store.verify("selftest")}


# install without a network


def test_a_model_that_is_here_and_intact_is_not_downloaded_again(store, small_here):
    done = store.install("mini", ignore, go_on)
    assert (done.already, done.model.id) == (True, "petit")
    assert store.install("selftest", ignore, go_on).already


def test_a_model_of_one_s_own_is_here_already(store, base):
    store.import_from(fill(base / "x", LARGE_FILES | {"model.bin": b"?"}), ignore, go_on, name="à nous")
    assert store.install("à nous", ignore, go_on).already


def test_a_damaged_model_is_mended_by_downloading_what_is_wrong_only(base, store, small_here):
    (small_here.folder / "config.json").write_bytes(b"?" * len(SMALL_FILES["config.json"]))
    with HubServer() as hub:
        hub.publish(SMALL)
        mended = ModelStore(small_here.folder.parent, CATALOGUE, hub_url=hub.url).install("petit", ignore, go_on)
    assert [path.rpartition("/")[2] for path, _ in hub.requests] == ["config.json"]
    assert not mended.already
    assert {one.state for one in store.verify("petit")} == {"good"}


def test_mending_that_fails_can_be_taken_up_again(base, store, small_here):
    (small_here.folder / "config.json").unlink()
    with HubServer() as hub:
        hub.publish(SMALL)
        hub.plan(SMALL, "config.json", hub_server.status(404))
        online = ModelStore(small_here.folder.parent, CATALOGUE, hub_url=hub.url)
        assert failure(online.install, "petit", ignore, go_on, kind=NetworkError).code == "network.not_found"
        assert failure(online.path, "petit").code == "model.incomplete"
        online.install("petit", ignore, go_on)
        assert len(hub.asked("model.bin")) == 0
    assert store.path("petit")


# two at once


def test_a_second_installation_of_the_same_model_is_refused_while_the_first_runs(base):
    seen = []
    with HubServer() as hub:
        hub.publish(SMALL)
        first, second = (ModelStore(base / "m", CATALOGUE, hub_url=hub.url) for _ in range(2))

        def interfere(done, total):
            seen.append(failure(second.install, "petit", ignore, go_on).code)

        first.install("petit", interfere, go_on)
        assert set(seen) == {"model.busy"}
        assert second.install("petit", ignore, go_on).already


def test_the_lock_of_a_killed_process_is_free_again(base):
    path = base / "été.lock"
    program = (
        "import sys, pathlib, time\n"
        "from lokas_models.disk import locked\n"
        "with locked(pathlib.Path(sys.argv[1]), 'petit'):\n"
        "    print('held', flush=True)\n"
        "    time.sleep(60)\n"
    )
    environment = {"PYTHONPATH": str(Path(__file__).parents[2] / "models"), "PYTHONUTF8": "1"}
    with subprocess.Popen(
        [sys.executable, "-c", program, str(path)], stdout=subprocess.PIPE, text=True, env=environment
    ) as other:
        assert other.stdout.readline() == "held\n"
        with pytest.raises(ModelError, match=r"model\.busy"), locked(path, "petit"):
            pass
        other.kill()
        other.wait()
    with locked(path, "petit"):
        assert path.exists()


# remove


def test_a_removed_model_is_gone_and_said_to_be(store, small_here):
    store.remove("mini")
    assert not small_here.folder.exists()
    assert failure(store.remove, "petit").code == "model.not_installed"


def test_the_built_in_model_cannot_be_removed(store):
    assert failure(store.remove, "selftest").code == "model.built_in"
    assert store.path("selftest")


def test_what_an_interrupted_download_left_can_be_removed(base):
    with HubServer() as hub:
        hub.publish(SMALL)
        store = ModelStore(base / "m", CATALOGUE, hub_url=hub.url)
        hub.plan(SMALL, "tokenizer.json", hub_server.status(404))
        failure(store.install, "petit", ignore, go_on, kind=NetworkError)
    store.remove("petit")
    assert [path.name for path in (base / "m" / ".incoming").iterdir()] == ["petit.lock"]


# import


def test_a_bare_folder_is_recognised_by_its_weights_and_verified_by_the_catalogue(store, small_here):
    assert small_here.id == "petit"
    assert small_here.manifest.verified_by == "catalogue"
    assert small_here.manifest.revision == SMALL.revision


def test_a_zip_made_by_anybody_is_recognised_with_its_files_in_one_folder(store, base):
    base.mkdir(exist_ok=True)
    members = {f"modèle n°1/{name}": content for name, content in SMALL_FILES.items()}
    path = zip_of(
        base / "un été.zip", members | {"modèle n°1/README.md": "lisez-moi"}, compression=zipfile.ZIP_DEFLATED
    )
    model = store.import_from(path, ignore, go_on)
    assert {file.name for file in model.folder.iterdir()} == {*SMALL_FILES, MANIFEST}


def test_files_the_model_does_not_have_are_left_out(store, base):
    folder = fill(base / "petit", SMALL_FILES | {"preprocessor_config.json": b"{}", "notes d'été.txt": b"!"})
    model = store.import_from(folder, ignore, go_on)
    assert {file.name for file in model.folder.iterdir()} == {*SMALL_FILES, MANIFEST}


def test_the_same_weights_with_another_small_file_are_not_the_same_model(store, base):
    folder = fill(base / "petit", SMALL_FILES | {"config.json": b'{"alignment_heads": {}}'})
    error = failure(store.import_from, folder, ignore, go_on)
    assert (error.code, error.data) == ("model.damaged", {"model": "petit", "files": ["config.json"]})
    assert store.installed()[1:] == ()


def test_a_model_the_catalogue_knows_needs_the_files_the_catalogue_names(store, base):
    files = {name: content for name, content in LARGE_FILES.items() if name != "preprocessor_config.json"}
    error = failure(store.import_from, fill(base / "grand", files), ignore, go_on)
    assert (error.code, error.data["missing"]) == ("model.incomplete", ["preprocessor_config.json"])


def test_a_model_nothing_knows_needs_a_name_and_every_file(store, base):
    files = LARGE_FILES | {"model.bin": b"ours"}
    folder = fill(base / "le nôtre", files)
    assert failure(store.import_from, folder, ignore, go_on).code == "model.unrecognised"
    model = store.import_from(folder, ignore, go_on, name="Le nôtre (v2)")
    assert (model.id, model.manifest.verified_by, model.entry) == ("Le nôtre (v2)", "import", None)
    assert store.path("le nôtre (V2)") == model.folder
    (folder / "preprocessor_config.json").unlink()
    error = failure(store.import_from, folder, ignore, go_on, name="encore")
    assert error.data["missing"] == ["preprocessor_config.json"]


def test_accents_typed_either_way_are_the_same_name(store, base):
    folder = fill(base / "x", LARGE_FILES | {"model.bin": b"ours"})
    composed, decomposed = "\u00e9t\u00e9", "e\u0301te\u0301"
    assert store.import_from(folder, ignore, go_on, name=decomposed).id == composed
    assert store.path(decomposed) == store.path(composed)


@pytest.mark.parametrize("name", ["", " ", ".caché", "a/b", "a\\b", "c:", "NUL", "con.txt", "fin.", "x\ny", "é" * 81])
def test_a_name_that_cannot_be_a_folder_everywhere_is_refused(store, small_folder, name):
    assert failure(store.import_from, small_folder, ignore, go_on, name=name).code == "model.bad_name"


def test_a_name_of_the_catalogue_cannot_be_given_to_another_model(store, small_folder):
    assert failure(store.import_from, small_folder, ignore, go_on, name="Mini").code == "model.name_taken"


def test_a_model_of_one_s_own_is_never_replaced(store, base):
    folder = fill(base / "x", LARGE_FILES | {"model.bin": b"ours"})
    store.import_from(folder, ignore, go_on, name="à nous")
    assert failure(store.import_from, folder, ignore, go_on, name="À nous").code == "model.already_installed"


def test_a_folder_that_is_no_model_is_neither_listed_nor_replaced(store, base, small_folder):
    stranger = fill(base / "modèles d'ici" / "lost+found", {"précieux": b"!"})
    assert [model.id for model in store.installed()] == ["selftest"]
    assert failure(store.path, "lost+found").code == "model.unknown"
    files = LARGE_FILES | {"model.bin": b"ours"}
    error = failure(store.import_from, fill(base / "x", files), ignore, go_on, name="lost+found")
    assert error.code == "model.already_installed"
    assert (stranger / "précieux").read_bytes() == b"!"


def test_a_catalogue_model_without_its_manifest_is_still_seen(store, small_here):
    (small_here.folder / MANIFEST).unlink()
    assert store.installed()[1].damaged == (MANIFEST,)
    store.remove("petit")


def test_a_catalogue_model_that_is_here_is_left_alone_or_mended(store, small_here, small_folder):
    before = (small_here.folder / "model.bin").stat().st_ino
    store.import_from(small_folder, ignore, go_on)
    assert (small_here.folder / "model.bin").stat().st_ino == before
    (small_here.folder / "model.bin").write_bytes(b"broken")
    store.import_from(small_folder, ignore, go_on)
    assert {one.state for one in store.verify("petit")} == {"good"}


@pytest.mark.parametrize("missing", ["config.json", "tokenizer.json", "vocabulary.txt"])
def test_an_incomplete_folder_is_refused_before_it_is_copied(store, base, missing):
    folder = fill(base / "petit", {name: data for name, data in SMALL_FILES.items() if name != missing})
    steps = []
    error = failure(store.import_from, folder, lambda *step: steps.append(step), go_on)
    assert error.code == "model.incomplete"
    assert steps == []


def test_a_place_without_a_model_or_with_several_is_said(store, base):
    base.mkdir(exist_ok=True)
    fill(base / "deux" / "a", SMALL_FILES)
    fill(base / "deux" / "b", SMALL_FILES)
    empty_zip = zip_of(base / "vide.zip", {"readme.txt": "rien"})
    two_zip = zip_of(base / "deux.zip", {"a/model.bin": "1", "b/model.bin": "2"})
    for path in (fill(base / "vide", {}), base / "deux", empty_zip, two_zip):
        assert failure(store.import_from, path, ignore, go_on).code == "model.no_weights"


def test_a_file_that_is_absent_or_no_zip_is_said(store, base):
    base.mkdir(exist_ok=True)
    error = failure(store.import_from, base / "absent – été.zip", ignore, go_on, kind=DiskError)
    assert error.code == "disk.not_readable"
    (base / "faux.zip").write_bytes(WEIGHTS)
    assert failure(store.import_from, base / "faux.zip", ignore, go_on).code == "model.bad_archive"


@pytest.mark.parametrize("member", ["../model.bin", "a/../../etc/x", "/etc/x", "C:/x", "a\\..\\x"])
def test_a_zip_whose_member_leaves_its_folder_is_refused(store, base, member):
    base.mkdir(exist_ok=True)
    path = zip_of(base / "piège.zip", dict(SMALL_FILES) | {member: "!"})
    error = failure(store.import_from, path, ignore, go_on)
    assert (error.code, error.data["member"]) == ("model.unsafe_archive", member)


def test_a_zip_that_unfolds_to_far_more_than_it_is_is_refused(store, base):
    base.mkdir(exist_ok=True)
    members = dict(SMALL_FILES) | {"model.bin": bytes(20_000_000)}
    path = zip_of(base / "bombe.zip", members, compression=zipfile.ZIP_DEFLATED)
    error = failure(store.import_from, path, ignore, go_on)
    assert (error.code, error.data["member"]) == ("model.unsafe_archive", "model.bin")


def test_a_zip_damaged_on_its_way_is_said_and_leaves_nothing(store, base):
    base.mkdir(exist_ok=True)
    path = zip_of(base / "abîmé.zip", SMALL_FILES)
    data = bytearray(path.read_bytes())
    data[data.index(WEIGHTS[:64])] ^= 1
    path.write_bytes(data)
    assert failure(store.import_from, path, ignore, go_on).code == "model.bad_archive"
    assert [one.name for one in (base / "modèles d'ici" / ".incoming").iterdir()] == [".import.lock"]


def test_an_import_can_be_stopped_and_leaves_nothing(store, base, small_folder):
    failure(store.import_from, small_folder, ignore, lambda: True, kind=Stopped)
    assert [one.name for one in (base / "modèles d'ici" / ".incoming").iterdir()] == [".import.lock"]
    assert (small_folder / "model.bin").read_bytes() == WEIGHTS


def test_a_second_import_is_refused_while_one_runs(store, small_folder):
    seen = []
    store.import_from(
        small_folder, lambda *_: seen.append(failure(store.import_from, small_folder, ignore, go_on).code), go_on
    )
    assert set(seen) == {"model.busy"}


def test_the_built_in_model_is_not_taken_in_a_second_time(store, base):
    path = store.pack("selftest", base, ignore, go_on)
    assert failure(store.import_from, path, ignore, go_on).code == "model.built_in"


# pack


def test_a_packed_model_comes_out_the_same_on_another_computer(store, small_here, base):
    steps = []
    path = store.pack("mini", base / "clé USB", lambda *step: steps.append(step), go_on)
    assert path == base / "clé USB" / "lokas-model-petit.zip"
    assert steps[-1] == (small_here.manifest.size, small_here.manifest.size)
    there = ModelStore(base / "ailleurs", CATALOGUE).import_from(path, ignore, go_on)
    assert there.manifest == small_here.manifest
    assert {one.compress_type for one in zipfile.ZipFile(path).infolist()} == {zipfile.ZIP_STORED}


def test_a_model_of_one_s_own_keeps_its_name_and_its_digests_in_a_pack(store, base):
    store.import_from(fill(base / "x", LARGE_FILES | {"model.bin": b"ours"}), ignore, go_on, name="été 2")
    path = store.pack("été 2", base / "l'été.zip", ignore, go_on)
    elsewhere = ModelStore(base / "ailleurs", CATALOGUE)
    assert elsewhere.import_from(path, ignore, go_on).id == "été 2"
    assert failure(elsewhere.import_from, path, ignore, go_on).code == "model.already_installed"
    with zipfile.ZipFile(path) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    members["lokas-model-été 2/config.json"] = b"[]"
    error = failure(elsewhere.import_from, zip_of(base / "autre.zip", members), ignore, go_on)
    assert (error.code, error.data["files"]) == ("model.damaged", ["config.json"])


def test_a_pack_does_not_overwrite(store, small_here, base):
    (base / "x.zip").write_bytes(b"precious")
    assert failure(store.pack, "petit", base / "x.zip", ignore, go_on, kind=DiskError).code == "disk.exists"
    assert (base / "x.zip").read_bytes() == b"precious"


def test_a_damaged_model_is_not_packed_and_nothing_is_left(store, small_here, base):
    (small_here.folder / "model.bin").write_bytes(WEIGHTS[:-1] + b"?")
    target = fill(base / "dest", {})
    assert failure(store.pack, "petit", target, ignore, go_on).code == "model.damaged"
    assert list(target.iterdir()) == []


def test_packing_can_be_stopped_and_nothing_is_left(store, small_here, base):
    target = fill(base / "dest", {})
    failure(store.pack, "petit", target, ignore, lambda: True, kind=Stopped)
    assert list(target.iterdir()) == []


def test_packing_into_a_folder_that_is_not_there_is_said(store, small_here, base):
    error = failure(store.pack, "petit", base / "nulle part" / "x.zip", ignore, go_on, kind=DiskError)
    assert error.code == "disk.not_readable"


# disks that fill


@pytest.mark.skipif(not FULL.exists(), reason="only Linux has a device that is always full")
def test_a_stick_that_fills_is_said_and_nothing_is_left(store, small_here, base):
    target = fill(base / "dest", {})
    (target / ".lokas-model-petit.zip.part").symlink_to(FULL)  # the kernel itself answers ENOSPC, for any user
    assert failure(store.pack, "petit", target, ignore, go_on, kind=DiskError).code == "disk.full"
    assert list(target.iterdir()) == []


def test_a_disk_that_takes_no_file_that_large_is_said_and_nothing_is_left(store, base, small_folder):
    resource = pytest.importorskip("resource", reason="Windows has no limit on the size of a file")
    usual = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, usual[1]))
    try:
        error = failure(store.import_from, small_folder, ignore, go_on, kind=DiskError)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, usual)
    assert error.code == "disk.file_too_large"
    assert [one.name for one in (base / "modèles d'ici" / ".incoming").iterdir()] == [".import.lock"]


def test_a_store_that_cannot_be_made_is_said(base, small_folder):
    (base / "fichier").write_bytes(b"")
    store = ModelStore(base / "fichier" / "modèles", CATALOGUE)
    error = failure(store.import_from, small_folder, ignore, go_on, kind=DiskError)
    assert error.code == "disk.not_writable"


def test_a_quota_that_is_used_up_is_a_full_disk():
    for number in (errno.ENOSPC, errno.EDQUOT):
        assert disk_error(Path("été"), OSError(number, "plein")).code == "disk.full"


def test_errors_travel_between_processes():
    error = ModelError("model.incomplete", model="petit", missing=["tokenizer.json"])
    copy = pickle.loads(pickle.dumps(error))
    assert (type(copy), copy.code, copy.data) == (ModelError, error.code, error.data)
    assert str(copy) == "model.incomplete (model='petit', missing=['tokenizer.json'])"
    assert str(ModelError("model.busy")) == "model.busy"


def test_a_digest_in_a_manifest_is_the_one_any_tool_computes(store, small_here):
    recorded = {file.name: file.sha256 for file in small_here.manifest.files}
    assert recorded == {name: hashlib.sha256(data).hexdigest() for name, data in SMALL_FILES.items()}
