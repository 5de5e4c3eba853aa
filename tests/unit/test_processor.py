"""What is known of the processor, and which the engine cannot run on."""

import pytest

from lokas.errors import EngineError
from lokas.speech.device.processor import Processor, this_processor


@pytest.mark.parametrize(
    ("text", "name", "flags"),
    [
        ("model name\t: Puce d'été\nflags\t\t: fpu avx2\n\nprocessor\t: 1\n", "Puce d'été", {"fpu", "avx2"}),
        ("model name\t: Puce\nFeatures\t: fp asimd\n", "Puce", {"fp", "asimd"}),
        ("model name\t: Puce\n", "Puce", None),
    ],
)
def test_the_name_and_the_instructions_of_the_processor_are_read(tmp_path, text, name, flags):
    file = tmp_path / "cpuinfo"
    file.write_text(text, encoding="utf-8")
    found = this_processor(file)
    assert (found.name, found.flags) == (name, flags)


def test_where_the_system_does_not_tell_there_is_a_name_at_least(tmp_path):
    found = this_processor(tmp_path / "absent", "riscv64")
    assert found.name
    assert found.flags is None


@pytest.mark.parametrize(
    ("flags", "machine"),
    [({"sse4_1"}, "x86_64"), ({"sse4_1", "avx2"}, "AMD64"), (None, "x86_64"), ({"asimd"}, "aarch64")],
)
def test_a_processor_without_avx2_is_good_enough(flags, machine):
    Processor("", None if flags is None else frozenset(flags), machine).check()


def test_this_processor_is_good_enough():
    this_processor().check()


@pytest.mark.parametrize("machine", ["x86_64", "AMD64"])
def test_a_processor_without_sse4_1_is_refused_rather_than_left_to_crash(machine):
    with pytest.raises(EngineError) as caught:
        Processor("", frozenset({"fpu", "sse2", "ssse3"}), machine).check()
    assert caught.value.code == "engine.cpu_too_old"
