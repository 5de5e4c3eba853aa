"""Whisper through faster-whisper and CTranslate2: the only module that knows these libraries.

Both are imported inside the functions that use them (0.6 s). Seconds as floats exist only here.
"""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import replace
from importlib.metadata import version
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from lokas.computer import usable_cores
from lokas.errors import EngineError, OptionError
from lokas.jobs import Notice
from lokas.speech.whisper.decoding import DECODING, Decoder
from lokas.speech.whisper.hearing import Hearing
from lokas.speech.whisper.model_folder import check_folder, damaged
from lokas.speech.whisper.steady import SteadyModel
from lokas.speech.whisper.timing import probability

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from lokas.speech.engine import EngineOptions, Prepared
    from lokas.speech.whisper.hearing import Features, States
    from lokas.speech.whisper.timing import Aligned
    from lokas.types import Samples, Segment, Window

COMPUTE_TYPES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "cpu": ("int8", "int8_float32", "float32"),
        "cuda": ("float16", "int8_float16", "int8_float32", "float32"),
    }
)
"""Fastest first; the first one the device supports is used."""

PROMPT_TOKENS = 223
"""Whisper's context is 448 tokens: half may be a prompt, less the token that opens it."""

MARKS_BEFORE, MARKS_AFTER = "\"'“¿([{-", "\"'.。,，!！?？:：”)]}、"
"""Punctuation that belongs to the word after it and before it (OpenAI's lists)."""

BATCH_BYTES = 1_200_000_000
MOST_AT_ONCE = 8
"""Windows heard together hold as many copies of what cross-attention looks at: about half a model's own size each."""


class WhisperEngine:
    """A loaded Whisper model; an `Engine`."""

    def __init__(
        self,
        backend: _Backend,
        description: dict[str, object],
        options: EngineOptions,
        at_once: int,
        notices: tuple[Notice, ...],
    ) -> None:
        self._backend = backend
        self._description = description
        self.notices = notices + backend.notices
        self.windows_at_once = at_once
        decoder = Decoder(backend.model.model, backend.to_text, backend.suppressed, options.beam, backend.room)
        self._hearing = Hearing(backend, decoder, options.word_timestamps)

    @classmethod
    def load(
        cls, folder: Path, options: EngineOptions, *, model_id: str | None = None, notices: Sequence[Notice] = ()
    ) -> WhisperEngine:
        """Load the CTranslate2 Whisper model in `folder`; never reaches the network.

        On the graphics card if `options.device` is "cuda", else on the processor: see `lokas.speech.loading` for
        "auto". `model_id` is what the description calls the model (the folder's name unless told), `notices` what is
        to be told with the engine's own.
        Raises `ModelError` ``model.incomplete`` (model, missing), ``model.damaged`` (model, files);
        `EngineError` ``engine.no_cuda``, ``engine.out_of_memory``.
        """
        mel_bands = check_folder(folder)
        device = "cuda" if options.device == "cuda" else "cpu"
        if device == "cuda" and not cuda_devices():
            raise EngineError("engine.no_cuda")
        compute_type = _choose_compute_type(device)
        model = _load_model(folder, device, compute_type, options.threads or usable_cores())
        _check_model(folder, model, mel_bands)
        at_once = _windows_at_once(folder)
        described = _describe(model_id or folder.name, device, compute_type, options, at_once)
        return cls(_Backend(model, options), described, options, at_once, tuple(notices))

    def description(self) -> dict[str, object]:
        """Engine, versions, model, device, and all that shapes the words, as JSON values."""
        return dict(self._description)

    def prepare(self, window: Window) -> Prepared:
        """See `Engine`: the log-mel spectrogram, float32 of shape (mel bands, frames)."""
        return self._hearing.prepare(window)

    def detect_language(self, samples: Samples) -> tuple[str, float]:
        """See `Engine`. An English-only model always answers ("en", 1.0)."""
        if not self._backend.is_multilingual:
            return "en", 1.0
        with _engine_errors():
            language, chance, _ = self._backend.model.detect_language(audio=samples)
        return str(language), probability(chance)

    def transcribe(
        self, batch: Sequence[Prepared], language: str | None, *, careful: bool = False
    ) -> list[list[Segment]]:
        """See `Engine`.

        Raises `OptionError` ``option.language_not_in_model`` (language, model), `EngineError`
        ``engine.out_of_memory``, ``engine.failed`` (reason).
        """
        if language is not None:
            self._check_language(language)
        with _engine_errors():
            found = self._hearing.hear(batch, language, hints=not careful)
        return [[replace(segment, id=number) for number, segment in enumerate(segments)] for segments in found]

    def _check_language(self, language: str) -> None:
        """Small token sets lack some languages (`yue` before large-v3), English-only models lack all but one."""
        if not self._backend.knows(language):
            raise OptionError("option.language_not_in_model", language=language, model=self._description["model"])


