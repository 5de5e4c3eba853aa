"""How a person gives actions other keys: each change holds at once, and what is contested is asked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from lokas.errors import LokasError
from lokas_ui.viewmodels.keys import KEYS
from lokas_ui.viewmodels.observable import Observable

if TYPE_CHECKING:
    from collections.abc import Callable

    from lokas_ui.viewmodels.key_rules import Refusal
    from lokas_ui.viewmodels.keys import Held, Keys


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of a wish; `refusal` says why nothing did. "usual": the usual keys of an action, or of all ("")."""

    kind: Literal["given", "taken", "usual", "refused"]
    name: str = ""
    key: str = ""
    refusal: Refusal | None = None


@dataclass(frozen=True, slots=True)
class Contest:
    """An action is to have these `keys` and no others; some belong to `rivals`: each the key, and whose it is.

    `answer`: what came of it, once the person agreed. Without a `name`, all is to have its usual keys.
    """

    name: str
    keys: tuple[str, ...]
    rivals: tuple[tuple[str, str], ...]
    answer: Answer


@dataclass(frozen=True, slots=True)
class KeyChoicesState:
    """`keys`: those that hold now. `contest`: what the person has to decide before anything changes."""

    keys: Held
    contest: Contest | None = None
    answer: Answer | None = None
    trouble: LokasError | None = None

    def usual(self, name: str) -> bool:
        """Whether an action has its usual keys."""
        return self.keys[name] == KEYS[name]

    @property
    def all_usual(self) -> bool:
        """Whether nobody changed anything."""
        return self.keys == KEYS


class KeyChoices:
    """The view-model of the page of keys."""

    def __init__(self, keys: Keys) -> None:
        self._keys = keys
        self.state = Observable(KeyChoicesState(keys.held.state))

    def give(self, name: str, key: str) -> None:
        """Give an action one more key."""
        reason = self._keys.refusal(name, key)
        if reason is not None:
            self._say(Answer("refused", name, key, reason))
        else:
            self._want(name, (*self._keys[name], key), Answer("given", name, key))

    def take(self, name: str, key: str) -> None:
        """Take a key from an action."""
        left = tuple(one for one in self._keys[name] if one != key)
        self._put(name, left, Answer("taken", name, key))

    def reset(self, name: str) -> None:
        """Give an action its usual keys."""
        self._want(name, KEYS[name], Answer("usual", name))

    def reset_all(self) -> None:
        """Give every action its usual keys, if the person agrees."""
        self._show(contest=Contest("", (), (), Answer("usual")))

    def agree(self) -> None:
        """Do what was asked about: take the contested keys from the others, or forget what was chosen."""
        contest = self.state.state.contest
        if contest is not None and contest.name:
            self._put(contest.name, contest.keys, contest.answer)
        elif contest is not None:
            self._do(self._keys.put_all_usual, contest.answer)

    def decline(self) -> None:
        """Leave all as it is."""
        self._show()

    def _want(self, name: str, keys: tuple[str, ...], answer: Answer) -> None:
        rivals = self._keys.rivals(name, keys)
        if rivals:
            self._show(contest=Contest(name, keys, rivals, answer))
        else:
            self._put(name, keys, answer)

    def _put(self, name: str, keys: tuple[str, ...], answer: Answer) -> None:
        self._do(lambda: self._keys.put(name, keys), answer)

    def _do(self, change: Callable[[], None], answer: Answer) -> None:
        try:
            change()
        except LokasError as error:
            self._show(trouble=error)
        else:
            self._say(answer)

    def _say(self, answer: Answer) -> None:
        self._show()  # the same twice is two answers
        self._show(answer=answer)

    def _show(
        self, contest: Contest | None = None, answer: Answer | None = None, trouble: LokasError | None = None
    ) -> None:
        self.state.set(KeyChoicesState(self._keys.held.state, contest, answer, trouble))
