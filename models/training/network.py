"""Whisper's architecture in PyTorch, small, over a compact vocabulary.

Layer for layer what CTranslate2 runs (Radford et al. 2022, arXiv 2212.04356). Three things differ while training, and
none of them is left at export: the junk class (see `tokens.py`); time tokens whose embeddings are a linear map of
sinusoids, so that 1,501 of them are learned from few examples; and a phoneme classifier on the encoder.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import torch
import torch.nn.functional as F  # noqa: N812 - the name everybody knows
from torch import Tensor, nn


@dataclass(frozen=True)
class Shape:
    """The dimensions of the self-test model."""

    width: int = 96
    heads: int = 3
    encoder_layers: int = 3
    decoder_layers: int = 2
    mel_bands: int = 80
    encoder_positions: int = 1500
    decoder_positions: int = 448
    guided_head: int = 0
    """The cross-attention head, in each decoder layer, that is taught where the words are."""


def sinusoids(length: int, width: int) -> Tensor:
    """Whisper's fixed positions, shape (length, width)."""
    step = math.log(10_000) / (width // 2 - 1)
    angles = torch.arange(length)[:, None] * torch.exp(-step * torch.arange(width // 2))[None, :]
    return torch.cat([angles.sin(), angles.cos()], dim=1)


class Attention(nn.Module):
    """Multi-head attention; `weights` gives the guided head's log-weights too, shape (batch, queries, keys)."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.heads, self.guided = shape.heads, shape.guided_head
        self.query = nn.Linear(shape.width, shape.width)
        self.key = nn.Linear(shape.width, shape.width, bias=False)
        self.value = nn.Linear(shape.width, shape.width)
        self.out = nn.Linear(shape.width, shape.width)

    def forward(self, x: Tensor, source: Tensor, *, causal: bool = False) -> tuple[Tensor, Tensor, Tensor]:
        """Attend from `x` to `source`; also gives the queries and keys, shape (batch, heads, n, width / heads)."""
        if torch.is_autocast_enabled("cpu"):  # converted once here, not once by each of the three layers
            own, x = x is source, x.to(torch.bfloat16)
            source = x if own else source.to(torch.bfloat16)
        q, k, v = (
            layer(inputs).unflatten(-1, (self.heads, -1)).transpose(1, 2)
            for layer, inputs in ((self.query, x), (self.key, source), (self.value, source))
        )
        mixed = F.scaled_dot_product_attention(q, k, v, is_causal=causal)
        return self.out(mixed.transpose(1, 2).flatten(2)), q, k

    def guided_log_weights(self, q: Tensor, k: Tensor) -> Tensor:
        """Log of the guided head's attention, shape (batch, queries, keys)."""
        scores = q[:, self.guided].float() @ k[:, self.guided].float().transpose(1, 2)
        return F.log_softmax(scores / math.sqrt(q.shape[-1]), dim=-1)


class Block(nn.Module):
    """A pre-norm transformer block, with cross-attention in the decoder."""

    def __init__(self, shape: Shape, *, cross: bool) -> None:
        super().__init__()
        self.attention_norm = nn.LayerNorm(shape.width)
        self.attention = Attention(shape)
        self.cross_norm = nn.LayerNorm(shape.width) if cross else None
        self.cross = Attention(shape) if cross else None
        self.mlp_norm = nn.LayerNorm(shape.width)
        self.mlp = nn.Sequential(
            nn.Linear(shape.width, 4 * shape.width), nn.GELU(), nn.Linear(4 * shape.width, shape.width)
        )

    def forward(self, x: Tensor, source: Tensor | None = None) -> tuple[Tensor, Tensor | None]:
        """One block; in the decoder also the guided log-weights."""
        normed = self.attention_norm(x)
        x = x + self.attention(normed, normed, causal=source is not None)[0]
        weights = None
        if self.cross is not None and self.cross_norm is not None and source is not None:
            added, q, k = self.cross(self.cross_norm(x), source)
            x, weights = x + added, self.cross.guided_log_weights(q, k)
        return x + self.mlp(self.mlp_norm(x)), weights


class SmallWhisper(nn.Module):
    """Encoder and decoder. Classes: 0 junk, then the used text and special tokens, last the 1,501 times."""

    def __init__(self, shape: Shape, classes: int, timestamps: int, junk_count: int, phonemes: int) -> None:
        super().__init__()
        self.shape = shape
        self.register_buffer("junk_log", torch.tensor(math.log(junk_count)))
        self.conv1 = nn.Conv1d(shape.mel_bands, shape.width, 3, padding=1)
        self.conv2 = nn.Conv1d(shape.width, shape.width, 3, stride=2, padding=1)
        self.register_buffer("positions", sinusoids(shape.encoder_positions, shape.width))
        self.encoder = nn.ModuleList(Block(shape, cross=False) for _ in range(shape.encoder_layers))
        self.encoder_norm = nn.LayerNorm(shape.width)
        self.words = nn.Parameter(torch.randn(classes - timestamps, shape.width) * 0.05)
        self.times = nn.Linear(shape.width, shape.width)
        self.register_buffer("time_angles", sinusoids(timestamps, shape.width))
        self.decoder_positions = nn.Parameter(torch.randn(shape.decoder_positions, shape.width) * 0.01)
        self.decoder = nn.ModuleList(Block(shape, cross=True) for _ in range(shape.decoder_layers))
        self.decoder_norm = nn.LayerNorm(shape.width)
        self.phoneme_head = nn.Linear(shape.width, phonemes)

    def embeddings(self) -> Tensor:
        """All classes' embeddings, also the output matrix, shape (classes, width)."""
        return torch.cat([self.words, self.times(self.time_angles)])

    def encode(self, mel: Tensor, first: int = 0) -> Tensor:
        """Mel (batch, 80, frames) to states (batch, frames / 2, width); the first state has position `first`."""
        x = F.gelu(self.conv2(F.gelu(self.conv1(mel)))).transpose(1, 2)
        x = x + self.positions[first : first + x.shape[1]]
        for block in self.encoder:
            x, _ = block(x)
        return self.encoder_norm(x)

    def decode(self, classes: Tensor, states: Tensor) -> tuple[Tensor, list[Tensor]]:
        """Classes (batch, n) to logits (batch, n, classes) and each layer's guided log-weights.

        The junk class counts for all the tokens it stands for, so the softmax is that of the full token set.
        """
        table = self.embeddings()
        x = F.embedding(classes, table) + self.decoder_positions[: classes.shape[1]]
        guided = []
        for block in self.decoder:
            x, weights = block(x, states)
            guided.append(weights)
        logits = (self.decoder_norm(x) @ table.T).float()
        return torch.cat([logits[..., :1] + self.junk_log, logits[..., 1:]], dim=-1), guided
