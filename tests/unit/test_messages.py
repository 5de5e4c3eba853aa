"""The sentences: each one said with data as it comes, and French typography held."""

import re

import pytest

from lokas.cli.installation.doctor import EXIT_CODES, sentence
from lokas.cli.messages import Messages, sentences
from lokas.doctor import Check
from lokas.errors import InputError, LokasError
from lokas.jobs import Notice

PATH = "/home/Éloïse Château-Müller/Réunions d'équipe/été – AG n°2.mp3"
FOLDER = "/home/Éloïse Château-Müller/2026-03-14 AG d'été"
JOURNAL = "/home/Éloïse Château-Müller/été – AG n°2.partial.jsonl"
DIGEST = "3e305921506d8872816023e4c273e75d2419fb89b24da97b4fe7bce14170d671"
HUB = {"host": "models.example", "file": "model.bin"}

ERRORS = {
    "keys.damaged": {"path": PATH, "reason": "Expecting value"},
    "keys.left_out": {"path": PATH, "keys": "Ctrl+K"},
    "keys.newer": {"path": PATH, "version": "2.0"},
    "model.no_speech": {"model": "speakers-reverb"},
    "option.bad_pair": {"option": "--group", "value": "femmes"},
    "speakers.damaged": {"path": PATH, "reason": "Expecting value"},
    "speakers.died": {"reason": "signal 11"},
    "speakers.newer": {"path": PATH, "version": "2.0"},
    "speakers.no_sound": {"path": FOLDER},
    "speakers.none_installed": {"recommended": "speakers-reverb", "size_bytes": 35_000_000},
    "speakers.not_started": {"reason": "Cannot allocate memory"},
    "speakers.other_model": {"model": "small"},
    "speakers.still_recorded": {"path": FOLDER},
    "speakers.wrong_network": {"model": "voix", "file": "embedding.onnx", "reason": "framework: –"},
    "voices.damaged": {"path": PATH, "reason": "Expecting value"},
    "voices.newer": {"path": PATH, "version": "2.0"},
    "voices.no_consent": {"name": "Éloïse"},
    "voices.no_name": {"name": "Personne 2"},
    "voices.nobody_named": {},
    "voices.not_heard": {"path": FOLDER},
    "voices.too_short": {"name": "Éloïse", "heard_ms": 4_000, "least_ms": 10_000},
    "voices.turned_off": {},
    "voices.unknown": {"value": "Zoé", "known": ["Éloïse"]},
    "option.bad_setting": {"setting": "interface.theme", "value": "rose"},
    "settings.damaged": {"path": PATH, "reason": "Expecting value"},
    "settings.newer": {"path": PATH, "version": "2.0"},
    "import.already": {"path": PATH, "meeting": FOLDER},
    "import.no_link": {"path": PATH},
    "import.no_room": {"path": PATH, "needed": 5_000_000_000, "free": 1_000_000},
    "import.other_sound": {"path": PATH, "meeting": FOLDER},
    "import.has_sound": {"path": FOLDER},
    "import.has_text": {"path": FOLDER},
    "import.inside": {"path": FOLDER},
    "import.no_meeting": {"path": PATH},
    "import.one_file": {"option": "--title"},
    "import.bad_date": {"value": "hier"},
    "import.sound_moved": {"path": FOLDER, "sound": PATH},
    "backup.nothing": {},
    "backup.not_backup": {"path": PATH},
    "backup.newer": {"path": PATH, "version": "2.0"},
    "backup.damaged": {"path": PATH, "file": "manifest.json"},
    "option.unknown_value": {"option": "device", "value": "tpu", "known": ["auto", "cpu", "cuda"]},
    "option.out_of_range": {"option": "beam", "value": 0, "least": 1, "most": 20},
    "option.unknown_language": {"value": "klingon", "known": ["fr", "en"]},
    "option.language_not_in_model": {"language": "fr", "model": "distil-large-v3"},
    "option.unknown_format": {"value": "doc", "known": ["json", "srt"]},
    "option.unknown_profile": {"value": "cinema", "known": ["charter", "web"]},
    "option.unknown_source": {"value": "cravate", "known": ["Micro USB", "Casque"]},
    "option.needs": {"option": "--words", "other": "--segment"},
    "redaction.as_heard": {"path": PATH, "count": 3},
    "redaction.no_name": {"value": "…"},
    "redaction.shows_name": {"name": "Anna", "value": "Mme Anna"},
    "redaction.unknown": {"number": 9, "known": [1, 4]},
    "redaction.nothing": {"value": "Anna"},
    "redaction.bad_stretch": {"start_ms": 9000, "end_ms": 4000},
    "redaction.bad_words": {"value": "9-12", "count": 7},
    "minutes.bad_quorum": {"value": "beaucoup"},
    "minutes.bad_template": {"path": PATH, "line": 3, "reason": "unexpected 'end of template'"},
    "minutes.no_points": {"path": PATH},
    "option.same_results": {"first": "AG.wav", "second": "AG.mp3"},
    "option.bad_time": {"value": "ce soir"},
    "option.exclusive": {"first": "--language", "second": "--multilingual"},
    "option.bad_frame_rate": {"value": "vite"},
    "option.bad_date": {"value": "demain"},
    "option.bad_moment": {"value": "bientôt"},
    "option.one_of": {"options": ["--segments", "--at"]},
    "option.bad_numbers": {"value": "tous"},
    "option.bad_length": {"value": "longtemps"},
    "option.without_format": {"option": "--voices", "formats": ["vtt"]},
    "option.confirmation_needed": {"model": "small", "option": "--yes"},
    "input.missing": {"path": PATH},
    "input.folder": {"path": PATH},
    "input.empty": {"path": PATH},
    "input.not_file": {"path": PATH},
    "input.not_readable": {"path": PATH, "reason": "Permission denied"},
    "input.not_media": {"path": PATH},
    "input.no_audio": {"path": PATH},
    "input.no_such_track": {"path": PATH, "track": 2, "available": [0, 1]},
    "input.no_decoder": {"path": PATH, "track": 0},
    "input.protected": {"path": PATH},
    "input.glossary": {"path": "noms.txt", "reason": "Permission denied"},
    "glossary.too_large": {"path": "noms.txt", "most_bytes": 1048576},
    "glossary.not_text": {"path": "noms.odt"},
    "glossary.no_term": {"value": "= Bérot"},
    "glossary.unknown": {"value": "Kéméneur", "near": ["Quéméneur"]},
    "glossary.nothing": {},
    "glossary.no_suggestion": {"value": "9", "count": 4},
    "input.profile": {"path": PATH, "reason": "lines = 9"},
    "input.not_transcript": {"reason": "format"},
    "input.not_captions": {"path": PATH},
    "input.captions_too_large": {"path": PATH, "size_bytes": 50_000_000, "most_bytes": 10_000_000},
    "input.captions_damaged": {"path": PATH, "line": 7},
    "input.newer_format": {"version": "2.0"},
    "recording.none_under_way": {},
    "recording.not_flac": {"path": PATH},
    "recording.no_sound": {"path": PATH},
    "recording.no_room": {"path": PATH, "free": 150_000_000, "needed": 430_000_000},
    "recording.not_started": {"path": PATH, "reason": "exit code 1"},
    "recording.died": {"path": PATH},
    "recording.write_failed": {"reason": "Input/output error"},
    "recording.broken": {"reason": "ValueError('no')"},
    "meeting.missing": {"path": PATH},
    "meeting.damaged": {"path": PATH, "reason": "recording.rate"},
    "meeting.newer": {"path": PATH, "version": "2.0"},
    "meeting.busy": {"path": PATH},
    "meeting.recording": {"path": PATH},
    "meeting.interrupted": {"path": PATH},
    "meeting.not_approved": {"path": PATH},
    "library.unknown": {"value": "k3f8", "near": ["2026-03-14 AG k3f9"]},
    "library.ambiguous": {"value": "AG", "found": ["2026-03-14 AG k3f9", "2025-03-15 AG d2x7"], "count": 2},
    "meeting.no_transcript": {"path": PATH},
    "library.no_title": {},
    "library.other_disk": {"path": PATH},
    "library.taken": {"path": PATH},
    "library.delete_what": {},
    "library.not_confirmed": {"option": "--yes"},
    "library.nothing_to_restore": {"path": PATH},
    "output.exists": {"paths": ["AG.srt", "AG.vtt"]},
    "output.is_input": {"path": PATH},
    "output.unfinished": {"path": JOURNAL},
    "output.not_writable": {"path": PATH, "reason": "Permission denied"},
    "output.disk_full": {"path": PATH, "reason": "No space left on device"},
    "document.damaged": {"path": PATH, "reason": "format"},
    "document.newer": {"path": PATH, "version": "2.0"},
    "document.other_transcript": {"path": PATH},
    "document.edits_damaged": {"path": PATH, "edit": 12},
    "edit.no_segment": {"segment": 7},
    "edit.no_place": {"segment": 7, "word": 3},
    "edit.no_neighbour": {"segment": 7},
    "edit.no_speaker": {"speaker": "s9"},
    "edit.no_mark": {"mark": 4},
    "edit.unknown_speaker": {"value": "Zoé", "known": ["Anna", "Béa"]},
    "edit.bad_stretch": {"start_ms": 61_000, "end_ms": 99_000, "length_ms": 95_000},
    "edit.not_said": {"segment": 7, "value": "au vote"},
    "edit.nothing_sought": {},
    "edit.name_taken": {"value": "Anna"},
    "edit.is_redaction": {"mark": 4},
    "edit.same_name": {"value": "Anna", "keys": ["s1", "s3"]},
    "journal.damaged": {"path": JOURNAL, "line": 4},
    "journal.newer": {"path": JOURNAL, "version": "2.0"},
    "journal.other_recording": {"path": JOURNAL},
    "journal.other_options": {"path": JOURNAL, "changed": ["beam", "language"]},
    "journal.other_regions": {"path": JOURNAL, "start_ms": 61_000},
    "engine.no_vad": {"path": "silero_vad_v6.onnx"},
    "engine.no_cuda": {},
    "engine.out_of_memory": {},
    "engine.failed": {"reason": "cublas"},
    "engine.hangs": {"after_s": 600},
    "engine.cpu_too_old": {},
    "sound.no_portaudio": {},
    "sound.no_output": {},
    "sound.not_available": {"reason": "Host error"},
    "sound.output_lost": {},
    "sound.no_pulse_plugin": {},
    "sound.no_microphone": {},
    "sound.no_computer": {},
    "sound.lost": {"source": "Micro USB"},
    "sound.returned": {"source": "Micro USB"},
    "index.busy": {"path": PATH},
    "index.missing": {"path": PATH},
    "index.damaged": {"path": PATH, "reason": "database disk image is malformed"},
    "index.no_full_text": {"version": "3.40.1"},
    "search.nothing_asked": {},
    "queue.damaged": {"path": PATH, "reason": "KeyError: 'entries'"},
    "queue.newer": {"path": PATH, "version": "2.0"},
    "queue.unknown": {"value": 7, "known": [1, 2]},
    "queue.twice": {"path": PATH, "id": 3},
    "queue.busy": {"path": PATH},
    "queue.changing": {"path": PATH},
    "queue.unexpected": {"reason": "ValueError: 0"},
    "queue.no_place": {},
    "model.unknown": {"name": "smal", "near": ["small"]},
    "model.not_installed": {"model": "small"},
    "model.none_installed": {"recommended": "small", "size_bytes": 486_212_372},
    "model.cannot_translate": {"model": "large-v3-turbo"},
    "model.other_language": {"model": "distil-large-v3", "language": "fr", "languages": ["en"]},
    "model.incomplete": {"model": "small", "missing": ["tokenizer.json"]},
    "model.damaged": {"model": "small", "files": ["model.bin"]},
    "model.newer_format": {"model": "small", "format": 2},
    "model.busy": {"model": "small"},
    "model.built_in": {"model": "selftest"},
    "model.unrecognised": {"sha256": DIGEST},
    "model.no_weights": {"path": PATH},
    "model.bad_archive": {"path": PATH, "reason": "File is not a zip file"},
    "model.unsafe_archive": {"path": PATH, "member": "../../model.bin"},
    "model.bad_name": {"name": "a/b"},
    "model.name_taken": {"name": "small"},
    "model.already_installed": {"model": "Le nôtre"},
    "disk.full": {"path": PATH, "reason": "No space left on device"},
    "disk.too_small": {"path": PATH, "needed": 1_500_000_000, "free": 12_000_000},
    "disk.file_too_large": {"path": PATH, "reason": "File too large"},
    "disk.not_writable": {"path": PATH, "reason": "Permission denied"},
    "disk.not_readable": {"path": PATH, "reason": "Permission denied"},
    "disk.exists": {"path": PATH},
    "network.unreachable": HUB | {"reason": "Name or service not known"},
    "network.timeout": HUB | {"reason": "The read operation timed out"},
    "network.interrupted": HUB | {"reason": None},
    "network.proxy": HUB | {"reason": "502 Bad Gateway"},
    "network.proxy_refused": HUB | {"status": 407},
    "network.proxy_unusable": {"reason": "socks5"},
    "network.certificate": HUB | {"reason": "self-signed certificate"},
    "network.refused": HUB | {"status": 403},
    "network.not_found": HUB | {"status": 404},
    "network.unexpected": HUB | {"status": 418},
    "network.server_error": HUB | {"status": 500, "retry_after_s": None},
    "network.too_many_requests": HUB | {"status": 429, "retry_after_s": 3600.0},
    "network.too_many_redirects": {"host": "models.example", "limit": 5},
    "network.not_secure": {"host": "models.example", "scheme": "http"},
    "network.bad_hub": {},
    "network.wrong_size": HUB | {"expected": 483_546_902, "found": None},
    "network.wrong_content": HUB | {"expected": DIGEST, "found": DIGEST[::-1]},
}

