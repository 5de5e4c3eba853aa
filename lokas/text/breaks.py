"""Where a line or a cue may end: what must stay together, and after what a reader expects a break.

The rules of a language are data, `break_rules/<language>.toml`; what their keys mean is said in `break_rules/fr.toml`.
A language without a file is broken by its punctuation only; those written without spaces share `unspaced.toml`.

A rule looks at three words on each side of a break. Every pattern of every rule has a bit, and every word, for each of
the six places around a break, the bits of the patterns that it suits there: six of these numbers and `&` tell all that
is known of a break. So four hours of words are judged in a fraction of a second.

Which rule wins, in this order:

1. Marks: never after an opening quote or bracket, never before closing punctuation.
2. The end of a sentence, unless it is an abbreviation's full stop.
3. What must stay together. Punctuation inside the sentence frees it, except for rules that hold beyond a comma.
4. The end of a clause. "…", or a sentence's mark inside quotes, is one where the sentence goes on with a small letter.
5. Before a conjunction or a relative pronoun, then before a preposition.

Sources: the break rules of the general requirements that Netflix publishes, of the BBC's subtitle guidelines and of
French broadcasters, in our own words and word lists.
"""

from __future__ import annotations

import tomllib
import unicodedata
from dataclasses import dataclass, field
from enum import IntEnum
from functools import cache, lru_cache, reduce
from importlib.resources import files
from itertools import product
from operator import or_
from typing import TYPE_CHECKING, Any

from lokas.text.characters import UNSPACED_LANGUAGES, ends_clause, ends_sentence
from lokas.text.pieces import CLOSING, OPENING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    import regex

REACH = 3
"""How many words a rule can look at on each side of a break."""

_PLACES = range(2 * REACH)
"""The words around a break: the three before it, then the three after it."""

_ANY_WORD = "*"
_MARKS = "".join((CLOSING | OPENING) - frozenset("%€’")) + '"-–—*/ \u00a0\u202f'
_CLOSING = CLOSING - frozenset("…’%€")
"""What never begins a line. A line may begin with "…"; "’" may be the beginning of a word; "%" is in the rules."""

_QUOTES_CLOSED = "\"'»”’)]"


class Break(IntEnum):
    """How good a place between two pieces of text is to end a line or a cue, the worst first."""

    FORBIDDEN = 0
    """What must not be parted: an article and its noun, a number and its unit, a first name and a last name."""
    POOR = 1
    """Nothing forbids it, and nothing speaks for it."""
    FAIR = 2
    """Before a preposition."""
    GOOD = 3
    """Before a conjunction or a relative pronoun."""
    CLAUSE = 4
    """After a comma, a semicolon or a colon."""
    SENTENCE = 5
    """After the end of a sentence."""


@dataclass(frozen=True, slots=True)
class _Word:
    """What there is to know of a word: for each place around a break, the patterns that it suits there."""

    suits: tuple[int, ...]
    end: Break = Break.POOR
    """What its punctuation ends: a sentence, a clause, or nothing (POOR)."""
    comma: bool = False
    soft: bool = False
    """Whether a small letter after it would show that the sentence goes on."""
    abbreviated: bool = False
    opens: bool = False
    closes: bool = False
    small: bool = False
    capital: bool = False


@dataclass(frozen=True, slots=True)
class _Shape:
    """The words of a class that have a certain form, less some: of the bare word, or of the word with its marks."""

    name: str
    pattern: regex.Pattern[str]
    marked: bool
    without: frozenset[str]

    def holds(self, names: AbstractSet[str], bare: str, marked: str) -> bool:
        """Whether a word is one of them, by none of its names excepted."""
        form = marked if self.marked else bare
        return self.pattern.fullmatch(form) is not None and self.without.isdisjoint(names)


