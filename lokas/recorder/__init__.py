"""The recorder: a small process of its own, which nothing that the rest of Lokas does can starve or end.

It and whoever controls it meet in the meeting's folder and nowhere else, so that one may be started anew without the
other: commands are lines of ``control.jsonl``, what it has to tell is the newest state in ``recorder.status``, and as
long as it lives it holds ``recorder.lock``. The process is ``python -m lokas.recorder``; others use `recorder.link`.
"""