NOTICES = {
    "speakers.nobody": {"path": FOLDER},
    "import.tracks": {"path": PATH, "track": 0, "available": [0, 1]},
    "import.here_already": {"title": "AG d'été", "path": FOLDER},
    "import.damaged": {"title": "AG d'été", "file": "meetings/AG/audio.flac"},
    "import.sound_elsewhere": {"path": FOLDER, "sound": PATH},
    "import.text_alone": {"path": PATH},
    "backup.recording": {"path": FOLDER},
    "backup.linked": {"path": FOLDER, "sound": PATH},
    "backup.sound_missing": {"path": FOLDER, "sound": PATH},
    "backup.sound_changed": {"path": FOLDER, "sound": PATH},
    "backup.link_left_out": {"path": PATH},
    "backup.changing": {"path": FOLDER},
    "backup.unreadable": {"path": PATH, "reason": "Input/output error"},
    "backup.glossary_beside": {"path": PATH},
    "backup.glossary_damaged": {"file": "glossary.txt"},
    "minutes.no_transcript": {},
    "minutes.in_order": {"count": 2},
    "minutes.quoted": {"count": 1},
    "minutes.no_members": {"rule": "1/3"},
    "minutes.not_present": {"names": ["Zoé Tanguy"]},
    "redaction.applied": {"count": 3},
    "redaction.shown": {"count": 3},
    "sound.no_microphone": {},
    "sound.no_computer": {},
    "sound.no_computer_macos": {},
    "recording.source_lost": {"source": "USB Mic"},
    "recording.source_back": {"source": "USB Mic"},
    "recording.source_replaced": {"source": "USB Mic", "other": "Built-in Audio"},
    "recording.missed": {"samples": 1600},
    "recording.suspended": {"length_ms": 20_000},
    "recording.may_sleep": {},
    "recording.short_of_room": {"planned_ms": 7_200_000, "room_ms": 3_600_000, "free": 300_000_000},
    "recording.low_room": {"room_ms": 1_500_000, "free": 250_000_000},
    "recording.stopped_for_room": {"free": 199_000_000},
    "recording.notes_failed": {"path": PATH, "reason": "No space left on device"},
    "input.cut": {"path": PATH, "duration_ms": 3_723_000},
    "result.no_speech": {"path": PATH},
    "document.set_aside": {"path": PATH},
    "document.marks_left": {"path": PATH},
    "export.no_sound": {"path": PATH},
    "export.sound_apart": {"path": PATH, "folder": "pages"},
    "glossary.cut": {"kept": 80, "total": 200},
    "prompt.cut": {"kept": 111, "total": 504},
    "job.waiting_mains": {},
    "index.renewed": {"path": PATH},
    "index.as_it_was": {"path": PATH},
    "queue.begun": {"id": 3, "name": "AG n°2.mp3", "left": 2},
    "queue.done": {"id": 3, "name": "AG n°2.mp3", "files": ["AG n°2.srt"]},
    "queue.failed": {"id": 3, "name": "AG n°2.mp3", "code": "input.not_media", "data": {"path": "AG n°2.mp3"}},
    "queue.stopped": {"id": 3, "name": "AG n°2.mp3"},
    "queue.paused": {},
    "queue.idle": {},
    "job.waiting_until": {"time": "22:00", "wait_ms": 46_800_000},
    "job.resumed": {},
    "device.cuda_unusable": {"cause": "crashed", "reason": "SIGSEGV"},
    "device.cuda_failed": {"reason": "CUDA failed with error unspecified launch failure"},
    "engine.window_failed": {"start_ms": 61_000, "end_ms": 90_000, "reason": "std::bad_alloc"},
}

