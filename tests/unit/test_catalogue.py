"""The catalogue that ships, name by name and byte by byte, and which model it proposes."""

from __future__ import annotations

import re

import pytest

from lokas_models.catalogue import DATA, SELF_TEST_SPEAKERS, load_catalogue
from lokas_models.errors import ModelError

GB = 1_000_000_000
TOTALS = {
    "tiny": 78203619,
    "base": 147882941,
    "small": 486212372,
    "medium": 1530571735,
    "large-v2": 3089578858,
    "large-v3": 3090835702,
    "large-v3-turbo": 1621665983,
    "distil-large-v3": 1516479628,
}
"""Bytes of all files of each model, as public manifests print them."""

PAIRS = {
    "speakers": 5992913 + 40257283,
    "speakers-resnet34": 5992913 + 26530550,
    "speakers-campplus": 5992913 + 29292684,
    "speakers-eres2net": 5992913 + 39593761,
}
"""The same of pairs for speakers: the segmentation that all share, and the embedding."""


@pytest.fixture(scope="module")
def catalogue():
    return load_catalogue()


def test_it_offers_the_self_test_model_and_the_eight_whispers(catalogue):
    assert [entry.id for entry in catalogue.entries] == ["selftest", *TOTALS]


def test_file_sizes_add_up_to_the_published_totals(catalogue):
    assert {entry.id: entry.size for entry in catalogue.entries if not entry.built_in} == TOTALS


def test_every_file_to_download_has_a_whole_digest_and_every_model_a_whole_revision(catalogue):
    offered = [entry for entry in catalogue.entries if not entry.built_in]
    assert all(re.fullmatch("[0-9a-f]{40}", entry.revision) for entry in offered)
    assert all(re.fullmatch("[0-9a-f]{64}", file.sha256) for entry in offered for file in entry.files)


def test_weights_are_told_apart_by_their_whole_digest(catalogue):
    good = "e76620f83d5f5b69efd3d87e3dc180c1bd21df9fbebacfd4335e5e1efcc018da"
    assert catalogue.by_weights(good).id == "large-v3-turbo"
    assert catalogue.by_weights(good[:12] + "0" * 52) is None


def test_pairs_for_speakers_have_both_networks_with_whole_digests(catalogue):
    offered = [entry for entry in catalogue.speakers if not entry.built_in]

    assert {entry.id: entry.size for entry in offered} == PAIRS
    assert [entry.id for entry in catalogue.speakers if entry.built_in] == [SELF_TEST_SPEAKERS]
    assert all({file.name for file in entry.files} == {"segmentation.onnx", "embedding.onnx"} for entry in offered)
    assert all(re.fullmatch("[0-9a-f]{64}", file.sha256) for entry in offered for file in entry.files)
    assert all(0 < entry.voices.distance < 1 for entry in catalogue.speakers)
    assert not any(entry.voices.measured for entry in offered)


def test_a_pair_comes_from_two_places_at_whole_revisions(catalogue):
    entry = catalogue.get("speakers")
    addresses = {file.name: entry.address(file) for file in entry.files}

    assert re.fullmatch(
        r"csukuangfj/sherpa-onnx-[a-z0-9-]+/resolve/[0-9a-f]{40}/model.onnx", addresses["segmentation.onnx"]
    )
    assert re.fullmatch(r"csukuangfj/speaker-[a-z-]+/resolve/[0-9a-f]{40}/nemo\w+.onnx", addresses["embedding.onnx"])


def test_a_pair_is_known_by_its_embedding_and_not_by_what_all_share(catalogue):
    shared, own = (catalogue.get("speakers").file(name) for name in ("segmentation.onnx", "embedding.onnx"))

    assert catalogue.by_weights(own.sha256).id == "speakers"
    assert catalogue.by_weights(shared.sha256) is None


def test_models_of_128_bands_bring_the_file_that_says_so(catalogue):
    for entry in catalogue.entries:
        if not entry.built_in:
            assert (entry.file("preprocessor_config.json") is not None) == (entry.mel_bands == 128)
            assert {"config.json", "model.bin", "tokenizer.json"} <= {file.name for file in entry.files}


def test_every_model_tells_what_it_is_in_both_languages(catalogue):
    for entry in catalogue.all:
        texts = (entry.description, entry.trained_on, catalogue.memory_basis)
        assert all(text.fr and text.en and text.fr != text.en for text in texts)
        assert entry.licence
        assert entry.parameters > 0


def test_the_memory_estimate_is_what_its_basis_says(catalogue):
    for entry in catalogue.entries:
        if not entry.built_in:
            by_the_basis = entry.file("model.bin").size / 2 + 1.25 * GB
            assert abs(entry.memory_int8_estimate - by_the_basis) <= 5_000_000


def test_published_error_rates_carry_their_source(catalogue):
    small = catalogue.get("small")
    french = {(rate.test_set, rate.percent) for rate in small.error_rates if rate.language == "fr"}
    assert {("Common Voice", 19.2), ("Common Voice 9", 22.7), ("FLEURS", 15.0)} <= french
    assert all(rate.source for entry in catalogue.entries for rate in entry.error_rates)
    assert catalogue.get("turbo").error_rates == ()


def test_only_english_and_no_translation_are_said_where_true(catalogue):
    assert catalogue.get("distil-large-v3").languages == ("en",)
    assert catalogue.get("small").multilingual
    assert [e.id for e in catalogue.entries if not e.translate] == ["selftest", "large-v3-turbo", "distil-large-v3"]


@pytest.mark.parametrize(
    ("typed", "meant"), [("turbo", "large-v3-turbo"), ("large", "large-v3"), (" Small ", "small"), ("tiny", "tiny")]
)
def test_a_name_or_an_alias_finds_its_model(catalogue, typed, meant):
    assert catalogue.get(typed).id == meant


@pytest.mark.parametrize(("typed", "near"), [("smal", "small"), ("Large-V3-Trubo", "large-v3-turbo")])
def test_an_unknown_name_comes_back_with_those_it_looks_like(catalogue, typed, near):
    with pytest.raises(ModelError) as caught:
        catalogue.get(typed)
    assert caught.value.code == "model.unknown"
    assert caught.value.data["name"] == typed
    assert near in caught.value.data["near"]


def test_a_name_like_no_other_has_no_neighbours(catalogue):
    with pytest.raises(ModelError) as caught:
        catalogue.get("été")
    assert caught.value.data["near"] == []


@pytest.mark.parametrize(
    ("memory", "cores", "proposed"),
    [
        (4 * GB, 2, "base"),
        (16 * GB, 1, "base"),
        (7.6 * GB, 2, "small"),
        (8 * GB, 8, "small"),
        (16 * GB, 4, "small"),
        (15.4 * GB, 8, "large-v3-turbo"),
        (64 * GB, 16, "large-v3-turbo"),
    ],
)
def test_the_model_proposed_suits_memory_and_cores(catalogue, memory, cores, proposed):
    assert catalogue.recommend(int(memory), cores).id == proposed


def test_what_is_proposed_leaves_most_of_the_memory_free(catalogue):
    for memory, cores in ((7 * GB, 2), (14 * GB, 8)):
        assert catalogue.recommend(memory, cores).memory_int8_estimate * 4 <= memory


def test_two_models_of_one_name_are_refused(tmp_path):
    text = (DATA / "catalogue.toml").read_text(encoding="utf-8")
    twice = tmp_path / "catalogue é.toml"
    twice.write_text(text.replace('aliases = ["turbo"]', 'aliases = ["tiny"]'), encoding="utf-8")
    with pytest.raises(ValueError, match="tiny"):
        load_catalogue(twice)
