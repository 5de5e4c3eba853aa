"""What the doctor finds: on this computer, and on computers where something is missing or broken."""

import json
import os
import platform
import sys
from dataclasses import replace

import pytest

from lokas import doctor
from lokas.cli.installation.doctor import exit_code, show
from lokas.cli.messages import Messages
from lokas.computer import this_computer
from lokas.doctor import Check
from lokas.places import Places
from lokas.speech.device.probe import Probe
from lokas.speech.device.processor import this_processor
from lokas.speech.whisper import sees_model
from lokas.workspace import Workspace
from lokas_models.errors import Stopped
from lokas_models.manifest import describe, write_manifest
from lokas_models.store import HUB_VARIABLE, ModelStore
from tests.helpers import hub_server
from tests.helpers.command import CommandLine
from tests.helpers.hub_server import SMALL_FILES

FILES = SMALL_FILES | {"preprocessor_config.json": b'{"feature_size": 80}'}
CATALOGUE = hub_server.catalogue(
    replace(hub_server.entry("selftest"), files=(), built_in=True),
    hub_server.entry("base"),
    hub_server.entry("small"),
    hub_server.entry("large-v3-turbo"),
)
ENGINE = """
def get_supported_compute_types(device): return {types}
def get_cuda_device_count(): return {devices}
def contains_model(folder): return {sees}
"""
SOUND = """
class PortAudioError(Exception): pass
class default: device = (0, 1)
def query_devices():
    {body}
"""
MICROPHONE = {"name": "Micro d'été", "max_input_channels": 1, "max_output_channels": 0}
LOUDSPEAKER = {"name": "Casque", "max_input_channels": 0, "max_output_channels": 2}


def fill(folder):
    folder.mkdir(parents=True)
    for name, content in FILES.items():
        (folder / name).write_bytes(content)
    return folder


@pytest.fixture
def places(tmp_path):
    return Places(tmp_path / "Éloïse Château-Müller" / "Données")


@pytest.fixture
def store(places, tmp_path):
    shipped = fill(tmp_path / "livré" / "selftest")
    write_manifest(shipped, describe(shipped, model="selftest", verified_by="built in"))
    return ModelStore(places.models, CATALOGUE, built_in=tmp_path / "livré")


@pytest.fixture
def modules(tmp_path, monkeypatch):
    """A function that puts a module of that name and text before the real one, for other processes only."""
    folder = tmp_path / "modules"
    folder.mkdir()
    monkeypatch.syspath_prepend(folder)
    return lambda name, text: (folder / f"{name}.py").write_text(text, encoding="utf-8")


@pytest.fixture
def engine(modules):
    """A function that puts an engine in the place of CTranslate2."""

    def put(types=("int8", "float32"), devices=0, sees=True):
        modules("ctranslate2", ENGINE.format(types=set(types), devices=devices, sees=sees))

    return put


@pytest.fixture
def sound(modules):
    """A function that puts another sound system in the place of the real one."""
    return lambda body: modules("sounddevice", SOUND.format(body=body))


@pytest.fixture
def examine(places, store, engine, sound, monkeypatch):
    """A function that examines a healthy computer, with what a test changed of it, and gives the findings by code."""
    engine()
    sound(f"return [{MICROPHONE}, {LOUDSPEAKER}]")
    monkeypatch.setattr(doctor, "LIBRARIES", {})
    return lambda: {check.code: check for check in doctor.examine(places, CATALOGUE, store)}


# this computer


def test_the_engine_of_this_computer_is_found_able_to_work(places, store):
    findings = doctor.examine(places, CATALOGUE, store)
    libraries = {check.data["name"]: check.state for check in findings if check.code == "library"}
    assert libraries == dict.fromkeys(("numpy", "av", "onnxruntime", "ctranslate2", "faster-whisper"), "good")
    by_code = {check.code: check for check in findings}
    assert by_code["python"].data["version"] == platform.python_version()
    assert by_code["engine"].state == by_code["voices"].state == by_code["accents"].state == "good"
    assert "int8" in by_code["engine"].data["types"]
    assert exit_code(findings) == 0


def test_looking_leaves_nothing_behind(examine, places):
    examine()
    assert not places.data.exists()
    assert not [path for path in places.data.parents[1].iterdir() if path.name.startswith(".lokas")]


# libraries and processor


