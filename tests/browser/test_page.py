"""The page in a browser: it can be used by everybody, plays what is clicked on, and keeps to itself."""

from __future__ import annotations

from dataclasses import replace

import pytest
from axe_playwright_python.sync_playwright import Axe

from lokas.types import Segment, Source, Transcript, Word
from tests.helpers.pages import write_page

NEAR_S = 0.15
PATIENCE_MS = 30_000
TALL = {"width": 1100, "height": 6000}
"""All of the page is on screen, so that every colour in it is looked at."""

ARABIC = "مرحبا بالجميع في الاجتماع"
NASTY = (
    "</script><script>document.title='broken'</script>",
    "<img src=x onerror=\"document.title='broken'\">",
    '"><svg onload="document.title=\'broken\'">',
    "{{ 7 * 7 }} &lt;b&gt; & <!--",
    "x" * 400,
    "👩‍👩‍👧 会議 " + ARABIC,
)


def said(*texts, language="fr"):
    segments = tuple(
        Segment(number, start, start + 4000, text, words(text, start), 0.9, language, (), text[:300])
        for number, (text, start) in enumerate((text, 8000 * number) for number, text in enumerate(texts))
    )
    return Transcript(Source(texts[0], 99_000), language, 0.99, segments, {"engine": texts[0]})


def words(text, start_ms):
    return tuple(
        Word(start_ms + 500 * at, start_ms + 500 * at + 400, f" {word}", 0.9) for at, word in enumerate(text.split())
    )


def until(page, condition):
    """Wait for it; not as Playwright does, which would evaluate text in the page, as its policy forbids."""
    page.evaluate(
        f"async () => {{ const end = performance.now() + {PATIENCE_MS};"
        f" while (!({condition})) {{ if (performance.now() > end) throw new Error('it never came');"
        " await new Promise((next) => setTimeout(next, 10)); } }"
    )


def ready(page):
    """Once the browser knows the sound; from then on, where each seek arrived is kept."""
    until(page, "sound.readyState >= 1")
    page.evaluate(
        "() => { window.arrived = []; sound.addEventListener('seeked', () => window.arrived.push(sound.currentTime)); }"
    )
    return page


def arrival(page):
    """Where the sound is, in seconds, right after the last seek."""
    until(page, "window.arrived.length")
    return page.evaluate("() => window.arrived.splice(0).at(-1)")


def time_of(word):
    return int(word.get_attribute("data-t")) / 1000


def is_playing(page):
    return page.evaluate("!sound.paused")


def focused(page):
    return page.evaluate("document.activeElement.textContent")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("sound", ["beside", None])
def test_axe_finds_no_barrier(opened, tmp_path, spoken, scheme, sound):
    page = opened(write_page(tmp_path, spoken, sound), color_scheme=scheme, viewport=TALL)
    if sound:
        ready(page).locator("summary").click()
        page.locator("span[data-t]").nth(7).click()
        arrival(page)
        page.keyboard.press("Tab")
        page.keyboard.press("ArrowRight")
    report = Axe().run(page)
    assert report.response["violations"] == []
    assert report.response["incomplete"] == []
    assert len(report.response["passes"]) > 20


@pytest.mark.parametrize("made", [said(*NASTY), said(ARABIC, language="ar"), said("Oui.", language="und")])
def test_axe_finds_no_barrier_in_other_languages_and_strange_texts(opened, tmp_path, made):
    report = Axe().run(opened(write_page(tmp_path, made), viewport=TALL))
    assert report.response["violations"] == []


@pytest.mark.parametrize("sound", ["beside", "embedded"])
def test_a_click_on_a_word_plays_it(opened, tmp_path, spoken, sound):
    page = ready(opened(write_page(tmp_path, spoken, sound)))
    for number in (0, 40, 3, 120, 41):
        word = page.locator("span[data-t]").nth(number)
        word.click()
        assert abs(arrival(page) - time_of(word)) <= NEAR_S
        assert is_playing(page)


def test_a_click_on_a_time_plays_its_paragraph(opened, tmp_path, spoken):
    page = ready(opened(write_page(tmp_path, spoken)))
    button = page.get_by_role("button", name="Écouter à partir de 00:00:28")
    button.click()
    assert abs(arrival(page) - time_of(button)) <= NEAR_S


