"""What holds between the project's own files: the lock, the two READMEs, the links."""

from __future__ import annotations

import re
import shutil
import subprocess
import sysconfig
from typing import TYPE_CHECKING

import pytest

from tests.helpers.source_code import ROOT

if TYPE_CHECKING:
    from pathlib import Path

UV = shutil.which("uv", path=sysconfig.get_path("scripts"))
DOCUMENTS = sorted(
    path.relative_to(ROOT)
    for pattern in ("*.md", "models/*.md", "models/training/*.md", "ui/*.md", "packaging/*.md")
    for path in ROOT.glob(pattern)
)
CODE = re.compile(r"^```\w*\n(.*?)^```", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\(([^)#\s]+)[^)]*\)")


def commands(readme: str) -> list[str]:
    """Every line of the code blocks that runs Lokas or sets it up, without its comment and its files."""
    blocks = CODE.findall((ROOT / readme).read_text(encoding="utf-8"))
    lines = (line.partition("#")[0].split() for block in blocks for line in block.splitlines())
    return [
        " ".join(words[: 3 if words[1] == "models" else 2]) for words in lines if words and words[0] in {"lokas", "sh"}
    ]


def test_the_lock_is_in_step_with_the_project():
    assert UV, "uv is in the dev group: run `uv sync`"
    command = [UV, "lock", "--check", "--offline"]
    checked = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)

    assert checked.returncode == 0, checked.stderr


def test_both_readmes_show_the_same_commands():
    assert len(commands("README.md")) > 5
    assert commands("README.md") == commands("README.fr.md")


@pytest.mark.parametrize("readme", ["README.md", "README.fr.md"])
def test_the_first_two_commands_are_those_that_try_and_test_lokas(readme):
    assert commands(readme)[:2] == ["sh packaging/linux/try.sh", "sh packaging/linux/test.sh"]
    assert all((ROOT / command.split()[1]).is_file() for command in commands(readme)[:2])


def test_ci_runs_the_second_command():
    assert "exec sh packaging/linux/test.sh" in (ROOT / ".ci/run").read_text(encoding="utf-8")


@pytest.mark.parametrize("document", DOCUMENTS, ids=str)
def test_links_between_documents_lead_somewhere(document: Path):
    links = LINK.findall((ROOT / document).read_text(encoding="utf-8"))
    inside = [link for link in links if "://" not in link and not link.startswith("mailto:")]

    assert not [link for link in inside if not (ROOT / document.parent / link).exists()]