def test_a_library_that_ends_its_process_is_found_and_the_doctor_goes_on(examine, modules, monkeypatch):
    modules("ctranslate2", "import os\nos.abort()\n")
    monkeypatch.setattr(doctor, "LIBRARIES", {"ctranslate2": "ctranslate2"})
    found = examine()
    assert found["library"].state == found["engine"].state == "bad"
    assert "SIGABRT" in found["library"].data["reason"] or sys.platform == "win32"
    assert found["memory"]
    assert exit_code(list(found.values())) == 6


def test_a_library_that_does_not_load_says_why(examine, modules, monkeypatch):
    modules("av", "raise ImportError('libavcodec est introuvable')\n")
    monkeypatch.setattr(doctor, "LIBRARIES", {"av": "av"})
    assert examine()["library"].data["reason"] == "ImportError: libavcodec est introuvable"


def test_a_library_that_is_not_installed_is_found(examine, monkeypatch):
    monkeypatch.setattr(doctor, "LIBRARIES", {"lokas-absent": "lokas_absent"})
    missing = examine()["library"]
    assert (missing.state, missing.data["version"]) == ("bad", None)
    assert "lokas_absent" in missing.data["reason"]


def test_a_library_that_ends_its_process_in_silence_is_found(examine, modules, monkeypatch):
    modules("av", "import os\nos._exit(3)\n")
    monkeypatch.setattr(doctor, "LIBRARIES", {"av": "av"})
    assert examine()["library"].data["reason"] == "exit code 3"


def test_a_library_that_never_answers_is_given_up(examine, modules, monkeypatch):
    modules("av", "import threading\nthreading.Event().wait()\n")
    monkeypatch.setattr(doctor, "LIBRARIES", {"av": "av"})
    monkeypatch.setattr(doctor, "TIMEOUT_S", 2)
    assert "timed out" in examine()["library"].data["reason"]