def test_selecting_text_does_not_play_it(opened, tmp_path, spoken):
    page = ready(opened(write_page(tmp_path, spoken)))
    page.locator("span[data-t]").nth(2).drag_to(page.locator("span[data-t]").nth(6))
    assert page.evaluate("getSelection().toString().length") > 5
    assert not is_playing(page)


def test_the_word_that_is_heard_is_marked_and_no_other(opened, tmp_path, spoken):
    page = ready(opened(write_page(tmp_path, spoken)))
    assert page.locator(".now").count() == 0
    page.locator("span[data-t]").nth(3).click()
    for _ in range(4):
        before = page.locator(".now").get_attribute("data-t")
        until(page, f"document.querySelector('.now').dataset.t !== '{before}'")
    found = page.evaluate(
        "async () => { sound.pause();"
        " await new Promise((done) => { sound.ontimeupdate = done; sound.currentTime += 0; });"
        " const at = sound.currentTime * 1000 + 0.5;"
        " const all = [...document.querySelectorAll('span[data-t]')];"
        " return [all.filter((word) => word.matches('.now')).map((word) => all.indexOf(word)),"
        " all.filter((word) => word.dataset.t <= at).length - 1]; }"
    )
    assert found[0] == [found[1]]
    assert found[1] >= 7


def test_the_text_follows_what_is_heard(opened, tmp_path, spoken):
    page = ready(opened(write_page(tmp_path, spoken), viewport={"width": 500, "height": 500}))
    page.evaluate("() => { sound.currentTime = 60; sound.play(); }")
    until(page, "document.querySelector('.now') && scrollY > 500")
    until(page, "document.querySelector('.now').getBoundingClientRect().bottom < innerHeight")
    until(page, "document.querySelector('.now').getBoundingClientRect().top > 0")


def test_an_address_leads_to_a_moment(opened, tmp_path, spoken):
    path = write_page(tmp_path, spoken)
    page = opened(path, "#t=30.085")
    until(page, "sound.currentTime === 30.085")
    assert page.locator(".now").get_attribute("data-t") == "30085"
    assert page.locator(".now").is_visible()
    assert not is_playing(page)
    page.locator("span[data-t]").nth(1).click()
    assert page.evaluate("location.hash") == "#t=1.121"
    page.evaluate("location.hash = '#t=12'")
    until(page, "Math.abs(sound.currentTime - 12) < 1")


def test_words_are_reached_and_heard_with_the_keyboard(opened, tmp_path, spoken):
    page = ready(opened(write_page(tmp_path, spoken)))
    page.locator("button.time").first.focus()
    page.keyboard.press("Enter")
    assert arrival(page) == pytest.approx(0.8, abs=NEAR_S)
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    assert focused(page) == "à"
    page.keyboard.press("Enter")
    assert arrival(page) == pytest.approx(1.121, abs=NEAR_S)
    page.keyboard.press("k")
    assert not is_playing(page)
    page.keyboard.press("End")
    assert focused(page) == "l'école."
    page.keyboard.press("Space")
    assert arrival(page) == pytest.approx(9.361, abs=NEAR_S)
    page.keyboard.press("ArrowRight")
    assert focused(page) == "Merci"
    page.keyboard.press("ArrowLeft")
    assert focused(page) == "00:00:10"
    page.keyboard.press("Shift+Tab")
    assert focused(page) == "00:00:00"


def test_the_tab_key_passes_from_paragraph_to_paragraph(opened, tmp_path, spoken):
    page = ready(opened(write_page(tmp_path, spoken)))
    page.locator("button.time").first.focus()
    page.keyboard.press("ArrowRight")
    assert page.locator("span[role=button]").count() == 1
    page.keyboard.press("Tab")
    assert focused(page) == "00:00:10"
    assert page.locator("span[role], span[tabindex]").count() == 0


def test_arrows_go_where_they_point_in_a_text_from_right_to_left(opened, tmp_path):
    page = ready(opened(write_page(tmp_path, said(ARABIC, language="ar"))))
    page.locator("button.time").first.focus()
    first, second, *_ = ARABIC.split()
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("ArrowLeft")
    assert focused(page) == second
    page.keyboard.press("ArrowRight")
    assert focused(page) == first


