"""Who speaks when: the voices of a recording are told apart by a diarizer, and put together to people by `grouping`.

The diarizer hears stretches of some minutes, in a process of its own, and gives each turn a print: a vector that is
near those of the same voice. What people answer (how many spoke, whether voices are split or merged too easily) only
changes how the prints are grouped, which takes no time; the sound is heard once.
"""