class _Backend:
    """See `lokas.speech.whisper.hearing.Backend`: a `faster_whisper.WhisperModel`, and what CTranslate2 does for it."""

    def __init__(self, model: Any, options: EngineOptions) -> None:  # noqa: ANN401
        self.model = model
        self._task = options.task
        self._tokenizers: dict[str, Any] = {}
        self._hints, self.notices = _fit_hints(model.hf_tokenizer, options)
        plain = self._tokenizer("en")
        self.first_time, self.room = int(plain.timestamp_begin), int(model.max_length)
        self.suppressed = _suppressed(plain)

    @property
    def is_multilingual(self) -> bool:
        return bool(self.model.model.is_multilingual)

    def knows(self, language: str) -> bool:
        if not self.is_multilingual:
            return language == "en"
        return self.model.hf_tokenizer.token_to_id(f"<|{language}|>") is not None

    def features(self, samples: Samples) -> Features:
        return self.model.feature_extractor(samples)[..., :-1]

    def encode(self, features: Features) -> States:
        from faster_whisper.audio import pad_or_trim  # noqa: PLC0415 - heavy

        return self.model.encode(pad_or_trim(features))

    def join(self, states: Sequence[States]) -> States:
        import numpy as np  # noqa: PLC0415 - loaded with the model
        from faster_whisper.transcribe import get_ctranslate2_storage  # noqa: PLC0415 - heavy

        if len(states) == 1:
            return states[0]
        return get_ctranslate2_storage(np.concatenate([np.asarray(one) for one in states]))

    def language_of(self, states: States) -> str:
        if not self.is_multilingual:
            return "en"
        (likely, *_), *_ = self.model.model.detect_language(states)
        return str(likely[0]).strip("<|>")

    def prompt(self, language: str, *, hints: bool) -> list[int]:
        prompt, hotwords = self._hints if hints else ([], None)
        return list(self.model.get_prompt(self._tokenizer(language), prompt, hotwords=hotwords))

    def to_text(self, tokens: Sequence[int]) -> str:
        return str(self._tokenizer("en").decode(list(tokens)))

    def align(self, states: States, tokens: Sequence[int], frames: int, language: str) -> list[Aligned]:
        (found,) = self.model.find_alignment(self._tokenizer(language), [list(tokens)], states, [frames])
        return list(found)

    def merge_marks(self, words: list[Aligned]) -> None:
        from faster_whisper.transcribe import merge_punctuations  # noqa: PLC0415 - heavy

        merge_punctuations(words, MARKS_BEFORE, MARKS_AFTER)

    def _tokenizer(self, language: str) -> Any:  # noqa: ANN401
        from faster_whisper.tokenizer import Tokenizer  # noqa: PLC0415 - heavy

        if language not in self._tokenizers:
            self._tokenizers[language] = Tokenizer(
                self.model.hf_tokenizer, self.is_multilingual, task=self._task, language=language
            )
        return self._tokenizers[language]


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


def _choose_compute_type(device: str) -> str:
    supported = supported_compute_types(device)
    return next((kind for kind in COMPUTE_TYPES[device] if kind in supported), "default")


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
    model.model = SteadyModel(model.model, reload, ctranslate2.set_random_seed)
    return model


def _check_model(folder: Path, model: Any, mel_bands: int) -> None:  # noqa: ANN401
    """What loads without complaint and fails later: files that belong to different models."""
    if model.model.n_mels != mel_bands:
        raise damaged(folder, "model.bin", f"{model.model.n_mels} mel bands, {mel_bands} expected")
    for token in ("<|startoftranscript|>", "<|endoftext|>", "<|notimestamps|>"):
        if model.hf_tokenizer.token_to_id(token) is None:
            raise damaged(folder, "tokenizer.json", f"no {token}")


def _windows_at_once(folder: Path) -> int:
    """As many as fit beside the model; the same on every computer, since the figures may depend on it."""
    return max(1, min(MOST_AT_ONCE, BATCH_BYTES // (folder / "model.bin").stat().st_size))


def _suppressed(tokenizer: Any) -> tuple[int, ...]:  # noqa: ANN401
    """The tokens that are never written: those that are no speech."""
    from faster_whisper.transcribe import get_suppressed_tokens  # noqa: PLC0415 - heavy

    return tuple(get_suppressed_tokens(tokenizer, list(DECODING["suppress_tokens"])))


def _describe(model_id: str, device: str, compute_type: str, options: EngineOptions, at_once: int) -> dict[str, object]:
    return {
        "engine": "faster-whisper",
        "engine_version": version("faster-whisper"),
        "ctranslate2_version": version("ctranslate2"),
        "model": model_id,
        "device": device,
        "compute_type": compute_type,
        "windows_at_once": at_once,
        **options.shaping(),
        "decoding": _decoding(),
    }


def _decoding() -> dict[str, Any]:
    """`DECODING` with lists for tuples, as JSON has them."""
    return {name: list(value) if isinstance(value, tuple) else value for name, value in DECODING.items()}


def _fit_hints(tokenizer: Any, options: EngineOptions) -> tuple[tuple[list[int], str | None], tuple[Notice, ...]]:  # noqa: ANN401
    """The prompt's tokens and the hotwords as the library takes them; a notice for each that was cut.

    Together they have `PROMPT_TOKENS`. The prompt keeps its end, as Whisper does, but leaves the hotwords half of them.
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
    return (prompt, ", ".join(kept) or None), tuple(notices)


def _plain(text: str) -> str:
    """Without Whisper's control tokens, which a tokenizer would obey."""
    return text.replace("<|", " ").strip()


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