def test_keys_play_and_pause_go_back_and_forward_and_change_the_speed(opened, tmp_path, spoken):
    page = ready(opened(write_page(tmp_path, spoken)))
    for key in ("Space", "k"):
        page.keyboard.press(key)
        assert is_playing(page)
        page.keyboard.press(key)
        assert not is_playing(page)
    page.evaluate("sound.currentTime = 20")
    assert arrival(page) == 20
    page.keyboard.press("ArrowRight")
    assert arrival(page) == pytest.approx(25)
    page.keyboard.press("ArrowLeft")
    assert arrival(page) == pytest.approx(20)
    for key, rate, shown in (("+", 1.25, "125\u00a0%"), ("-", 1, "100\u00a0%"), ("-", 0.75, "75\u00a0%")):
        page.keyboard.press(key)
        assert page.evaluate("sound.playbackRate") == rate
        until(page, f"speed.selectedOptions[0].text === '{shown}'")


def test_single_keys_can_be_switched_off(opened, tmp_path, spoken):
    page = ready(opened(write_page(tmp_path, spoken)))
    page.locator("summary").click()
    page.locator("#keys").uncheck()
    page.evaluate("document.activeElement.blur()")
    for key in ("Space", "k", "ArrowRight", "+"):
        page.keyboard.press(key)
    assert page.evaluate("[sound.paused, sound.currentTime, sound.playbackRate]") == [True, 0, 1]


def test_a_key_pressed_in_a_control_is_for_the_control_only(opened, tmp_path, spoken):
    page = ready(opened(write_page(tmp_path, spoken)))
    page.locator("#forward").focus()
    page.keyboard.press("Space")
    assert arrival(page) == pytest.approx(5)
    page.locator("#speed").focus()
    page.keyboard.press("k")
    assert not is_playing(page)


def test_the_first_tab_stop_leads_to_the_text(opened, tmp_path, spoken):
    page = opened(write_page(tmp_path, spoken))
    page.keyboard.press("Tab")
    assert focused(page) == "Aller au texte"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert focused(page) == "00:00:00"


def test_a_sound_that_is_not_there_is_said(opened, tmp_path, spoken):
    path = write_page(tmp_path, spoken)
    next(path.parent.glob("*.flac")).unlink()
    page = opened(path, expected=["ERR_FILE_NOT_FOUND"])
    alert = page.get_by_role("alert")
    alert.wait_for()
    assert "100 %.flac" in alert.text_content().replace("\u00a0", " ")


@pytest.mark.parametrize("sound", ["beside", None])
def test_nothing_that_was_said_runs(opened, tmp_path, sound):
    page = opened(write_page(tmp_path, said(*NASTY), sound))
    assert page.title() == "script>"  # what follows the last slash is the name of a file
    assert page.locator("main img, main svg, main script").count() == 0
    shown = page.locator("main").text_content()
    assert all(text in shown for text in NASTY)


def test_the_page_may_reach_nothing_and_run_nothing_else(opened, tmp_path, spoken):
    page = opened(write_page(tmp_path, spoken), expected=["Content Security Policy"])
    blocked, ran = page.evaluate(
        """async () => {
            const blocked = [];
            document.addEventListener("securitypolicyviolation", (event) => blocked.push(event.effectiveDirective));
            document.body.append(Object.assign(new Image(), { src: "http://127.0.0.1:9/x.png" }));
            document.body.append(Object.assign(document.createElement("script"), { text: "window.ran = true" }));
            document.body.append(Object.assign(document.createElement("style"), { textContent: "p { color: red }" }));
            await fetch("http://127.0.0.1:9/").catch(() => {});
            await new Promise((done) => setTimeout(done, 0));
            return [blocked.sort(), window.ran ?? false];
        }"""
    )
    assert blocked == ["connect-src", "img-src", "script-src-elem", "style-src-elem"]
    assert not ran


@pytest.mark.parametrize("sound", ["beside", None])
def test_a_telephone_shows_all_of_it_without_scrolling_sideways(opened, tmp_path, spoken, sound):
    strange = replace(spoken, segments=said(*NASTY).segments, source=Source(NASTY[4], 1000))
    page = opened(write_page(tmp_path, strange, sound), viewport={"width": 320, "height": 640})
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_paper_has_no_player(opened, tmp_path, spoken):
    page = opened(write_page(tmp_path, spoken))
    page.emulate_media(media="print")
    assert not page.locator(".player").is_visible()
    assert not page.locator(".help").is_visible()
    assert page.locator(".turn").last.is_visible()
