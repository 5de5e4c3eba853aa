"""What a screen reader does, for tests: run by the system's Python, since AT-SPI's binding belongs to the system.

Reads a question per line on its input and answers in a line, both JSON: ``{"do": "tree", "pid": 1234}``. Elements are
numbered as they are met; the numbers hold until the agent ends.
"""

import json
import sys

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402 - of that version

ANSWER_MS = 5000
MOST_CHILDREN = 400
"""Of one element: a table of a thousand rows shows only some of them."""

STATES = {
    name: getattr(Atspi.StateType, name.upper())
    for name in ("showing", "visible", "focusable", "focused", "checked", "enabled", "selected", "editable", "modal")
}
MODIFIERS = {
    "Shift": Atspi.ModifierType.SHIFT,
    "Ctrl": Atspi.ModifierType.CONTROL,
    "Alt": Atspi.ModifierType.ALT,
}


class Agent:
    """Each question is a method."""

    def __init__(self):
        Atspi.init()
        Atspi.set_timeout(ANSWER_MS, ANSWER_MS)
        self.desktop = Atspi.get_desktop(0)
        self.desktop.set_cache_mask(Atspi.Cache.NONE)
        self.met, self.numbers, self.heard = [], {}, []
        self.listener = Atspi.EventListener.new(self.listen)
        self.listener.register("object:announcement")

    def answer(self, question):
        return getattr(self, f"do_{question.pop('do')}")(**question)

    def do_tree(self, pid):
        """All that is in the windows of a process and not hidden, parents first, as flat values."""
        return self.found(pid, lambda states: True)

    def do_focused(self, pid):
        """What has the keyboard, and what that is in."""
        return self.found(pid, lambda states: states.contains(STATES["focused"]))

    def found(self, pid, wanted):
        found = []
        for place in range(self.desktop.get_child_count()):
            application = self.desktop.get_child_at_index(place)
            if application is not None and application.get_process_id() == pid:
                self.walk(application, None, wanted, found)
        return found

    def do_act(self, element, actions):
        """Do the first of these actions that the element offers."""
        accessible = self.met[element]
        offered = [accessible.get_action_name(place) for place in range(accessible.get_n_actions())]
        wanted = next((one for one in actions if one in offered), None)
        if wanted is None:
            raise LookupError(f"{accessible.get_name()!r} offers {offered}, not {actions}")
        return accessible.do_action(offered.index(wanted))

    def do_write(self, element, text):
        return self.met[element].set_text_contents(text)

    def do_read(self, element):
        accessible = self.met[element]
        return accessible.get_text(0, accessible.get_character_count())

    def do_words(self, element):
        """All words, as somebody goes from one to the next, each with what is told of the text while they are there."""
        accessible, offset, found = self.met[element], 0, []
        while offset < accessible.get_character_count():
            word = accessible.get_string_at_offset(offset, Atspi.TextGranularity.WORD)
            if word.start_offset == offset:  # at a space the word before it is given again
                accessible.set_caret_offset(offset)
                found.append([word.content, accessible.get_description()])
            offset = max(offset + 1, word.end_offset)
        return found

    def do_heard(self):
        """What was announced since the last time this was asked."""
        while GLib.MainContext.default().iteration(False):
            pass
        heard, self.heard = self.heard, []
        return heard

    def listen(self, event):
        self.heard.append(event.any_data)

    def do_put_caret(self, element, offset):
        return self.met[element].set_caret_offset(offset)

    def do_focus(self, element):
        return self.met[element].grab_focus()

    def do_key(self, keysym, held):
        """Press a key by its number in X while others are held."""
        mask = sum(1 << MODIFIERS[name] for name in held)
        if mask:
            Atspi.generate_keyboard_event(mask, None, Atspi.KeySynthType.LOCKMODIFIERS)
        Atspi.generate_keyboard_event(keysym, None, Atspi.KeySynthType.SYM)
        if mask:
            Atspi.generate_keyboard_event(mask, None, Atspi.KeySynthType.UNLOCKMODIFIERS)

    def do_type(self, text):
        Atspi.generate_keyboard_event(0, text, Atspi.KeySynthType.STRING)

    def walk(self, accessible, parent, wanted, found):
        try:
            states = accessible.get_state_set()
            if parent is not None and not states.contains(STATES["visible"]):
                return
            if wanted(states):
                found.append(self.described(accessible, parent, states))
            children = accessible.get_child_count()
        except GLib.Error:
            return  # it went away while we looked
        for place in range(min(children, MOST_CHILDREN)):
            child = accessible.get_child_at_index(place)
            if child is not None:
                self.walk(child, accessible, wanted, found)

    def number(self, accessible):
        """The same for the same element, as long as it is there."""
        place = (accessible.get_process_id(), accessible.path)
        if place not in self.numbers:
            self.numbers[place] = len(self.met)
            self.met.append(accessible)
        return self.numbers[place]

    def described(self, accessible, parent, states):
        role, name, label = accessible.get_role_name(), accessible.get_name() or "", label_of(accessible)
        return {
            "number": self.number(accessible),
            "parent": None if parent is None else self.number(parent),
            "role": role,
            # Qt tells as the name of a combo box what is chosen in it: its own is that of its label.
            "name": label if role == "combo box" else name or label,
            "chosen": name if role == "combo box" else "",
            "description": accessible.get_description() or "",
            "states": [name for name, state in STATES.items() if states.contains(state)],
            "interfaces": list(accessible.get_interfaces()),
        }


def label_of(accessible):
    """The name of what is said to be the element's label."""
    for relation in accessible.get_relation_set():
        if relation.get_relation_type() == Atspi.RelationType.LABELLED_BY:
            return relation.get_target(0).get_name() or ""
    return ""


def main():
    agent = Agent()
    for line in sys.stdin:
        try:
            answer = {"answer": agent.answer(json.loads(line))}
        except (GLib.Error, LookupError) as error:
            answer = {"error": str(error)}
        print(json.dumps(answer), flush=True)


if __name__ == "__main__":
    main()