def test_modules_in_the_folder_one_stands_in_are_not_taken_for_libraries(examine, tmp_path, monkeypatch):
    monkeypatch.setattr(doctor, "LIBRARIES", {"numpy": "numpy"})
    (tmp_path / "numpy.py").write_text("raise SystemExit('mauvais dossier')", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert examine()["library"].state == "good"


@pytest.mark.parametrize(
    ("flags", "state", "instructions"),
    [
        ("flags\t\t: fpu sse4_1 avx", "warning", ["avx"]),
        ("flags\t\t: fpu sse4_1 avx avx2 avx512f avx512_vnni", "good", ["avx", "avx2", "avx512f", "avx512_vnni"]),
        ("Features\t: fp asimd asimddp", "good", ["asimd", "asimddp"]),
    ],
)
def test_the_processor_s_instructions_are_read(examine, tmp_path, monkeypatch, flags, state, instructions):
    cpuinfo = tmp_path / "cpuinfo"
    cpuinfo.write_text(f"processor\t: 0\nmodel name\t: Puce d'été\n{flags}\n\nprocessor\t: 1\n", encoding="utf-8")
    machine = "aarch64" if "asimd" in flags else "x86_64"
    monkeypatch.setattr(doctor, "this_processor", lambda: this_processor(cpuinfo, machine))
    found = examine()["processor"]
    assert (found.state, found.data["name"], found.data["instructions"]) == (state, "Puce d'été", instructions)


def test_a_system_that_does_not_tell_its_processor_is_no_fault(examine, tmp_path, monkeypatch):
    monkeypatch.setattr(doctor, "this_processor", lambda: this_processor(tmp_path / "absent"))
    found = examine()["processor"]
    assert (found.state, found.data["instructions"]) == ("good", [])
    assert found.data["cores"] >= 1


def test_an_engine_without_int8_is_worth_knowing(examine, engine):
    engine(types={"float32"})
    assert examine()["engine"] == Check("engine", "warning", {"types": ["float32"]})


@pytest.fixture
def cards(engine, monkeypatch):
    """A function that puts two cards into the computer, and says how their trial ends."""

    def put(tried):
        engine(devices=2)
        monkeypatch.setattr(doctor, "probe_cuda", lambda folder: tried if folder.name == "selftest" else None)

    return put


def test_graphics_cards_that_pass_their_trial_are_good(examine, cards):
    cards(Probe(ok=True))
    assert examine()["cuda"] == Check("cuda", "good", {"devices": 2})


def test_graphics_cards_that_fail_their_trial_are_told_with_the_reason(examine, cards):
    cards(Probe(ok=False, reason_code="crashed", detail="SIGSEGV"))
    assert examine()["cuda"] == Check("cuda", "warning", {"devices": 2, "reason": "SIGSEGV"})


def test_graphics_cards_without_their_libraries_are_told_what_is_missing(examine, cards):
    reason = "Library libcublas.so.12 is not found or cannot be loaded"
    cards(Probe(ok=False, reason_code="library_missing", detail=reason))
    found = examine()
    assert found["cuda_libraries"] == Check("cuda_libraries", "warning", {"devices": 2, "reason": reason})
    assert exit_code(list(found.values())) == 0


def test_graphics_cards_cannot_be_tried_without_the_self_test_model(examine, cards, tmp_path):
    cards(Probe(ok=True))
    (tmp_path / "livré" / "selftest").rename(tmp_path / "ailleurs")
    found = examine()["cuda"]
    assert found.state == "warning"
    assert "selftest" in found.data["reason"]


def test_a_processor_too_old_for_the_engine_is_a_fault(examine, tmp_path, monkeypatch):
    cpuinfo = tmp_path / "cpuinfo"
    cpuinfo.write_text("model name\t: Vieille puce\nflags\t\t: fpu sse2 ssse3\n", encoding="utf-8")
    monkeypatch.setattr(doctor, "this_processor", lambda: this_processor(cpuinfo, "x86_64"))
    found = examine()
    assert (found["processor"].state, found["processor"].data["name"]) == ("bad", "Vieille puce")
    assert exit_code(list(found.values())) == 6


def test_a_speech_detector_that_is_missing_is_found(examine, modules):
    modules("faster_whisper", "")
    found = examine()["voices"]
    assert found.state == "bad"
    assert "engine.no_vad" in found.data["reason"]


# memory, models, disk


def test_little_free_memory_is_worth_knowing(examine, monkeypatch):
    small = replace(this_computer(), memory_bytes=8_000_000_000, available_bytes=0, cores=4)
    monkeypatch.setattr(doctor, "this_computer", lambda: small)
    found = examine()["memory"]
    assert (found.state, found.data["recommended"]) == ("warning", "small")


def test_every_model_is_verified_and_a_turned_bit_is_found(examine, store, places, tmp_path):
    store.import_from(fill(tmp_path / "mien"), lambda *_: None, lambda: False, name="mien")
    found = examine()
    assert found["self_test"].data["count"] == found["model"].data["count"] == len(FILES)
    assert "no_model" not in found
    (places.models / "mien" / "model.bin").write_bytes(FILES["model.bin"][:-1] + b"?")
    (tmp_path / "livré" / "selftest" / "config.json").unlink()
    found = examine()
    assert found["model"] == Check("model", "bad", {"model": "mien", "files": ["model.bin"]})
    assert found["self_test"] == Check("self_test", "bad", {"model": "selftest", "files": ["config.json"]})
    assert exit_code(list(found.values())) == 5


def test_no_model_for_real_meetings_is_worth_knowing(examine):
    assert examine()["no_model"].state == "warning"


def test_a_self_test_model_that_is_not_there_is_a_fault(examine, tmp_path):
    (tmp_path / "livré" / "selftest").rename(tmp_path / "ailleurs")
    assert examine()["self_test_missing"].state == "bad"


def test_verifying_can_be_stopped(places, store, examine):
    with pytest.raises(Stopped):
        doctor.examine(places, CATALOGUE, store, should_stop=lambda: True)


def test_a_data_folder_that_is_a_file_is_a_fault(examine, places):
    places.data.parent.mkdir(parents=True)
    places.data.write_text("non", encoding="utf-8")
    found = examine()
    assert found["data_folder"].state == "bad"
    assert found["data_folder"].data["path"] == str(places.data)
    assert found["accents"].state == "warning"


def test_a_models_folder_that_is_a_file_is_a_fault(examine, places):
    places.data.mkdir(parents=True)
    places.models.write_text("non", encoding="utf-8")
    found = examine()
    assert found["models"].state == "bad"
    assert found["disk"].data["needed_bytes"] > doctor.ROOM_BYTES


def test_an_engine_that_loses_accents_is_found(examine, engine):
    engine(sees=False)
    assert examine()["accents"].state == "warning"


def test_the_engine_s_own_code_finds_a_model_under_an_accented_name(tmp_path):
    folder = tmp_path / "Éloïse – été n°1"
    folder.mkdir()
    assert not sees_model(str(folder))
    (folder / "model.bin").touch()
    assert sees_model(str(folder))


def test_a_disk_that_is_nearly_full_is_worth_knowing(examine, store, tmp_path, monkeypatch):
    monkeypatch.setattr(doctor, "free_disk_bytes", lambda _folder: doctor.ROOM_BYTES)
    found = examine()["disk"]
    assert (found.state, found.data["needed_bytes"] - doctor.ROOM_BYTES) == ("warning", CATALOGUE.get("small").size)


# sound and network


def test_microphones_and_loudspeakers_are_named(examine):
    assert examine()["sound"] == Check("sound", "good", {"inputs": ["Micro d'été"], "outputs": ["Casque"]})


def test_a_computer_without_microphone_can_still_transcribe(examine, sound):
    sound(f"return [{LOUDSPEAKER}]")
    found = examine()
    assert found["no_microphone"] == Check("no_microphone", "warning", {"outputs": ["Casque"]})
    assert exit_code(list(found.values())) == 0


def test_a_sound_system_that_does_not_answer_is_worth_knowing(examine, sound):
    sound("raise PortAudioError('Host error')")
    assert "Host error" in examine()["sound"].data["reason"]


def test_a_missing_portaudio_is_worth_knowing(examine, modules):
    modules("sounddevice", "raise OSError('PortAudio library not found')\n")
    assert examine()["no_portaudio"].state == "warning"


def test_an_sqlite_without_full_text_search_is_told(examine, monkeypatch):
    assert examine()["search"].state == "good"
    monkeypatch.setattr(doctor, "searches_texts", lambda: False)
    assert examine()["no_search"].state == "warning"


def test_proxies_and_the_hub_are_told_by_name_and_never_by_value(examine, monkeypatch):
    for name in [name for name in os.environ if name.lower() in doctor.PROXY_VARIABLES]:
        monkeypatch.delenv(name)
    assert "no_proxy" in examine()
    monkeypatch.setenv("HTTPS_PROXY", "http://nom:secret@mandataire.example")
    monkeypatch.setenv(HUB_VARIABLE, "https://nom:secret@miroir.example")
    found = examine()
    assert found["proxy"].data["names"] == ["HTTPS_PROXY"]
    assert found["other_hub"].data == {"variable": HUB_VARIABLE}
    assert "secret" not in repr(found)


# the front door and the command line


def test_the_front_door_examines_as_a_job_with_progress(examine, places, store):
    with Workspace(places, store=store) as workspace:
        job = workspace.examine()
        done = [event.done for event in job]
        assert {check.code for check in job.result()} >= {"python", "engine", "self_test", "disk"}
    assert done == sorted(done)
    assert done[-1] == sum(map(len, FILES.values()))


@pytest.fixture
def lokas(monkeypatch, capsys, places, store, examine):
    monkeypatch.setattr("lokas.workspace.ModelStore", lambda *_: store)
    monkeypatch.setattr("lokas.workspace.load_catalogue", lambda: CATALOGUE)
    return CommandLine(monkeypatch, capsys, places.data)


@pytest.mark.parametrize(
    ("language", "label", "said"),
    [("fr", "bon\u00a0: ", "pas les personnes"), ("en", "good: ", "not people")],
)
def test_findings_are_said_in_words(lokas, language, label, said):
    ran = lokas("doctor", language=language)
    assert ran.code == 0
    lines = ran.out.splitlines()
    assert all(line.startswith(label) for line in lines if said in line)
    assert said in ran.out
    assert "LOKAS_LANGUAGE" in lines[-2]
    assert "Éloïse Château-Müller" in ran.out


def test_findings_for_programs_have_codes_data_and_the_sentence(lokas):
    ran = lokas("doctor", "--json")
    findings = {check["code"]: check for check in json.loads(ran.out)}
    assert findings["engine"]["data"] == {"types": ["float32", "int8"]}
    assert findings["no_model"]["state"] == "warning"
    assert "lokas models install" in findings["no_model"]["message"]


def test_the_exit_code_is_that_of_the_gravest_finding(lokas, modules, tmp_path):
    (tmp_path / "livré" / "selftest" / "model.bin").write_bytes(b"?")
    assert lokas("doctor").code == 5
    modules("ctranslate2", "raise ImportError('non')\n")
    ran = lokas("doctor")
    assert ran.code == 6
    assert "problem: " in ran.out


@pytest.mark.parametrize(
    ("checks", "last"),
    [
        ([Check("voices", "good")], "Lokas has everything it needs."),
        ([Check("voices", "good"), Check("no_portaudio", "warning")], "Lokas can work. Things to know: 1."),
        ([Check("self_test_missing", "bad"), Check("no_portaudio", "warning")], "Problems to solve: 1."),
    ],
)
def test_the_last_line_sums_up(capsys, checks, last):
    show(checks, Messages("en"))
    assert capsys.readouterr().out.splitlines()[-1] == last