MEMORY = {
    "memory_bytes": 8_000_000_000,
    "available_bytes": 1_000_000_000,
    "recommended": "small",
    "needed_bytes": 1_490_000_000,
}
PROCESSOR = {"name": "Intel Core i3", "cores": 2, "instructions": ["avx"]}
BROKEN = {"name": "av", "version": "18.1.0", "reason": "SIGILL"}
WHOLE = {"model": "small", "count": 4, "size_bytes": 486_212_372}
DISK = {"path": PATH, "free_bytes": 900_000_000, "needed_bytes": 1_486_212_372}

CHECKS = [
    Check("python", "good", {"version": "3.11.2"}),
    Check("lokas", "good", {"version": "0.1.0"}),
    Check("library", "good", {"name": "av", "version": "18.1.0"}),
    Check("library", "bad", BROKEN),
    Check("library", "bad", BROKEN | {"version": None}),
    Check("processor", "good", PROCESSOR),
    Check("processor", "good", PROCESSOR | {"instructions": []}),
    Check("processor", "warning", PROCESSOR),
    Check("processor", "bad", PROCESSOR),
    Check("engine", "good", {"types": ["float32", "int8"]}),
    Check("engine", "warning", {"types": ["float32"]}),
    Check("engine", "bad", {"reason": "SIGILL"}),
    Check("voices", "good"),
    Check("voices", "bad", {"reason": "engine.no_vad"}),
    Check("no_cuda", "good"),
    Check("cuda", "good", {"devices": 1}),
    Check("cuda", "warning", {"devices": 1, "reason": "SIGSEGV"}),
    Check("cuda_libraries", "warning", {"devices": 1, "reason": "Library libcublas.so.12 is not found"}),
    Check("memory", "good", MEMORY),
    Check("memory", "warning", MEMORY),
    Check("self_test", "good", WHOLE | {"model": "selftest"}),
    Check("self_test", "bad", {"model": "selftest", "files": ["model.bin"]}),
    Check("self_test_missing", "bad"),
    Check("model", "good", WHOLE),
    Check("model", "bad", {"model": "small", "files": ["model.bin", "config.json"]}),
    Check("models", "bad", {"reason": "disk.not_readable"}),
    Check("no_model", "warning", {"recommended": "small", "size_bytes": 486_212_372}),
    Check("data_folder", "good", {"path": PATH}),
    Check("data_folder", "bad", {"path": PATH, "reason": "Read-only file system"}),
    Check("accents", "good", {"encoding": "utf-8", "reason": ""}),
    Check("accents", "warning", {"encoding": "ascii", "reason": "ordinal not in range"}),
    Check("disk", "good", DISK),
    Check("disk", "warning", DISK),
    Check("sound", "good", {"inputs": ["Micro USB"], "outputs": ["Casque"]}),
    Check("sound", "warning", {"reason": "Host error"}),
    Check("no_microphone", "warning", {"outputs": []}),
    Check("no_portaudio", "warning"),
    Check("search", "good"),
    Check("no_search", "warning", {"version": "3.40.1"}),
    Check("no_proxy", "good"),
    Check("proxy", "good", {"names": ["HTTPS_PROXY"]}),
    Check("other_hub", "good", {"variable": "LOKAS_HUB"}),
    Check("language", "good", {"name": "français", "variable": "LOKAS_LANGUAGE"}),
]


