"""The allocator: told only where it can be, and then it keeps large blocks."""

import platform
import subprocess
import sys

import pytest

from lokas.allocator import keep_large_blocks

ROUNDS = """
import resource, sys
from lokas.allocator import keep_large_blocks
if sys.argv[1] == "kept":
    assert keep_large_blocks({})
def take_and_give_back():
    b"x" * (64 << 20)
take_and_give_back()
before = resource.getrusage(resource.RUSAGE_SELF).ru_minflt
for _ in range(5):
    take_and_give_back()
print(resource.getrusage(resource.RUSAGE_SELF).ru_minflt - before)
"""


def faults(how):
    """How many pages are faulted in while 64 MB are taken and given back five times, in a new process."""
    command = [sys.executable, "-c", ROUNDS, how]
    done = subprocess.run(command, capture_output=True, text=True, check=True, env={})
    return int(done.stdout)


@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="there is nothing to tell other C libraries")
def test_large_blocks_that_are_kept_are_not_faulted_in_again():
    assert faults("kept") * 4 < faults("not kept")


@pytest.mark.parametrize(
    "environment", [{"MALLOC_ARENA_MAX": "4"}, {"GLIBC_TUNABLES": "glibc.rtld.nns=2:glibc.malloc.mmap_max=3"}]
)
def test_what_a_person_has_set_is_left_alone(environment):
    assert not keep_large_blocks(environment)


@pytest.mark.parametrize("system", ["darwin", "win32"])
def test_nothing_is_done_on_other_systems(monkeypatch, system):
    monkeypatch.setattr(sys, "platform", system)
    assert not keep_large_blocks({})


def test_nothing_is_done_with_another_c_library(monkeypatch):
    monkeypatch.setattr(platform, "libc_ver", lambda: ("musl", "1.2"))
    assert not keep_large_blocks({})
