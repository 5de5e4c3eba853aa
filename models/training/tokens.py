"""Whisper's full multilingual token set, and the small part of it that training uses.

The 51,865 tokens are those of openai/whisper (`multilingual.tiktoken`, MIT licence, in its source package) followed
by its special tokens. A model with the true token set loads everywhere a real one does; but only some 3,000 tokens
can occur in the training text, so the network is trained on those, on all special ones, and on one *junk* class that
stands for all others and is copied to their rows at export.
"""

from __future__ import annotations

import base64
import importlib.util
import json
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np
from tokenizers import AddedToken, Tokenizer, decoders, models, pre_tokenizers

VOCABULARY_SIZE = 51_865
TEXT_TOKENS = 50_257
TIMESTAMPS = 1_501


def special_tokens() -> list[str]:
    """The special tokens in Whisper's order, from id 50,257 on."""
    return [
        "<|endoftext|>",
        "<|startoftranscript|>",
        *(f"<|{code}|>" for code in _language_codes()),
        "<|translate|>",
        "<|transcribe|>",
        "<|startoflm|>",
        "<|startofprev|>",
        "<|nospeech|>",
        "<|notimestamps|>",
        *(f"<|{index * 0.02:.2f}|>" for index in range(TIMESTAMPS)),
    ]


def _whisper_folder() -> Path:
    spec = importlib.util.find_spec("whisper")
    if spec is None or spec.origin is None:
        raise SystemExit("openai-whisper is missing: see models/training/README.md")
    return Path(spec.origin).parent


def _language_codes() -> list[str]:
    """The first 99 language codes of openai/whisper, in its order (the 100th came with large-v3)."""
    from whisper.tokenizer import LANGUAGES

    return list(LANGUAGES)[:99]


def build_tokenizer() -> Tokenizer:
    """Whisper's byte-pair encoding as a `tokenizers` object: same ids as the original."""
    lines = (_whisper_folder() / "assets" / "multilingual.tiktoken").read_text(encoding="ascii").splitlines()
    ranks = {base64.b64decode(token): int(rank) for token, rank in (line.split() for line in lines)}
    letters = _byte_letters()
    vocabulary = {"".join(letters[byte] for byte in token): rank for token, rank in ranks.items()}
    merges = [
        ("".join(letters[b] for b in left), "".join(letters[b] for b in right))
        for left, right in (_halves(ranks, token) for token in ranks if len(token) > 1)
    ]
    tokenizer = Tokenizer(models.BPE(vocabulary, merges))
    tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False, use_regex=True)
    tokenizer.decoder = decoders.ByteLevel()
    tokenizer.add_special_tokens([AddedToken(token, special=True, normalized=False) for token in special_tokens()])
    if tokenizer.get_vocab_size() != VOCABULARY_SIZE:
        raise SystemExit(f"the token set has {tokenizer.get_vocab_size()} tokens, not {VOCABULARY_SIZE}")
    return tokenizer


def _halves(ranks: dict[bytes, int], token: bytes) -> tuple[bytes, bytes]:
    """The two tokens that were merged into `token`: what the encoding reaches with earlier ranks only."""
    parts = [bytes([byte]) for byte in token]
    limit = ranks[token]
    while len(parts) > 2:
        best = min(range(len(parts) - 1), key=lambda i: ranks.get(parts[i] + parts[i + 1], limit))
        parts[best : best + 2] = [parts[best] + parts[best + 1]]
    return parts[0], parts[1]


def _byte_letters() -> list[str]:
    """GPT-2's printable stand-in for each byte value."""
    printable = [*range(33, 127), *range(161, 173), *range(174, 256)]
    others = (byte for byte in range(256) if byte not in printable)
    table = {byte: chr(byte) for byte in printable} | {byte: chr(256 + n) for n, byte in enumerate(others)}
    return [table[byte] for byte in range(256)]


@dataclass(frozen=True)
class CompactVocabulary:
    """The token ids that occur in training, in order; class 0 is junk, class i + 1 is `used[i]`."""

    used: tuple[int, ...]

    @property
    def size(self) -> int:
        """Number of classes, junk included."""
        return len(self.used) + 1

    @property
    def junk_count(self) -> int:
        """How many tokens of the full set the junk class stands for."""
        return VOCABULARY_SIZE - len(self.used)

    @cached_property
    def class_of(self) -> np.ndarray:
        """Class of each of the 51,865 ids, shape (51865,), int64."""
        table = np.zeros(VOCABULARY_SIZE, np.int64)
        table[list(self.used)] = np.arange(1, len(self.used) + 1)
        return table

    def save(self, path: Path) -> None:
        """Write the ids as JSON."""
        path.write_text(json.dumps(self.used), encoding="ascii")

    @staticmethod
    def load(path: Path) -> CompactVocabulary:
        """Read what `save` wrote."""
        return CompactVocabulary(tuple(json.loads(path.read_text(encoding="ascii"))))

    @staticmethod
    def of_texts(tokenizer: Tokenizer, texts: list[str]) -> CompactVocabulary:
        """All special tokens and every token of `texts`, each text beginning with a space as Whisper writes it."""
        used = {token for encoding in tokenizer.encode_batch([" " + text for text in texts]) for token in encoding.ids}
        return CompactVocabulary(tuple(sorted(used | set(range(TEXT_TOKENS, VOCABULARY_SIZE)))))
