"""Whisper through faster-whisper and CTranslate2: the only module that knows these libraries.

Both are imported inside the functions that use them (0.6 s). Seconds as floats exist only here.
"""

from __future__ import annotations

import math
import os
from contextlib import contextmanager
from importlib.metadata import version
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from lokas.errors import EngineError, OptionError
from lokas.jobs import Notice
from lokas.speech.model_folder import check_folder, damaged
from lokas.types import Segment, Word

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from pathlib import Path

    from lokas.speech.engine import EngineOptions
    from lokas.types import Region, Samples

DECODING: Mapping[str, Any] = MappingProxyType(
    {
        "best_of": 5,
        "patience": 1.0,
        "length_penalty": 1.0,
        "repetition_penalty": 1.0,
        "no_repeat_ngram_size": 0,
        "temperature": (0.0, 0.2, 0.4, 0.6, 0.8, 1.0),
        "compression_ratio_threshold": 2.4,
        "log_prob_threshold": -1.0,
        "no_speech_threshold": 0.6,
        # True lets one looping window infect all that follow, and would tie a region to those before it.
        "condition_on_previous_text": False,
        "suppress_blank": True,
        "suppress_tokens": (-1,),
        "without_timestamps": False,
        "max_initial_timestamp": 1.0,
        # The regions come from our own VAD: a second one would only move times.
        "vad_filter": False,
    }
)
"""Whisper's published decoding defaults, written out so that a new library version cannot change them unseen."""

COMPUTE_TYPES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "cpu": ("int8", "int8_float32", "float32"),
        "cuda": ("float16", "int8_float16", "int8_float32", "float32"),
    }
)
"""Fastest first; the first one the device supports is used."""

PROMPT_TOKENS = 223
"""Whisper's context is 448 tokens: half may be a prompt, less the token that opens it."""

LEAST_FRAMES = 2
"""Mel frames (of 10 ms) that make one step of the encoder."""


class WhisperEngine:
    """A loaded Whisper model; an `Engine`. Make it and use it in one thread."""

    def __init__(self, model: Any, description: dict[str, object], options: EngineOptions) -> None:  # noqa: ANN401
        self._model = model
        self._description = description
        self._options = options
        self._hints, self.notices = _fit_hints(model.hf_tokenizer, options)

    @classmethod
    def load(cls, folder: Path, options: EngineOptions, *, model_id: str | None = None) -> WhisperEngine:
        """Load the CTranslate2 Whisper model in `folder`; never reaches the network.

        `model_id` is what the description calls the model (the folder's name unless told).
        Raises `ModelError` ``model.incomplete`` (model, missing), ``model.damaged`` (model, files);
        `EngineError` ``engine.no_cuda``, ``engine.out_of_memory``.
        """
        mel_bands = check_folder(folder)
        device = _choose_device(options.device)
        compute_type = _choose_compute_type(device)
        model = _load_model(folder, device, compute_type, options.threads or _cores())
        _check_model(folder, model, mel_bands)
        described = _describe(model_id or folder.name, device, compute_type, options)
        return cls(model, described, options)

    def description(self) -> dict[str, object]:
        """Engine, versions, model, device, and all that shapes the words, as JSON values."""
        return dict(self._description)

    def detect_language(self, samples: Samples) -> tuple[str, float]:
        """See `Engine`. An English-only model always answers ("en", 1.0)."""
        if not self._model.model.is_multilingual:
            return "en", 1.0
        with _engine_errors():
            language, probability, _ = self._model.detect_language(audio=samples)
        return str(language), _unit(probability)

    def transcribe(self, region: Region, language: str) -> list[Segment]:
        """See `Engine`.

        Raises `OptionError` ``option.language_not_in_model`` (language, model), `EngineError`
        ``engine.out_of_memory``, ``engine.failed`` (reason).
        """
        self._check_language(language)
        if region.samples.size == 0:
            return []
        self._model.model.begin(seed=region.start_ms)
        with _engine_errors():
            found, _ = self._model.transcribe(
                region.samples,
                language=language,
                task=self._options.task,
                beam_size=self._options.beam,
                word_timestamps=self._options.word_timestamps,
                **self._hints,
                **_decoding(),
            )
            return _segments(found, region, language)

    def _check_language(self, language: str) -> None:
        """Small token sets lack some languages (`yue` before large-v3), English-only models lack all but one."""
        if self._model.model.is_multilingual:
            known = self._model.hf_tokenizer.token_to_id(f"<|{language}|>") is not None
        else:
            known = language == "en"
        if not known:
            model = self._description["model"]
            raise OptionError("option.language_not_in_model", language=language, model=model)