@pytest.fixture(scope="module")
def table():
    return sentences()


@pytest.fixture(params=["fr", "en"])
def t(request):
    return Messages(request.param)


def is_said(text, data):
    """Whole, with nothing of Python in it, and with every path and name the data holds that it should name."""
    assert len(text) > 8
    assert not re.search(r"[{}\[\]]|None|_bytes|_ms", text)
    return all(str(data[key]) in text for key in ("path", "model", "host", "reason") if data.get(key) and key in data)


@pytest.mark.parametrize("code", ERRORS)
def test_an_error_is_said_with_its_data(t, code):
    text = t.error(LokasError(code, **ERRORS[code]))
    assert is_said(text, {} if code in {"network.interrupted"} else ERRORS[code])


@pytest.mark.parametrize("code", NOTICES)
def test_a_notice_is_said_with_its_data(t, code):
    assert is_said(t.notice(Notice(code, NOTICES[code])), NOTICES[code])


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: f"{check.code}-{check.state}")
def test_a_finding_of_the_doctor_is_said_with_its_data(t, check):
    if check.code in {"python", "lokas", "library", "voices"}:
        assert sentence(check, t)
    else:
        assert is_said(sentence(check, t), check.data) or check == Check("accents", "good", check.data)


def test_every_sentence_of_the_table_is_tried_here(table):
    tried = {
        *(f"error.{code}" for code in ERRORS),
        *(f"notice.{code}" for code in NOTICES),
        *(f"check.{check.code}.{check.state}" for check in CHECKS),
    }
    assert tried == {key for key in table if key.startswith(("error.", "notice.", "check."))}


