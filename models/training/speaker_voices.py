"""Whose voices the speaker models learn from: bred for it, so that there are as many as a model needs.

espeak-ng has about a hundred variants. A variant is a small text file of formants, pitch and breath, so others can be
written: a bred voice has every value drawn at random. Those of the tests are never among the trained ones.
"""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from pathlib import Path
from random import Random

from espeak import Synthesizer, Utterance, Voice
from voices import ACCENTS, CONTRIBUTED_VARIANTS, UNSEEN_VARIANTS

INSTALLED = Path("/usr/lib/x86_64-linux-gnu/espeak-ng-data")
VARIANTS = INSTALLED / "voices" / "!v"
DEMONSTRATION_VARIANTS = ("f2", "m3", "Andrea", "f3", "m2")
"""Those of the demonstration meetings."""
ASSEMBLY_VARIANTS = (
    "m7", "m8", "f5", "f2", "m3", "Andrea", "f3", "m2", "klatt5", "anika", "Marco", "Annie", "Hugo", "linda", "Mario",
)  # fmt: skip
"""The fifteen of the made assembly; chosen before anything was measured."""
RESERVED = frozenset(DEMONSTRATION_VARIANTS + ASSEMBLY_VARIANTS + UNSEEN_VARIANTS + CONTRIBUTED_VARIANTS)
"""Variants that the speaker models never hear in training, nor when the threshold is found."""
TRAINED_VARIANTS = (
    "", "m1", "m4", "m5", "m6", "f1", "f4", "Alex", "Alicia", "Andy", "AnxiousAndy", "Denis", "Diogo", "Gene", "Gene2",
    "Henrique", "Jacky", "Lee", "Michael", "Mike", "Nguyen", "adam", "antonio", "aunty", "belinda", "benjamin", "boris",
    "caleb", "david", "ed", "edward", "grandma", "grandpa", "gustave", "iven", "iven2", "john", "kaukovalta", "klatt",
    "klatt2", "klatt4", "marcelo", "max", "michel", "miguel", "norbert", "pablo", "paul", "pedro", "quincy", "rob",
    "robert", "sandro", "shelby", "steph", "steph2", "travis", "victor", "zac",
)  # fmt: skip


BRED = "bred"


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody to listen to: one voice with one pitch and one pace; `variant` is the text of a bred one, or empty."""

    number: int
    language: str
    voice: Voice
    variant: str = ""


class Throat:
    """Speaks for people; where it runs, espeak-ng has one variant more, which is that of whoever speaks.

    (A file for each would be simpler, but espeak-ng 1.51 gives up where it finds more than 350 voices and variants.)
    """

    def __init__(self, folder: Path) -> None:
        data = folder / "espeak-ng-data"
        variants = data / "voices" / "!v"
        variants.mkdir(parents=True)
        for source, target in ((INSTALLED, data), (INSTALLED / "voices", variants.parent), (VARIANTS, variants)):
            for path in source.iterdir():
                if path.name not in {"voices", "!v"}:
                    (target / path.name).symlink_to(path)
        self._slot = variants / BRED
        self._slot.write_text("language variant\nname bred\n", encoding="ascii")
        self._synthesizer = Synthesizer(folder)

    @classmethod
    def somewhere(cls) -> Throat:
        """One with a folder of its own that nobody else writes to."""
        return cls(Path(tempfile.mkdtemp(prefix="throat-")))

    def speak(self, text: str, person: Person) -> Utterance:
        """`text` as that person says it."""
        if person.variant:
            self._slot.write_text(person.variant, encoding="ascii")
        return self._synthesizer.speak(text, person.voice)


def people(count: int, seed: int, *, bred: int) -> list[Person]:
    """`count` people: the first `bred` of them with bred voices, the others with espeak-ng's own."""
    random, found = Random(seed), []
    for number in range(count):
        language = random.choice(("fr", "en"))
        accent = random.choice(ACCENTS[language])
        if number < bred:
            voice = Voice(f"{accent}+{BRED}", random.randint(135, 200), random.randint(35, 65))
            found.append(Person(number, language, voice, breed(Random(seed * 100_000 + number))))
            continue
        variant = random.choice(TRAINED_VARIANTS)
        voice = Voice(f"{accent}+{variant}" if variant else accent, random.randint(135, 200), random.randint(20, 80))
        found.append(Person(number, language, voice))
    return found


def breed(random: Random) -> str:
    """The text of a variant that nobody had before (espeak-ng's docs/voices.md says what each line means)."""
    female = random.random() < 0.5
    low = random.uniform(120, 240) if female else random.uniform(55, 135)
    lines = ["language variant", f"name {BRED}", f"gender {'female' if female else 'male'}"]
    lines.append(f"pitch {low:.0f} {low * random.uniform(1.15, 1.7):.0f}")
    tract = random.gauss(108, 7) if female else random.gauss(98, 6)
    for formant in range(9):
        frequency = tract * random.gauss(1, 0.02 if formant == 0 else 0.06)
        lines.append(f"formant {formant} {frequency:.0f} {random.uniform(55, 140):.0f} {random.uniform(60, 180):.0f}")
    lines.append(f"voicing {random.uniform(60, 150):.0f}")
    lines.append(f"consonants {random.uniform(60, 140):.0f} {random.uniform(60, 140):.0f}")
    lines += [line for chance, line in _rarer(random) if random.random() < chance]
    return "\n".join(lines) + "\n"


def _rarer(random: Random) -> list[tuple[float, str]]:
    """What only some voices have, each with its chance."""
    breath = " ".join(str(random.randint(0, 10)) for _ in range(8))
    tilt = [random.randint(low, 255) for low in (150, 60, 20, 10)]
    stress = " ".join(str(random.randint(-20, 130)) for _ in range(8))
    return [
        (0.15, f"klatt {random.randint(1, 6)}"),
        (0.5, f"flutter {random.randint(1, 10)}"),
        (0.5, f"roughness {random.randint(0, 3)}"),
        (0.3, f"breath {breath}"),
        (0.3, f"echo {random.randint(20, 140)} {random.randint(5, 40)}"),
        (0.5, f"tone 100 {tilt[0]} 600 {tilt[1]} 1500 {tilt[2]} 3500 {tilt[3]}"),
        (0.3, f"stressAdd {stress}"),
        (0.3, f"intonation {random.randint(1, 4)}"),
    ]
