"""The application with a catalogue of small models, which the hub of a test serves: started as a program."""

from __future__ import annotations

import sys
from dataclasses import replace
from unittest.mock import patch

from lokas import workspace
from tests.helpers import hub_server

SMALL = replace(hub_server.entry("small"), memory_int8_estimate=1)
CATALOGUE = hub_server.catalogue(*(replace(SMALL, id=name) for name in ("base", "small", "large-v3-turbo")))
"""Models by the names of those that are recommended."""

if __name__ == "__main__":
    from lokas_ui import app

    with patch.object(workspace, "load_catalogue", lambda: CATALOGUE):
        sys.exit(app.run(sys.argv))