def test_whatever_can_be_bad_has_an_exit_code():
    assert {check.code for check in CHECKS if check.state == "bad"} == set(EXIT_CODES)


def test_tracks_are_counted_from_one_for_people(t):
    text = t.error(LokasError("input.no_such_track", path="a.mkv", track=2, available=[0, 1]))
    assert re.search(r"\b3\b", text)
    assert "1, 2." in text


def test_sizes_and_times_are_readable():
    french, english = Messages("fr"), Messages("en")
    data = ERRORS["disk.too_small"]
    assert "1,5 Go" in french.error(LokasError("disk.too_small", **data))
    assert "12.0 MB" in english.error(LokasError("disk.too_small", **data))
    assert "1:02:03" in english.notice(Notice("input.cut", NOTICES["input.cut"]))


def test_the_two_ways_to_get_a_model_are_said_where_one_is_missing(t):
    for code in ("model.none_installed", "model.not_installed"):
        text = t.error(LokasError(code, **ERRORS[code]))
        assert "lokas models install small" in text
        assert "lokas models import" in text
    assert "lokas demo" in t.error(LokasError("model.none_installed", **ERRORS["model.none_installed"]))


def test_french_keeps_its_marks_with_their_words(table):
    loose = re.compile("(?<!\u00a0)[;!?»%]|(?<!\u00a0):(?!//)|«(?!\u00a0)|\u202f")
    assert not {key: row["fr"] for key, row in table.items() if loose.search(row["fr"])}


def test_english_puts_its_marks_right_after_the_word(table):
    assert not {key for key, row in table.items() if re.search("[\\s\u00a0][;:!?,](\\s|$)|[«»\u00a0\u202f]", row["en"])}


def test_quotation_marks_come_in_pairs(table):
    pairs = (("fr", "«", "»"), ("en", "“", "”"))
    assert not [key for key, row in table.items() for lang, a, b in pairs if row[lang].count(a) != row[lang].count(b)]


def test_every_sentence_can_go_through_a_windows_pipe(table):
    for row in table.values():
        for text in row.values():
            text.encode("cp1252")


@pytest.mark.parametrize("language", ["fr", "en"])
def test_nothing_is_said_of_names_that_are_alike_where_there_are_none(language):
    t = Messages(language)
    alone = t.error(InputError("library.unknown", value="AG", near=[]))
    among = t.error(InputError("library.unknown", value="AG", near=["2026-03-14 AG d'été"]))

    assert "–" not in alone
    assert not set("[]{}") & set(alone + among)
    assert "2026-03-14 AG d'été" in among