class _SteadyModel:
    """A `ctranslate2.models.Whisper` that gives the same for the same sound, and survives windows of one frame.

    CTranslate2 takes the random seed once, when a worker thread draws its first number (4.8, tried): setting it again
    does nothing to a worker that has drawn. So a worker that has drawn is replaced, by loading the model anew; this
    happens only for regions that beam search failed on, and takes a small part of the time these take.
    All that is not below goes straight to the model.
    """

    def __init__(self, model: Any, load: Callable[[], Any]) -> None:  # noqa: ANN401
        self._model = model
        self._load = load
        self._seed = 0
        self._seeded = False
        self._has_drawn = False

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401
        return getattr(self._model, name)

    def begin(self, seed: int) -> None:
        """What is sampled from here on depends on `seed`."""
        self._seed, self._seeded = seed % 2**31, False

    def generate(self, *inputs: Any, **arguments: Any) -> Any:  # noqa: ANN401
        """As the model's, made repeatable when it samples."""
        if "sampling_temperature" in arguments and not self._seeded:
            self._take_seed()
        return self._model.generate(*inputs, **arguments)

    def align(self, features: Any, start: Any, text: Any, frames: int, **arguments: Any) -> Any:  # noqa: ANN401
        """As the model's; the one frame a window may end on is too short to align in, and breaks faster-whisper."""
        return self._model.align(features, start, text, max(frames, LEAST_FRAMES), **arguments)

    def _take_seed(self) -> None:
        import ctranslate2  # noqa: PLC0415 - heavy

        if self._has_drawn:
            self._model = None  # freed first: two copies of a large model may not fit
            self._model = self._load()
        ctranslate2.set_random_seed(self._seed)
        self._seeded = self._has_drawn = True


def supported_compute_types(device: str) -> tuple[str, ...]:
    """The types of numbers that the engine can compute with on "cpu" or "cuda" here, sorted."""
    import ctranslate2  # noqa: PLC0415 - heavy

    return tuple(sorted(ctranslate2.get_supported_compute_types(device)))


def cuda_devices() -> int:
    """How many graphics cards the engine sees; 0 also where there is no driver for them."""
    import ctranslate2  # noqa: PLC0415 - heavy

    return int(ctranslate2.get_cuda_device_count())


def sees_model(folder: str) -> bool:
    """Whether the engine's own code, which opens files by other ways than Python's, finds the model in `folder`."""
    import ctranslate2  # noqa: PLC0415 - heavy

    return bool(ctranslate2.contains_model(folder))


def _choose_device(wanted: str) -> str:
    if wanted == "cpu":
        return "cpu"
    has_cuda = cuda_devices() > 0
    if wanted == "cuda" and not has_cuda:
        raise EngineError("engine.no_cuda")
    return "cuda" if has_cuda else "cpu"


def _choose_compute_type(device: str) -> str:
    supported = supported_compute_types(device)
    return next((kind for kind in COMPUTE_TYPES[device] if kind in supported), "default")


def _cores() -> int:
    """Physical cores this process may use: the two threads of one core share what matrix products need."""
    import psutil  # noqa: PLC0415 - only when a model is loaded

    usable = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(usable, psutil.cpu_count(logical=False) or usable)


def _load_model(folder: Path, device: str, compute_type: str, threads: int) -> Any:  # noqa: ANN401
    import ctranslate2  # noqa: PLC0415 - heavy
    import faster_whisper  # noqa: PLC0415 - heavy

    def reload() -> Any:  # noqa: ANN401
        return ctranslate2.models.Whisper(str(folder), device=device, compute_type=compute_type, intra_threads=threads)

    try:
        model = faster_whisper.WhisperModel(
            str(folder), device=device, compute_type=compute_type, cpu_threads=threads, local_files_only=True
        )
    except Exception as error:
        if _is_memory(error):
            raise EngineError("engine.out_of_memory") from error
        # The tokenizers library raises Exception itself, CTranslate2 only subclasses of it.
        raise damaged(folder, "tokenizer.json" if type(error) is Exception else "model.bin", error) from error
    model.model = _SteadyModel(model.model, reload)
    return model


def _check_model(folder: Path, model: Any, mel_bands: int) -> None:  # noqa: ANN401
    """What loads without complaint and fails later: files that belong to different models."""
    if model.model.n_mels != mel_bands:
        raise damaged(folder, "model.bin", f"{model.model.n_mels} mel bands, {mel_bands} expected")
    for token in ("<|startoftranscript|>", "<|endoftext|>", "<|notimestamps|>"):
        if model.hf_tokenizer.token_to_id(token) is None:
            raise damaged(folder, "tokenizer.json", f"no {token}")


