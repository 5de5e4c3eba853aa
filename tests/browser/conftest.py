"""Chromium without a window, and pages opened in it, which must not ask for anything from elsewhere."""

from __future__ import annotations

import shutil
from contextlib import ExitStack

import pytest
from playwright.sync_api import sync_playwright

from tests.helpers.pages import meeting_transcript

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
OPTIONS = ["--autoplay-policy=no-user-gesture-required", "--mute-audio"]


@pytest.fixture(scope="session")
def browser():
    """The system's Chromium, without its sandbox (Playwright's default): root and many a container cannot have one."""
    path = next(filter(None, map(shutil.which, BROWSERS)), None)
    assert path, "Chromium is missing: sh packaging/linux/test.sh installs it"
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=OPTIONS)
        yield chromium
        chromium.close()


@pytest.fixture
def opened(browser):
    """Opens a page from disk, as a double click does: `opened(path, "#t=3", color_scheme="dark")`.

    In the end, no page has asked for anything but files and data (or its own policy stopped it), and none has reported
    an error but those `expected`.
    """
    asked, troubles, troubles_expected = [], [], []
    with ExitStack() as contexts:

        def open_page(path, address="", expected=(), **options):
            context = contexts.enter_context(browser.new_context(**options))
            page = context.new_page()
            page.on("request", lambda request: asked.append(request.url))
            page.on("requestfailed", lambda request: request.failure == "csp" and asked.remove(request.url))
            page.on("pageerror", lambda error: troubles.append(str(error)))
            page.on("dialog", lambda dialog: (troubles.append(dialog.message), dialog.dismiss()))
            page.on("console", lambda line: line.type == "error" and troubles.append(line.text))
            page.goto(path.as_uri() + address)
            troubles_expected.extend(expected)
            return page

        yield open_page
    assert not [url for url in asked if not url.startswith(("file:", "data:"))]
    assert not [text for text in troubles if not any(part in text for part in troubles_expected)]


@pytest.fixture(scope="session")
def spoken():
    """The French demonstration meeting as it was said, with the times of its words."""
    return meeting_transcript("fr")
