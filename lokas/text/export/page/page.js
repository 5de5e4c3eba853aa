
"use strict";
{
  const STEP_S = 5;
  const READING_MS = 5000; // for so long after the reader moved the page, it stays where it is
  const MOVES = new Set(["ArrowUp", "ArrowDown", "PageUp", "PageDown", "Home", "End", "Tab"]);
  const byId = (id) => document.getElementById(id);
  const [sound, text, speed, follow, keys] = ["sound", "text", "speed", "follow", "keys"].map(byId);
  const player = sound.closest(".player");
  const speeds = [...speed.options].map((option) => Number(option.value));

  // Words may begin before the one that stands before them; a search needs times that only grow.
  const words = [...text.querySelectorAll("span[data-t]")];
  const starts = new Float64Array(words.length);
  words.forEach((word, at) => { starts[at] = Math.max(starts[at - 1] || 0, Number(word.dataset.t)); });

  /** The number of the last word that begins at `ms` or before; -1 before the first. */
  function wordAt(ms) {
    let low = 0;
    let high = words.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (starts[middle] <= ms) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }

  let now = -1;
  let movedAt = -Infinity;
  let frame = 0;

  function show() {
    const at = wordAt(Math.round(sound.currentTime * 1000));
    if (at === now) return;
    words[now]?.classList.remove("now");
    words[at]?.classList.add("now");
    now = at;
    if (at >= 0 && follow.checked && !sound.paused && performance.now() - movedAt > READING_MS) keepInView(words[at]);
  }

  function keepInView(word) {
    const box = word.getBoundingClientRect();
    const top = Math.max(0, player.getBoundingClientRect().bottom);
    if (box.top < top || box.bottom > innerHeight) word.scrollIntoView({ block: "center" });
  }

  function run() {
    show();
    cancelAnimationFrame(frame);
    if (!sound.paused) frame = requestAnimationFrame(run);
  }

  function hear(ms) {
    movedAt = -Infinity;
    sound.currentTime = ms / 1000;
    history.replaceState(null, "", `#t=${ms / 1000}`);
    play();
  }

  // What cannot be played says so in "error"; a play that a pause overtakes is no error.
  const play = () => { sound.play().catch(() => {}); };
  const toggle = () => { if (sound.paused) play(); else sound.pause(); };
  const jump = (seconds) => { sound.currentTime = Math.max(0, sound.currentTime + seconds); };
  const setSpeed = (rate) => { if (rate) sound.playbackRate = rate; };
  const faster = () => setSpeed(speeds.find((rate) => rate > sound.playbackRate));
  const slower = () => setSpeed(speeds.findLast((rate) => rate < sound.playbackRate));

  /** Goes where an address such as `page.html#t=12.3` (W3C media fragments) points to. */
  function followAddress() {
    const found = /^#t=(\d+(?:\.\d+)?)$/.exec(location.hash);
    if (!found) return;
    sound.currentTime = Number(found[1]);
    words[wordAt(Math.round(Number(found[1]) * 1000))]?.scrollIntoView({ block: "center", behavior: "instant" });
    show();
  }

  // Only the word that was reached with the arrows is a button: thousands of them would bury the text.
  let reached = null;

  function reach(word) {
    leave();
    reached = word;
    word.tabIndex = 0;
    word.setAttribute("role", "button");
    word.focus();
  }

  function leave() {
    reached?.removeAttribute("tabindex");
    reached?.removeAttribute("role");
    reached = null;
  }

  /** Where a key leads from a word, or from the time of a paragraph: a word, that time, or nowhere. */
  function goal(key, from) {
    const turn = from.closest(".turn");
    const line = [...turn.querySelectorAll("span[data-t]")];
    const at = line.indexOf(from);
    if (key === "Home") return line[0];
    if (key === "End") return line.at(-1);
    const leftwards = getComputedStyle(turn.lastElementChild).direction === "rtl";
    if (key === (leftwards ? "ArrowLeft" : "ArrowRight")) {
      return line[at + 1] ?? turn.nextElementSibling?.querySelector("span[data-t]");
    }
    if (key === (leftwards ? "ArrowRight" : "ArrowLeft")) {
      return at > 0 ? line[at - 1] : turn.querySelector("button.time");
    }
    return null;
  }

  function onTextKey(event) {
    const from = event.target.closest("[data-t]");
    if (!from || event.ctrlKey || event.altKey || event.metaKey) return;
    const to = goal(event.key, from);
    if (to) {
      event.preventDefault();
      if (to.matches("button")) to.focus();
      else reach(to);
    } else if (from === reached && (event.key === "Enter" || event.key === " ")) {
      event.preventDefault();
      hear(Number(from.dataset.t));
    }
  }

  const shortcuts = {
    " ": toggle,
    k: toggle,
    K: toggle,
    ArrowLeft: () => jump(-STEP_S),
    ArrowRight: () => jump(STEP_S),
    "+": faster,
    "-": slower,
  };

  function onPageKey(event) {
    if (MOVES.has(event.key)) movedAt = performance.now();
    if (event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey || !keys.checked) return;
    const control = event.target.closest("a, audio, button, input, select, summary, [data-t]");
    const isItsOwn = event.key === " " || event.key.startsWith("Arrow") || control?.matches("select");
    if ((control && isItsOwn) || !Object.hasOwn(shortcuts, event.key)) return;
    event.preventDefault();
    shortcuts[event.key]();
  }

  text.addEventListener("click", (event) => {
    const at = event.target.closest("[data-t]");
    // The end of a selection is no click on a word.
    if (at && (at.matches("button") || getSelection().isCollapsed)) hear(Number(at.dataset.t));
  });
  text.addEventListener("keydown", onTextKey);
  document.addEventListener("focusin", (event) => { if (event.target !== reached) leave(); });
  document.addEventListener("keydown", onPageKey);
  for (const kind of ["wheel", "touchmove"]) {
    document.addEventListener(kind, () => { movedAt = performance.now(); }, { passive: true });
  }

  byId("back").addEventListener("click", () => jump(-STEP_S));
  byId("forward").addEventListener("click", () => jump(STEP_S));
  speed.addEventListener("change", () => setSpeed(Number(speed.value)));
  sound.addEventListener("ratechange", () => { speed.selectedIndex = speeds.indexOf(sound.playbackRate); });
  sound.addEventListener("play", run);
  sound.addEventListener("timeupdate", show);
  sound.addEventListener("seeked", show);
  sound.addEventListener("error", () => { byId("silent").hidden = false; });
  if (sound.error) byId("silent").hidden = false;

  addEventListener("hashchange", followAddress);
  followAddress();
}
