"""The engine on the device that works: what is tried first, and what takes over."""

from __future__ import annotations

import ctranslate2
import pytest

from lokas.errors import EngineError
from lokas.jobs import Notice
from lokas.speech import loading
from lokas.speech.device.processor import Processor
from lokas.speech.engine import EngineOptions
from lokas.speech.loading import SecondChance, load_engine
from lokas.speech.whisper import WhisperEngine
from tests.helpers.engines import ScriptedEngine, make_windows
from tests.helpers.scripted_whisper import time_id, word_id, write_model

SPANS = ((0, 2000), (3000, 5000))


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return write_model(tmp_path_factory.mktemp("Éloïse") / "modèle", [time_id(0), word_id(1), time_id(1)])


def prepared(engine):
    return [engine.prepare(window) for window in make_windows(*SPANS)]


class Card(ScriptedEngine):
    """An engine that works until its driver is lost."""

    works = 1

    def transcribe(self, batch, language, *, careful=False):
        self.works -= 1
        if self.works < 0:
            raise EngineError("engine.failed", reason="driver lost")
        return super().transcribe(batch, language)

    def description(self):
        return {"device": "cuda"}


def test_a_card_that_fails_is_replaced_for_good_and_nothing_is_heard_twice():
    processor = ScriptedEngine()
    loaded = []
    engine = SecondChance(Card(), lambda: loaded.append(1) or processor)
    first, second = prepared(engine)
    assert engine.transcribe([first], "fr")
    assert engine.notices == ()
    assert engine.transcribe([second], "fr") == ScriptedEngine().transcribe([second], "fr")
    assert engine.transcribe([second], "fr")
    assert (loaded, processor.transcribed) == ([1], [3000, 3000])
    assert engine.notices == (Notice("device.cuda_failed", {"reason": "driver lost"}),)
    assert engine.description() == {"device": "cuda"}


def test_a_card_that_fails_on_the_language_is_replaced_as_well():
    class Deaf(Card):
        def detect_language(self, samples):
            raise EngineError("engine.out_of_memory")

    engine = SecondChance(Deaf(), lambda: ScriptedEngine(language=("en", 0.7)))
    assert engine.detect_language(make_windows((0, 1000))[0].samples()) == ("en", 0.7)
    assert engine.notices == (Notice("device.cuda_failed", {"reason": "engine.out_of_memory"}),)


def test_what_fails_on_the_processor_too_is_an_error():
    class Broken(Card):
        works = 0

    engine = SecondChance(Broken(), Broken)
    with pytest.raises(EngineError):
        engine.transcribe(prepared(engine), "fr")
    with pytest.raises(EngineError):
        engine.transcribe(prepared(engine), "fr")


def test_without_a_card_the_processor_is_taken_and_nothing_is_said(folder):
    engine = load_engine(folder, EngineOptions(threads=1), "modèle")
    assert isinstance(engine, WhisperEngine)
    assert engine.description()["device"] == "cpu"
    assert engine.notices == ()


def test_a_card_that_cannot_be_used_is_told_with_the_engine(folder, monkeypatch):
    notice = Notice("device.cuda_unusable", {"cause": "crashed", "reason": "SIGSEGV"})
    monkeypatch.setattr(loading, "choose_device", lambda *_, **__: ("cpu", notice))
    engine = load_engine(folder, EngineOptions(threads=1), "modèle")
    assert engine.notices == (notice,)
    assert engine.description()["device"] == "cpu"


def test_a_card_that_can_be_used_has_the_processor_behind_it(folder, monkeypatch):
    loaded = []

    def load(_folder, options, **_named):
        loaded.append(options.device)
        return ScriptedEngine() if options.device == "cpu" else Card()

    monkeypatch.setattr(loading, "choose_device", lambda *_, **__: ("cuda", None))
    monkeypatch.setattr(WhisperEngine, "load", load)
    engine = load_engine(folder, EngineOptions(), "modèle")
    for _ in range(3):
        engine.transcribe(prepared(engine), "fr")
    assert loaded == ["cuda", "cpu"]


def test_a_card_asked_for_where_there_is_none_is_refused(folder, monkeypatch):
    monkeypatch.setattr(ctranslate2, "get_cuda_device_count", lambda: 0)
    with pytest.raises(EngineError) as caught:
        load_engine(folder, EngineOptions(device="cuda"), "modèle")
    assert caught.value.code == "engine.no_cuda"


def test_a_processor_too_old_is_refused_before_anything_is_loaded(folder, monkeypatch):
    monkeypatch.setattr(loading, "this_processor", lambda: Processor("", frozenset({"sse2"}), "x86_64"))
    monkeypatch.setattr(WhisperEngine, "load", None)
    with pytest.raises(EngineError) as caught:
        load_engine(folder, EngineOptions(), "modèle")
    assert caught.value.code == "engine.cpu_too_old"