@dataclass(frozen=True, slots=True, eq=False)
class BreakRules:
    """The rules of a language, compiled. `rules_for` makes them; equal only to itself, so that words can be cached."""

    classes: Mapping[str, frozenset[str]]
    """The classes of each listed word, in braces."""
    shapes: tuple[_Shape, ...]
    elisions: Mapping[str, str]
    """What stands before an apostrophe, as "qu'", and the word it is short for."""
    whole: frozenset[str]
    """Words with an apostrophe that are not two."""
    abbreviations: frozenset[str]
    suiting: tuple[Mapping[str, int], ...]
    """For each place, the patterns that a word (or a class) suits there."""
    anything: tuple[int, ...]
    """For each place, the patterns that ask for nothing there."""
    masks: Mapping[Break, int]
    """The patterns of each kind of rule."""
    beyond_comma: int
    exceptions: Mapping[int, int]
    """The pattern of an exception, and those it makes void."""
    excepting: int
    """The patterns of all exceptions."""

    def kind(self, before: Sequence[str], after: Sequence[str]) -> Break:
        """How good a break is between the words `before` it, its nearest last, and those `after` it.

        Words come with their punctuation, as in `lokas.text.pieces`; three on each side are enough, fewer will do.
        Where there are none on one side nothing is parted: SENTENCE.
        """
        if not before or not after:
            return Break.SENTENCE
        left = [_read(self, word) for word in before[-REACH:]]
        right = [_read(self, word) for word in after[:REACH]]
        edge = _Word(self.anything)
        return self._judge([edge] * (REACH - len(left)) + left + right + [edge] * (REACH - len(right)))

    def kinds(self, words: Sequence[str]) -> list[Break]:
        """The kind of the break after each of `words` but the last."""
        edges = [_Word(self.anything)] * (REACH - 1)
        read = [*edges, *(_read(self, word) for word in words), *edges]
        return [self._judge(read[at : at + 2 * REACH]) for at in range(len(words) - 1)]

    def _judge(self, around: Sequence[_Word]) -> Break:
        """The kind of the break in the middle of six words."""
        last, first = around[REACH - 1], around[REACH]
        if last.opens or first.closes:
            return Break.FORBIDDEN
        end = Break.CLAUSE if last.soft and first.small else last.end
        if end is Break.SENTENCE and not last.abbreviated:
            return end
        found = self._patterns(around)
        if found & self.masks[Break.FORBIDDEN] & self._holding(last, end):
            return Break.FORBIDDEN
        if last.abbreviated:
            end = Break.SENTENCE if first.capital else Break.POOR
        if end is not Break.POOR:
            return end
        return next((kind for kind in (Break.GOOD, Break.FAIR) if found & self.masks[kind]), Break.POOR)

    def _patterns(self, around: Sequence[_Word]) -> int:
        """All patterns that six words suit, less the exceptions."""
        found = -1
        for place, word in zip(_PLACES, around, strict=True):
            found &= word.suits[place]
        if found & self.excepting:
            for exception, void in self.exceptions.items():
                found &= ~void if found & exception else -1
        return found

    def _holding(self, last: _Word, end: Break) -> int:
        """The patterns that hold in spite of the mark after the last word."""
        if end is Break.POOR or last.abbreviated:
            return -1
        return self.beyond_comma if last.comma else 0


@cache
def rules_for(language: str) -> BreakRules:
    """The rules of a language, by its code ("fr")."""
    name = "unspaced" if language in UNSPACED_LANGUAGES else language
    path = files("lokas.text").joinpath("break_rules", f"{name}.toml")
    known = name.isalpha() and path.is_file()
    return _Compiler(tomllib.loads(path.read_text(encoding="utf-8")) if known else {}).rules()


@lru_cache(maxsize=16_384)
def _read(rules: BreakRules, text: str) -> _Word:
    """A word as the rules of a language see it."""
    marked = unicodedata.normalize("NFC", text.replace("’", "'").replace("ʼ", "'"))
    bare = marked.strip(_MARKS).lstrip("'")
    bare = bare if bare.casefold() in rules.elisions else bare.rstrip("'")
    left, right = _items(rules, bare, marked)
    body = text.rstrip(_QUOTES_CLOSED + "\u00a0\u202f ")
    end = Break.SENTENCE if ends_sentence(text) else Break.CLAUSE if ends_clause(text) else Break.POOR
    first = bare[:1]
    return _Word(
        suits=tuple(
            reduce(or_, (rules.suiting[place].get(item, 0) for item in (left if place < REACH else right)), anything)
            for place, anything in zip(_PLACES, rules.anything, strict=True)
        ),
        end=end,
        comma=body.endswith(","),
        soft=end is Break.SENTENCE and (body.endswith(("…", "..")) or body != text.rstrip()),
        abbreviated=body.endswith(".") and not left.isdisjoint({*rules.abbreviations, "{initial}"}),
        opens=text[-1:] in OPENING,
        closes=bool(text) and (text[0] in _CLOSING or CLOSING.issuperset(text)),
        small=first.islower(),
        capital=first.isupper(),
    )


def _items(rules: BreakRules, bare: str, marked: str) -> tuple[set[str], set[str]]:
    """What a word is called in the rules: before a break by its end ("il" of "qu'il"), after one by its beginning."""
    plain = bare.casefold()
    first, last = _parts(rules, plain)
    left, right = {plain, last, _ANY_WORD}, {plain, first, _ANY_WORD}
    if f"{bare}." in marked:
        left.add(f"{plain}.")
    ending = bare if first == plain else bare.partition("'")[2]
    for items, form in ((left, ending), (right, bare)):
        classes = [name for item in items for name in rules.classes.get(item, ())]
        items.update(classes, [shape.name for shape in rules.shapes if shape.holds(items, form, marked)])
    return left, right


