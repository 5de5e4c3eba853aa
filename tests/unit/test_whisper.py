"""The Whisper engine against the real libraries, with a real (if hand-set) model folder; and what it refuses."""

from __future__ import annotations

import json
import shutil
import socket
import subprocess
import sys
from collections import namedtuple

import ctranslate2
import faster_whisper
import numpy as np
import pytest

from lokas.errors import EngineError, ModelError, OptionError
from lokas.speech import whisper
from lokas.speech.engine import EngineOptions
from lokas.speech.languages import LANGUAGES, parse_language
from lokas.speech.whisper import PROMPT_TOKENS, WhisperEngine
from lokas.speech.whisper.decoding import DECODING
from lokas.types import SAMPLE_RATE, Region, Span, Window
from tests.helpers.scripted_whisper import BLOCK_MS, EOT, FIRST_LANGUAGE, time_id, word_id, write_model

SPOKEN = [time_id(0), *map(word_id, range(5)), time_id(4), time_id(4), word_id(7), word_id(8), time_id(6)]
Result = namedtuple("Result", ["sequences_ids", "scores", "no_speech_prob"])
HESITANT = [time_id(0), *[tuple(map(word_id, range(200)))] * 40, time_id(4)]


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return write_model(tmp_path_factory.mktemp("Éloïse Château-Müller") / "modèle", SPOKEN)


@pytest.fixture(scope="module")
def hesitant_folder(tmp_path_factory):
    return write_model(tmp_path_factory.mktemp("models") / "hesitant", HESITANT)


@pytest.fixture
def copy(folder, tmp_path):
    return shutil.copytree(folder, tmp_path / "copie")


def load(folder, **options):
    return WhisperEngine.load(folder, EngineOptions(**{"device": "cpu", "threads": 1, **options}))