def _describe(model_id: str, device: str, compute_type: str, options: EngineOptions) -> dict[str, object]:
    return {
        "engine": "faster-whisper",
        "engine_version": version("faster-whisper"),
        "ctranslate2_version": version("ctranslate2"),
        "model": model_id,
        "device": device,
        "compute_type": compute_type,
        **options.shaping(),
        "decoding": _decoding(),
    }


def _decoding() -> dict[str, Any]:
    """`DECODING` with lists for tuples: what the library insists on, and what JSON has."""
    return {name: list(value) if isinstance(value, tuple) else value for name, value in DECODING.items()}


def _fit_hints(tokenizer: Any, options: EngineOptions) -> tuple[dict[str, Any], tuple[Notice, ...]]:  # noqa: ANN401
    """The prompt and the hotwords as the library takes them, cut to share `PROMPT_TOKENS`; a notice for each cut.

    The prompt keeps its end, as Whisper does, but leaves the hotwords at least half of the room.
    """

    def encode(text: str) -> list[int]:
        ids: list[int] = tokenizer.encode(f" {text}", add_special_tokens=False).ids
        return ids

    notices = []
    prompt = encode(_plain(options.prompt)) if _plain(options.prompt) else []
    room = PROMPT_TOKENS // 2 if options.hotwords else PROMPT_TOKENS
    if len(prompt) > room:
        notices.append(Notice("prompt.cut", {"kept": room, "total": len(prompt)}))
        prompt = prompt[-room:]
    hotwords = [_plain(word) for word in options.hotwords if _plain(word)]
    kept = hotwords[:PROMPT_TOKENS]
    while kept and len(encode(", ".join(kept))) > PROMPT_TOKENS - len(prompt):
        kept.pop()
    if len(kept) < len(hotwords):
        notices.append(Notice("glossary.cut", {"kept": len(kept), "total": len(hotwords)}))
    return {"initial_prompt": prompt or None, "hotwords": ", ".join(kept) or None}, tuple(notices)


def _plain(text: str) -> str:
    """Without Whisper's control tokens, which a tokenizer would obey."""
    return text.replace("<|", " ").strip()


def _segments(found: Iterable[Any], region: Region, language: str) -> list[Segment]:
    """The library's segments (seconds in the region) as ours, inside the region, in order, none before another ends."""
    segments: list[Segment] = []
    earliest = region.start_ms
    for number, heard in enumerate(found):
        start_ms, end_ms = _span(heard, region, earliest, region.end_ms)
        words = _words(heard.words or (), region, start_ms, end_ms)
        confidence = _unit(math.exp(min(0.0, heard.avg_logprob)))
        segments.append(Segment(number, start_ms, end_ms, heard.text.strip(), words, confidence, language))
        earliest = end_ms
    return segments


def _words(heard: Iterable[Any], region: Region, start_ms: int, end_ms: int) -> tuple[Word, ...]:
    words = []
    for word in heard:
        start_ms, word_end_ms = _span(word, region, start_ms, end_ms)
        words.append(Word(start_ms, word_end_ms, word.word, _unit(word.probability)))
        start_ms = word_end_ms
    return tuple(words)


def _span(heard: Any, region: Region, earliest: int, latest: int) -> tuple[int, int]:  # noqa: ANN401
    """Seconds in the region to milliseconds of the recording: rounded once, clipped to what is allowed."""
    start_ms = min(max(region.start_ms + round(float(heard.start) * 1000), earliest), latest)
    return start_ms, min(max(region.start_ms + round(float(heard.end) * 1000), start_ms), latest)


def _unit(value: float) -> float:
    """A probability as a plain number in [0, 1] with four decimals; what is not a number is no confidence at all."""
    return round(min(max(float(value), 0.0), 1.0), 4) if math.isfinite(value) else 0.0


@contextmanager
def _engine_errors() -> Iterator[None]:
    """Turn what the libraries raise while they run into an `EngineError`."""
    try:
        yield
    except Exception as error:  # the libraries raise RuntimeError, ValueError, and what they did not foresee
        if _is_memory(error):
            raise EngineError("engine.out_of_memory") from error
        raise EngineError("engine.failed", reason=str(error)) from error


def _is_memory(error: Exception) -> bool:
    """CTranslate2 says that a GPU's memory is full only in the text of a RuntimeError."""
    return isinstance(error, MemoryError) or "out of memory" in str(error).lower()