def _parts(rules: BreakRules, plain: str) -> tuple[str, str]:
    """The first and the last word of what an apostrophe may join: "que", "il" of "qu'il"; "de" twice of "d'" alone."""
    head, apostrophe, tail = plain.partition("'")
    full = rules.elisions.get(head + apostrophe)
    if not apostrophe or full is None or plain in rules.whole:
        return plain, plain
    return full, tail or full


@dataclass(slots=True)
class _Compiler:
    """Turns the tables of a file into `BreakRules`, one pattern after the other."""

    table: Mapping[str, Any]
    patterns: list[tuple[frozenset[str], ...]] = field(default_factory=list)
    """What each pattern asks for in each place: one of these words or classes; anything where there are none."""

    def rules(self) -> BreakRules:
        """Compile everything."""
        masks = dict.fromkeys(Break, 0)
        beyond_comma, exceptions = 0, {}
        for kind in (Break.FORBIDDEN, Break.GOOD, Break.FAIR):
            for rule in self.table.get(kind.name.lower(), {}).values():
                added = self._add(rule.get("before", [""]), rule.get("after", [""]))
                masks[kind] |= added
                beyond_comma |= added if rule.get("beyond_comma") else 0
                for before, _, after in (text.partition("|") for text in rule.get("unless", ())):
                    exceptions[self._add([before], [after])] = added
        for expression in self.table.get("expressions", {}).get("words", ()):
            masks[Break.FORBIDDEN] |= self._add_expression(expression.split())
        elision = self.table.get("elision", {})
        return BreakRules(
            classes=self._classes(),
            shapes=tuple(self._shapes()),
            elisions=elision.get("words", {}),
            whole=frozenset(elision.get("whole", ())),
            abbreviations=frozenset(self.table.get("abbreviations", {}).get("words", ())),
            suiting=tuple(self._suiting(place) for place in _PLACES),
            anything=tuple(self._anything(place) for place in _PLACES),
            masks=masks,
            beyond_comma=beyond_comma,
            exceptions=exceptions,
            excepting=reduce(or_, exceptions, 0),
        )

    def _add(self, before: Sequence[str], after: Sequence[str]) -> int:
        """The bits of new patterns: any of `before` and any of `after`, those of single words in one pattern."""
        added = 0
        for left, right in product(_alternatives(before), _alternatives(after)):
            nothing: tuple[frozenset[str], ...] = (frozenset(),) * REACH
            self.patterns.append((nothing + left)[-REACH:] + (right + nothing)[:REACH])
            added |= 1 << len(self.patterns) - 1
        return added

    def _add_expression(self, words: Sequence[str]) -> int:
        """The bits of one pattern for each place inside an expression."""
        cuts = range(1, len(words))
        return reduce(or_, (self._add([" ".join(words[:cut])], [" ".join(words[cut:])]) for cut in cuts), 0)

    def _suiting(self, place: int) -> dict[str, int]:
        suiting: dict[str, int] = {}
        for number, pattern in enumerate(self.patterns):
            for item in pattern[place]:
                suiting[item] = suiting.get(item, 0) | 1 << number
        return suiting

    def _anything(self, place: int) -> int:
        return sum(1 << number for number, pattern in enumerate(self.patterns) if not pattern[place])

    def _classes(self) -> dict[str, frozenset[str]]:
        classes: dict[str, frozenset[str]] = {}
        for name, table in self.table.get("classes", {}).items():
            for word in table.get("words", ()):
                classes[word] = classes.get(word, frozenset()) | {f"{{{name}}}"}
        return classes

    def _shapes(self) -> Iterator[_Shape]:
        import regex  # noqa: PLC0415 - who breaks no line has no need of it

        classes = self.table.get("classes", {})
        for name, table in classes.items():
            without = frozenset(word for other in table.get("without", ()) for word in classes[other]["words"])
            for key in ("pattern", "marked_pattern"):
                if key in table:
                    yield _Shape(f"{{{name}}}", regex.compile(table[key]), key == "marked_pattern", without)


def _alternatives(texts: Sequence[str]) -> list[tuple[frozenset[str], ...]]:
    """Each text as the words it asks for, place by place; single words together, in one place."""
    parts = [text.split() for text in texts]
    single = frozenset(words[0] for words in parts if len(words) == 1)
    longer = [tuple(frozenset({word}) for word in words) for words in parts if len(words) != 1]
    return [*([(single,)] if single else []), *longer]