def window(start_ms=0, length_ms=6000):
    noise = np.random.default_rng(start_ms).normal(scale=0.1, size=length_ms * SAMPLE_RATE // 1000)
    return Window((Region(start_ms, start_ms + length_ms, noise.astype(np.float32)),))


def hear(engine, *windows, language="fr", **how):
    """The segments of each window."""
    return engine.transcribe([engine.prepare(one) for one in windows], language, **how)


def hear_one(engine, one, language="fr"):
    return hear(engine, one, language=language)[0]


class TestTranscribing:
    def test_segments_have_the_times_of_the_recording_and_the_language(self, folder):
        segments = hear_one(load(folder, word_timestamps=False), window(60_000), "fr")
        assert [(s.id, s.start_ms, s.end_ms, s.text, s.language) for s in segments] == [
            (0, 60_000, 64_000, "w0 w1 w2 w3 w4", "fr"),
            (1, 64_000, 66_000, "w7 w8", "fr"),
        ]
        assert all(segment.words == () for segment in segments)

    def test_words_are_timed_keep_their_space_and_lie_in_their_segment(self, folder):
        segments = hear_one(load(folder), window(60_000), "fr")
        words = [word for segment in segments for word in segment.words]
        assert [word.text for word in words] == [" w0", " w1", " w2", " w3", " w4", " w7", " w8"]
        assert all(abs(word.end_ms - word.start_ms - BLOCK_MS) <= 40 for word in words[1:])
        for segment in segments:
            times = [segment.start_ms, *(t for word in segment.words for t in (word.start_ms, word.end_ms))]
            assert times == sorted(times)
            assert times[-1] <= segment.end_ms

    def test_times_are_plain_integers_and_confidences_plain_floats_in_zero_to_one(self, folder):
        for segment in hear_one(load(folder), window(), "fr"):
            for value in (segment, *segment.words):
                assert (type(value.start_ms), type(value.end_ms), type(value.confidence)) == (int, int, float)
                assert 0 <= value.confidence <= 1

    def test_nothing_reaches_past_the_end_of_a_short_window(self, folder):
        short = window(1000, length_ms=1500)
        segments = hear_one(load(folder, word_timestamps=False), short, "fr")
        assert [(segment.start_ms, segment.end_ms) for segment in segments] == [(1000, 2500), (2500, 2500)]

    @pytest.mark.parametrize("length_ms", [0, 1, 10, 20, 30, 100])
    def test_a_region_of_next_to_nothing_is_no_trouble(self, folder, length_ms):
        tiny = window(5000, length_ms)
        assert all(5000 <= s.start_ms <= s.end_ms <= 5000 + length_ms for s in hear_one(load(folder), tiny, "fr"))

    def test_sound_of_nothing_but_zeros_is_no_trouble(self, folder):
        silent = Window((Region(0, 2000, np.zeros(2 * SAMPLE_RATE, dtype=np.float32)),))
        assert isinstance(hear_one(load(folder), silent, "fr"), list)

    def test_a_model_that_says_nothing_gives_no_segments(self, tmp_path):
        mute = write_model(tmp_path / "mute", [time_id(0)], hears_nothing=True)
        assert hear_one(load(mute), window(), "fr") == []

    def test_a_model_with_128_mel_bands_works_the_same(self, tmp_path):
        script = [time_id(0, languages=100), word_id(3), time_id(1, languages=100)]
        large = write_model(tmp_path / "large", script, mels=128)
        assert [segment.text for segment in hear_one(load(large), window(), "yue")] == ["w3"]


class TestWindowsTogether:
    LENGTHS = (6000, 2500, 29_990)

    def windows(self):
        starts = (0, 60_000, 90_000)
        return [window(start_ms, length_ms) for start_ms, length_ms in zip(starts, self.LENGTHS, strict=True)]

    @pytest.mark.parametrize("words", [True, False])
    def test_windows_heard_together_give_what_each_gives_alone(self, folder, words):
        engine = load(folder, word_timestamps=words)
        together = hear(engine, *self.windows())
        assert together == [hear_one(engine, one) for one in self.windows()]
        assert [len(segments) for segments in together] == [2, 2, 2]
        assert [segment.id for segment in together[2]] == [0, 1]

    def test_windows_of_different_texts_and_of_none_are_aligned_as_if_alone(self, folder, monkeypatch):
        engine = load(folder)
        texts = ([time_id(0), *map(word_id, range(9)), time_id(6)], [time_id(0)], [time_id(0), word_id(3), time_id(29)])
        self.write(monkeypatch, *texts, *texts)
        together = hear(engine, *self.windows())
        assert together == [hear_one(engine, one) for one in self.windows()]
        assert [[segment.text for segment in segments] for segments in together] == [
            ["w0 w1 w2 w3 w4 w5 w6 w7 w8"],
            [],
            ["w3"],
        ]

    def write(self, monkeypatch, *texts):
        """Have the model write these, whatever it hears; the rest is the libraries' own."""
        left = list(texts)

        def generate(_model, _states, prompts, **_arguments):
            return [Result([left.pop(0)], [0.0], 0.0) for _ in prompts]

        monkeypatch.setattr(ctranslate2.models.Whisper, "generate", generate)

    def test_a_window_that_is_sampled_gives_the_same_beside_others(self, hesitant_folder):
        engine = load(hesitant_folder, word_timestamps=False)
        first, second = window(0, 2000), window(9000, 2000)
        assert hear(engine, first, second) == [hear_one(engine, first), hear_one(engine, second)]

    def test_nothing_is_heard_in_no_windows(self, folder):
        assert hear(load(folder)) == []

    def test_each_window_has_its_own_language_if_none_is_told(self, folder, monkeypatch):
        languages, prompts = iter(["fr", "en", "de"]), []
        generate = ctranslate2.models.Whisper.generate

        def watched(model, states, asked, **arguments):
            prompts.extend(asked)
            return generate(model, states, asked, **arguments)

        monkeypatch.setattr(
            ctranslate2.models.Whisper, "detect_language", lambda model, states: [[(f"<|{next(languages)}|>", 0.9)]]
        )
        monkeypatch.setattr(ctranslate2.models.Whisper, "generate", watched)
        engine = load(folder)
        heard = hear(engine, *self.windows(), language=None)
        assert [{segment.language for segment in segments} for segments in heard] == [{"fr"}, {"en"}, {"de"}]
        ids = [FIRST_LANGUAGE + LANGUAGES.index(language) for language in ("fr", "en", "de")]
        assert [prompt[1] for prompt in prompts] == ids
        monkeypatch.undo()
        alone = [hear_one(engine, one, code) for one, code in zip(self.windows(), ("fr", "en", "de"), strict=True)]
        assert heard == alone

    def test_the_language_of_a_window_is_what_is_heard_in_it(self, folder):
        assert {s.language for s in hear_one(load(folder), window(), None)} == {"fr"}

    def test_an_english_only_model_hears_english_everywhere(self, tmp_path):
        engine = load(write_model(tmp_path / "m.en", SPOKEN, english_only=True))
        assert {s.language for s in hear_one(engine, window(), None)} == {"en"}

    def test_words_behind_silence_that_was_left_out_are_timed_behind_it(self, folder):
        sound = window(0, 6000).samples()
        cut = 3000 * SAMPLE_RATE // 1000
        packed = Window(
            (
                Region(10_000, 13_000, sound[:cut], (Span(10_000, 13_000),)),
                Region(60_000, 63_000, sound[cut:], (Span(60_000, 63_000),)),
            )
        )
        plain, gapped = hear_one(load(folder), window(0, 6000)), hear_one(load(folder), packed)
        assert [segment.text for segment in plain] == ["w0 w1 w2 w3 w4", "w7 w8"]
        assert [segment.text for segment in gapped] == ["w0 w1 w2", "w3 w4", "w7 w8"]

        def said(segments):
            return [word for segment in segments for word in segment.words]

        for word, moved in zip(said(plain), said(gapped), strict=True):
            shift = 10_000 if word.text in {" w0", " w1", " w2"} else 57_000
            over_the_cut = word.text == " w3"
            assert moved.start_ms == (60_000 if over_the_cut else word.start_ms + shift)
            assert (moved.text, moved.end_ms, moved.confidence) == (word.text, word.end_ms + shift, word.confidence)

    def test_speech_behind_the_last_time_written_is_heard_again(self, folder, monkeypatch):
        self.write(monkeypatch, [time_id(0), word_id(1), time_id(2)], [time_id(0.5), word_id(2), time_id(4)])
        spoken = Window((Region(60_000, 66_000, window().samples(), (Span(60_000, 66_000),)),))
        segments = hear_one(load(folder, word_timestamps=False), spoken)
        assert [(segment.id, segment.start_ms, segment.end_ms, segment.text) for segment in segments] == [
            (0, 60_000, 62_000, "w1"),
            (1, 62_500, 66_000, "w2"),
        ]

    @pytest.mark.parametrize(("copies", "at_once"), [(0.5, 1), (1, 1), (3.5, 3), (1000, 8)])
    def test_as_many_are_heard_at_once_as_fit_beside_the_model(self, folder, monkeypatch, copies, at_once):
        size = (folder / "model.bin").stat().st_size
        monkeypatch.setattr(whisper, "BATCH_BYTES", int(copies * size))
        engine = load(folder)
        assert engine.windows_at_once == engine.description()["windows_at_once"] == at_once


class TestLanguages:
    def test_the_language_is_detected_with_its_probability(self, folder):
        language, probability = load(folder).detect_language(window().samples())
        assert language == "fr"
        assert probability > 0.99

    def test_a_model_in_doubt_says_so(self, tmp_path):
        doubting = write_model(tmp_path / "m", SPOKEN, language="fr", hesitant=2)
        language, probability = load(doubting).detect_language(window().samples())
        assert language in {"fr", "gl"}
        assert probability == pytest.approx(0.5, abs=0.01)

    def test_the_table_of_languages_is_the_librarys(self, folder):
        model = faster_whisper.WhisperModel(str(folder), device="cpu", local_files_only=True)
        assert sorted(model.supported_languages) == sorted(LANGUAGES)

    def test_a_language_the_models_tokens_lack_is_refused(self, folder):
        with pytest.raises(OptionError) as caught:
            hear_one(load(folder), window(), "yue")
        assert caught.value.code == "option.language_not_in_model"
        assert caught.value.data == {"language": "yue", "model": "modèle"}

    def test_an_english_only_model_speaks_english_and_refuses_the_rest(self, tmp_path):
        engine = load(write_model(tmp_path / "m.en", SPOKEN, english_only=True))
        assert engine.detect_language(window().samples()) == ("en", 1.0)
        with pytest.raises(OptionError):
            hear_one(engine, window(), "fr")

    @pytest.mark.parametrize(
        ("typed", "code"),
        [("fr", "fr"), ("FR", "fr"), ("fr-CA", "fr"), ("pt_BR", "pt"), (" haw ", "haw"), ("Auto", None)],
    )
    def test_languages_are_read_as_people_type_them(self, typed, code):
        assert parse_language(typed) == code

    @pytest.mark.parametrize("typed", ["", "xx", "french", "-"])
    def test_an_unknown_language_is_refused(self, typed):
        with pytest.raises(OptionError) as caught:
            parse_language(typed)
        assert caught.value.code == "option.unknown_language"


class TestRepeatability:
    def test_sampling_depends_on_the_region_and_not_on_what_came_before(self, hesitant_folder):
        one_go = load(hesitant_folder)
        first, second = hear_one(one_go, window(0), "fr"), hear_one(one_go, window(9000), "fr")
        assert [s.text for s in first] != [s.text for s in second], "this model must sample, or the test shows nothing"
        resumed = load(hesitant_folder)
        assert hear_one(resumed, window(9000), "fr") == second
        assert hear_one(resumed, window(0), "fr") == first
        assert hear_one(resumed, window(0), "fr") == first

    def test_a_model_that_never_samples_is_loaded_once(self, folder, monkeypatch):
        engine = load(folder)
        monkeypatch.setattr(ctranslate2, "set_random_seed", None)
        assert hear_one(engine, window(0), "fr")
        assert hear_one(engine, window(9000), "fr")

    def test_the_description_is_json_and_the_same_each_time(self, folder):
        described = load(folder, hotwords=("AG",)).description()
        assert json.loads(json.dumps(described)) == described
        assert described == load(folder, hotwords=("AG",)).description()
        assert described["engine"] == "faster-whisper"
        assert described["engine_version"] == faster_whisper.__version__
        assert described["ctranslate2_version"] == ctranslate2.__version__
        assert (described["model"], described["device"], described["compute_type"]) == ("modèle", "cpu", "int8")
        assert (described["beam"], described["hotwords"]) == (5, ["AG"])

    def test_the_description_tells_what_the_model_is_called(self, folder):
        engine = WhisperEngine.load(folder, EngineOptions(device="cpu"), model_id="selftest")
        assert engine.description()["model"] == "selftest"

    def test_the_number_of_threads_does_not_change_the_description(self, folder):
        assert load(folder, threads=1).description() == load(folder, threads=2).description()

    def test_the_decoding_is_frozen(self):
        assert dict(DECODING) == {
            "best_of": 5,
            "patience": 1.0,
            "length_penalty": 1.0,
            "repetition_penalty": 1.0,
            "no_repeat_ngram_size": 0,
            "temperature": (0.0, 0.2, 0.4, 0.6, 0.8, 1.0),
            "compression_ratio_threshold": 2.4,
            "log_prob_threshold": -1.0,
            "no_speech_threshold": 0.6,
            "condition_on_previous_text": False,
            "suppress_blank": True,
            "suppress_tokens": (-1,),
            "without_timestamps": False,
            "max_initial_timestamp": 1.0,
            "vad_filter": False,
        }


class TestHints:
    def asked(self, monkeypatch, engine):
        """The prompt the model itself is given."""
        prompts = []

        def generate(_model, _features, asked, **_arguments):
            prompts.extend(asked)
            raise RuntimeError("heard enough")

        monkeypatch.setattr(ctranslate2.models.Whisper, "generate", generate)
        with pytest.raises(EngineError):
            hear_one(engine, window(), "fr")
        return prompts[0]

    def test_without_hints_the_prompt_is_only_language_and_task(self, folder, monkeypatch):
        assert len(self.asked(monkeypatch, load(folder))) == 3

    def test_prompt_and_hotwords_reach_the_model(self, folder, monkeypatch):
        engine = load(folder, prompt="Bureau", hotwords=("Kerguélen", "AG"))
        asked = bytes(self.asked_bytes(self.asked(monkeypatch, engine))).decode()
        assert asked == " Kerguélen, AG Bureau"
        assert engine.notices == ()

    def asked_bytes(self, prompt):
        plain = [*range(33, 127), *range(161, 173), *range(174, 256)]
        letters = {byte: byte for byte in plain}
        letters.update({byte: byte for byte in range(256) if byte not in plain})
        return [letters[token] for token in prompt if token < 256]

    def test_hotwords_over_the_budget_are_cut_and_counted(self, folder, monkeypatch):
        engine = load(folder, hotwords=tuple(f"mot{number:03}" for number in range(100)))
        (notice,) = engine.notices
        assert notice.code == "glossary.cut"
        assert notice.data["total"] == 100
        kept = notice.data["kept"]
        assert kept == (PROMPT_TOKENS - 1 + 2) // len("mot000, ")
        asked = bytes(self.asked_bytes(self.asked(monkeypatch, engine))).decode()
        assert asked == " " + ", ".join(f"mot{number:03}" for number in range(kept))

    def test_a_long_prompt_keeps_its_end_and_leaves_room_for_hotwords(self, folder, monkeypatch):
        engine = load(folder, prompt="x" * 500 + "fin", hotwords=("AG",))
        (notice,) = engine.notices
        assert (notice.code, notice.data) == ("prompt.cut", {"kept": PROMPT_TOKENS // 2, "total": 504})
        asked = bytes(self.asked_bytes(self.asked(monkeypatch, engine))).decode()
        assert asked.startswith(" AGxxx")
        assert asked.endswith("xfin")

    def test_the_longest_prompt_and_hotwords_leave_half_the_context_to_speak(self, folder, monkeypatch):
        engine = load(folder, prompt="x" * 5000, hotwords=tuple("y" * 20 for _ in range(500)))
        assert len(self.asked(monkeypatch, engine)) <= 448 // 2 + 3
        assert {notice.code for notice in engine.notices} == {"prompt.cut", "glossary.cut"}

    def test_control_tokens_in_hints_are_only_text(self, folder, monkeypatch):
        engine = load(folder, prompt="<|endoftext|>", hotwords=("<|nospeech|>", "  "))
        assert sum(token >= EOT for token in self.asked(monkeypatch, engine)) == 4

    def test_a_careful_engine_is_told_nothing_beforehand(self, folder, monkeypatch):
        engine, prompts = load(folder, prompt="Bureau", hotwords=("AG",)), []
        generate = ctranslate2.models.Whisper.generate

        def watched(model, states, asked, **arguments):
            prompts.extend(asked)
            return generate(model, states, asked, **arguments)

        monkeypatch.setattr(ctranslate2.models.Whisper, "generate", watched)
        hear(engine, window(), careful=True)
        assert [len(prompt) for prompt in prompts] == [3]
        hear(engine, window())
        assert len(prompts[1]) > 3

    def test_blank_hints_are_none(self, folder, monkeypatch):
        assert len(self.asked(monkeypatch, load(folder, prompt="  ", hotwords=("", " ")))) == 3


class TestFolders:
    @pytest.mark.parametrize("name", ["config.json", "model.bin", "tokenizer.json"])
    def test_a_missing_file_is_named(self, copy, name):
        (copy / name).unlink()
        assert self.refusal(copy).data["missing"] == [name]

    def test_a_missing_vocabulary_is_named(self, copy):
        (copy / "vocabulary.json").unlink()
        assert self.refusal(copy).data["missing"] == ["vocabulary.*"]

    def test_a_missing_folder_lacks_everything(self, tmp_path):
        error = self.refusal(tmp_path / "gone")
        assert error.code == "model.incomplete"
        assert error.data["missing"] == ["config.json", "model.bin", "tokenizer.json", "vocabulary.*"]

    def test_a_model_with_128_mel_bands_needs_its_preprocessor_file(self, tmp_path):
        large = write_model(tmp_path / "large", SPOKEN, mels=128)
        (large / "preprocessor_config.json").unlink()
        error = self.refusal(large)
        assert (error.code, error.data["missing"]) == ("model.incomplete", ["preprocessor_config.json"])

    def test_a_vocabulary_of_one_token_a_line_is_understood(self, copy):
        tokens = json.loads((copy / "vocabulary.json").read_text("utf-8"))
        (copy / "vocabulary.json").unlink()
        (copy / "vocabulary.txt").write_text("".join(f"{token}\n" for token in tokens), "utf-8")
        assert hear_one(load(copy), window(), "fr")

    @pytest.mark.parametrize("size", [0, 3, 100, 100_000])
    def test_a_truncated_model_is_damaged(self, copy, size):
        weights = copy / "model.bin"
        weights.write_bytes(weights.read_bytes()[:size])
        error = self.refusal(copy)
        assert (error.code, error.data["files"]) == ("model.damaged", ["model.bin"])

    @pytest.mark.parametrize(
        ("name", "content"),
        [
            ("model.bin", b"<!DOCTYPE html><title>404</title>"),
            ("config.json", b"{"),
            ("config.json", b"{}"),
            ("config.json", b"[]"),
            ("tokenizer.json", b"{}"),
            ("tokenizer.json", b"\xff\xfe"),
            ("vocabulary.json", b"[]"),
            ("vocabulary.json", b'{"a": 1}'),
            ("vocabulary.json", b'["a'),
            ("preprocessor_config.json", b"nope"),
            ("preprocessor_config.json", b'{"feature_size": "many"}'),
        ],
    )
    def test_a_file_of_something_else_is_damage_and_named(self, copy, name, content):
        (copy / name).write_bytes(content)
        error = self.refusal(copy)
        assert (error.code, error.data["files"]) == ("model.damaged", [name])
        assert error.__notes__[0].startswith(f"{copy / name}: ")

    def test_files_of_different_models_are_damage(self, copy):
        (copy / "preprocessor_config.json").write_text('{"feature_size": 128}')
        assert self.refusal(copy).code == "model.damaged"

    def test_a_tokenizer_of_another_kind_of_model_is_damage(self, copy):
        document = json.loads((copy / "tokenizer.json").read_text("utf-8"))
        document["added_tokens"] = []
        document["model"]["vocab"] = {"a": 0}
        (copy / "tokenizer.json").write_text(json.dumps(document))
        assert self.refusal(copy).data["files"] == ["tokenizer.json"]

    def test_the_network_is_never_reached(self, folder, copy, monkeypatch):
        def refuse(*_arguments, **_named):
            pytest.fail("a socket was asked for")

        monkeypatch.setattr(socket, "socket", refuse)
        monkeypatch.setattr(socket, "getaddrinfo", refuse)
        hear_one(load(folder), window(), "fr")
        (copy / "tokenizer.json").unlink()
        self.refusal(copy)

    def refusal(self, folder):
        with pytest.raises(ModelError) as caught:
            load(folder)
        assert caught.value.data["model"] == folder.name
        return caught.value


class TestDevicesAndOptions:
    def test_cuda_without_a_device_is_refused(self, folder, monkeypatch):
        monkeypatch.setattr(ctranslate2, "get_cuda_device_count", lambda: 0)
        with pytest.raises(EngineError) as caught:
            load(folder, device="cuda")
        assert caught.value.code == "engine.no_cuda"

    @pytest.mark.parametrize(
        ("devices", "supported", "chosen"),
        [
            (0, {"int8", "float32"}, ("cpu", "int8")),
            (0, {"int8_float32", "float32"}, ("cpu", "int8_float32")),
            (0, {"float32"}, ("cpu", "float32")),
            (0, set(), ("cpu", "default")),
            (1, {"float16", "int8_float16", "float32"}, ("cuda", "float16")),
            (1, {"int8_float32", "float32"}, ("cuda", "int8_float32")),
        ],
    )
    def test_the_device_and_the_fastest_kind_of_numbers_are_chosen(
        self, folder, monkeypatch, devices, supported, chosen
    ):
        asked = {}

        def build(path, **arguments):
            asked.update(arguments)
            raise MemoryError

        monkeypatch.setattr(ctranslate2, "get_cuda_device_count", lambda: devices)
        monkeypatch.setattr(ctranslate2, "get_supported_compute_types", lambda device: supported)
        monkeypatch.setattr(faster_whisper, "WhisperModel", build)
        with pytest.raises(EngineError):
            load(folder, device="cuda" if devices else "auto", threads=0)
        assert (asked["device"], asked["compute_type"]) == chosen
        assert asked["local_files_only"] is True
        assert asked["cpu_threads"] >= 1

    @pytest.mark.parametrize("error", [MemoryError(), RuntimeError("CUDA failed with error out of memory")])
    def test_a_full_memory_is_told_while_loading(self, folder, monkeypatch, error):
        monkeypatch.setattr(faster_whisper, "WhisperModel", raising(error))
        with pytest.raises(EngineError) as caught:
            load(folder)
        assert caught.value.code == "engine.out_of_memory"

    @pytest.mark.parametrize(
        ("error", "code"),
        [
            (MemoryError(), "engine.out_of_memory"),
            (RuntimeError("CUDA failed with error out of memory"), "engine.out_of_memory"),
            (RuntimeError("cuDNN is missing"), "engine.failed"),
            (ValueError("odd"), "engine.failed"),
        ],
    )
    def test_what_goes_wrong_while_running_is_told(self, folder, monkeypatch, error, code):
        engine = load(folder)
        monkeypatch.setattr(faster_whisper.WhisperModel, "encode", raising(error))
        for work in (lambda: hear_one(engine, window(), "fr"), lambda: engine.detect_language(window().samples())):
            with pytest.raises(EngineError) as caught:
                work()
            assert caught.value.code == code
            assert caught.value.__cause__ is error

    @pytest.mark.parametrize(("option", "value"), [("threads", -1), ("threads", 257), ("beam", 0), ("beam", 21)])
    def test_numbers_out_of_range_are_refused(self, option, value):
        with pytest.raises(OptionError) as caught:
            EngineOptions(**{option: value})
        assert caught.value.code == "option.out_of_range"
        assert caught.value.data["option"] == option

    @pytest.mark.parametrize(("option", "value"), [("device", "tpu"), ("task", "sing")])
    def test_unknown_values_are_refused(self, option, value):
        with pytest.raises(OptionError) as caught:
            EngineOptions(**{option: value})
        assert (caught.value.code, caught.value.data["value"]) == ("option.unknown_value", value)

    def test_importing_the_module_loads_no_engine(self):
        code = (
            "import sys, lokas.speech.whisper, lokas.speech.engine, lokas.speech.languages;"
            "print({'faster_whisper', 'ctranslate2', 'numpy'} & set(sys.modules))"
        )
        printed = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
        assert printed.stdout.strip() == "set()"


def raising(error):
    def call(*_arguments, **_named):
        raise error

    return call
