"""Turn trained weights into the self-test model: a CTranslate2 Whisper folder, int8, with the full token set.

python export.py BUILD_FOLDER [--to ../lokas_models/data/selftest]
"""

from __future__ import annotations

import argparse
import json
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import torch
from ctranslate2.converters import utils
from ctranslate2.specs import attention_spec, common_spec, whisper_spec
from tokens import CompactVocabulary, build_tokenizer
from torch import Tensor, nn
from train import new_model

from lokas_models.manifest import describe, write_manifest

if TYPE_CHECKING:
    from network import Attention, Block, SmallWhisper

DESTINATION = Path(__file__).parents[1] / "lokas_models" / "data" / "selftest"


def full_embeddings(model: SmallWhisper, vocabulary: CompactVocabulary) -> Tensor:
    """Embeddings of all 51,865 tokens: the junk row wherever training had no token, shape (51865, width)."""
    table = model.embeddings()
    return table[torch.from_numpy(vocabulary.class_of)]


def specification(model: SmallWhisper, vocabulary: CompactVocabulary) -> whisper_spec.WhisperSpec:
    """The network as CTranslate2 wants it."""
    shape = model.shape
    spec = whisper_spec.WhisperSpec(shape.encoder_layers, shape.heads, shape.decoder_layers, shape.heads)
    for target, source in ((spec.encoder.conv1, model.conv1), (spec.encoder.conv2, model.conv2)):
        target.weight, target.bias = source.weight, source.bias
    spec.encoder.position_encodings.encodings = model.positions
    _set_norm(spec.encoder.layer_norm, model.encoder_norm)
    for layer, block in zip(spec.encoder.layer, model.encoder, strict=True):
        _set_block(layer, block)
    embeddings = full_embeddings(model, vocabulary)
    spec.decoder.embeddings.weight = embeddings
    spec.decoder.projection.weight = embeddings
    spec.decoder.position_encodings.encodings = model.decoder_positions
    _set_norm(spec.decoder.layer_norm, model.decoder_norm)
    for layer, block in zip(spec.decoder.layer, model.decoder, strict=True):
        _set_block(layer, block)
    return spec


def _set_block(spec: object, block: Block) -> None:
    _set_attention(spec.self_attention, block.attention, own=True)
    _set_norm(spec.self_attention.layer_norm, block.attention_norm)
    if block.cross is not None:
        _set_attention(spec.attention, block.cross, own=False)
        _set_norm(spec.attention.layer_norm, block.cross_norm)
    spec.ffn.linear_0.weight, spec.ffn.linear_0.bias = block.mlp[0].weight, block.mlp[0].bias
    spec.ffn.linear_1.weight, spec.ffn.linear_1.bias = block.mlp[2].weight, block.mlp[2].bias
    _set_norm(spec.ffn.layer_norm, block.mlp_norm)


def _set_attention(spec: attention_spec.MultiHeadAttentionSpec, attention: Attention, *, own: bool) -> None:
    parts = [_linear(layer) for layer in (attention.query, attention.key, attention.value)]
    if own:
        utils.fuse_linear(spec.linear[0], parts)
    else:
        utils.fuse_linear(spec.linear[0], parts[:1])
        utils.fuse_linear(spec.linear[1], parts[1:])
    last = _linear(attention.out)
    spec.linear[-1].weight, spec.linear[-1].bias = last.weight, last.bias


def _linear(layer: nn.Linear) -> common_spec.LinearSpec:
    spec = common_spec.LinearSpec()
    spec.weight = layer.weight.detach().numpy()
    if layer.bias is not None:
        spec.bias = layer.bias.detach().numpy()
    return spec


def _set_norm(spec: common_spec.LayerNormSpec, norm: nn.LayerNorm) -> None:
    spec.gamma, spec.beta = norm.weight, norm.bias


def save(model: SmallWhisper, vocabulary: CompactVocabulary, folder: Path) -> None:
    """Write config.json, model.bin, vocabulary.json, tokenizer.json and preprocessor_config.json."""
    tokenizer = build_tokenizer()
    spec = specification(model, vocabulary)
    names = tokenizer.get_vocab()
    spec.register_vocabulary(sorted(names, key=names.__getitem__))
    first_language = tokenizer.token_to_id("<|en|>")
    spec.config.lang_ids = list(range(first_language, first_language + 99))
    spec.config.suppress_ids = []
    spec.config.suppress_ids_begin = [tokenizer.encode(" ").ids[0], tokenizer.token_to_id("<|endoftext|>")]
    shape = model.shape
    spec.config.alignment_heads = [(shape.decoder_layers - 1, shape.guided_head)]
    spec.validate()
    spec.optimize(quantization="int8")
    folder.mkdir(parents=True, exist_ok=True)
    spec.save(str(folder))
    _write_compact_tokenizer(tokenizer.to_str(), folder / "tokenizer.json")
    extractor = {
        "feature_size": shape.mel_bands,
        "sampling_rate": 16000,
        "hop_length": 160,
        "chunk_length": 30,
        "n_fft": 400,
    }
    (folder / "preprocessor_config.json").write_text(json.dumps(extractor) + "\n", encoding="ascii")


def _write_compact_tokenizer(text: str, path: Path) -> None:
    """The same tokenizer in half the bytes: no indentation, merges as the pairs' older one-string form."""
    data = json.loads(text)
    data["model"]["merges"] = [" ".join(pair) for pair in data["model"]["merges"]]
    path.write_text(json.dumps(data, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")


def main() -> None:
    """Export into a fresh folder, then put it in its place."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--to", type=Path, default=DESTINATION)
    options = parser.parse_args()
    vocabulary = CompactVocabulary.load(options.folder / "vocabulary.json")
    model = new_model(options.folder)
    model.load_state_dict(torch.load(options.folder / "weights.pt"))
    with tempfile.TemporaryDirectory() as temporary, torch.no_grad():
        made = Path(temporary) / "selftest"
        save(model, vocabulary, made)
        write_manifest(made, describe(made, model="selftest", verified_by="built in"))
        shutil.rmtree(options.to, ignore_errors=True)
        shutil.copytree(made, options.to)
    for path in sorted(options.to.iterdir()):
        print(f"{path.stat().st_size:>10,}  {path.name}")


if __name__ == "__main__":
    main()
