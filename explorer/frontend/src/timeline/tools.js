/** The row above the plot: play, date boxes, presets, which date counts, lanes. */

import { dayFrom, isoOf } from "../dates.js";
import { icon, make, radios } from "./dom.js";
import { isAll, patchOf, readBox, within } from "./window.js";

const PLAY = "M1 .8v10.4L9.4 6z";
const PAUSE = "M1 1h2.8v10H1zM6.2 1H9v10H6.2z";

/**
 * @param {{host: Element, presets: any[], bounds: import("./window.js").Span,
 *   go: (patch: object) => void, play: (mode?: string) => void, lanes: () => void, all: () => void}} options
 */
export function createTools({ host, presets, bounds, go, play, lanes, all }) {
  let mode = "slide";
  const drawing = icon(PLAY, 10, 12);
  const button = make("button", { type: "button", class: "tl-play" }, [drawing.svg]);
  button.addEventListener("click", () => play());
  const modes = radios("Play mode", [["slide", "slide"], ["grow", "grow"], ["shrink", "shrink"]], (value) => {
    mode = value;
    label(false);
  });
  modes.set(mode);
  const boxes = createBoxes(bounds, go);
  const row = createPresets(presets, bounds, go);
  const time = radios("Which date counts", [["held", "as it was"], ["reported", "as reported"]], (value) => go({ time: value }));
  const years = make("button", { type: "button", class: "tl-link", text: "All years", hidden: true });
  years.addEventListener("click", all);
  const open = make("button", { type: "button", class: "tl-lanes", "aria-expanded": "false", text: "Lanes ▴" });
  open.addEventListener("click", lanes);
  const playing = make("div", { class: "tl-playing" }, [button, modes.element]);
  const compare = createCompare(go);
  const space = () => make("span", { class: "tl-space" });
  host.replaceChildren(playing, compare.element, space(), boxes.element, row.element, space(), years, time.element, open);

  // where the row has no room, the dates and which of them counts stand in the drawer with the other filters
  const drawer = document.getElementById("filter-dates");
  const small = matchMedia("(max-width: 799px)");
  function settle() {
    if (small.matches && drawer) drawer.append(boxes.element, compare.element, time.element);
    else {
      years.after(time.element);
      playing.after(compare.element);
      row.element.before(boxes.element);
    }
  }
  small.addEventListener("change", settle);
  settle();

  function label(running) {
    button.setAttribute("aria-label", running ? "Pause" : `Play: ${mode} the window`);
  }
  label(false);

  return {
    mode: () => mode,
    setPlaying(running) {
      drawing.draw(running ? PAUSE : PLAY);
      label(running);
    },
    /** @param {boolean} near whether the axis shows less than the whole collection */
    setAxis(near) {
      years.hidden = !near;
    },
    setLanes(shown) {
      open.setAttribute("aria-expanded", String(shown));
      open.textContent = shown ? "Lanes ▾" : "Lanes ▴";
    },
    update(window, selection) {
      const comparing = selection.a !== null && selection.b !== null && selection.a !== undefined && selection.b !== undefined;
      for (const part of [playing, boxes.element, row.element, time.element]) part.hidden = comparing;
      compare.element.hidden = !comparing;
      boxes.update({ from: window.from, to: window.to });
      if (comparing) compare.update(selection, bounds);
      row.update(window);
      time.set(selection.time ?? "held");
    },
  };
}

/** One labelled date box, with its sentence when the date means nothing. */
function createBox(words, side, onDay) {
  const id = `tl-${words.toLowerCase()}-error`;
  const input = make("input", { class: "tl-box", type: "text", autocomplete: "off", spellcheck: "false", maxlength: "10", "aria-describedby": id });
  const error = make("span", { class: "tl-error", id, role: "alert" });
  const element = make("label", { class: "tl-date" }, [make("span", { text: words }), input]);
  let shown = "";
  let limits = null;
  function read() {
    if (input.value.trim() === shown) return say("");
    const answer = readBox(input.value, side, limits);
    if (answer.error !== undefined) return say(answer.error);
    say("");
    return onDay(answer.day);
  }
  function say(sentence) {
    error.textContent = sentence;
    input.toggleAttribute("aria-invalid", sentence !== "");
    if (sentence !== "") input.setAttribute("aria-invalid", "true");
  }
  input.addEventListener("change", read);
  input.addEventListener("keydown", (event) => {
    event.stopPropagation();
    if (event.key === "Enter") read();
    if (event.key === "Escape") {
      input.value = shown;
      say("");
    }
  });
  return {
    element,
    error,
    set(day, bounds) {
      limits = bounds;
      const next = isoOf(day);
      // What the reader is writing is not overwritten by a redraw that changes nothing.
      if (next === shown && document.activeElement === input) return;
      shown = next;
      if (input.value !== next) input.value = next;
      if (error.textContent !== "") say("");
    },
  };
}

function createBoxes(bounds, go) {
  let now = bounds;
  const turn = ({ from, to }) => go(patchOf({ from: Math.min(from, to), to: Math.max(from, to) }, bounds));
  const from = createBox("from", "from", (day) => turn({ ...now, from: day }));
  const to = createBox("to", "to", (day) => turn({ ...now, to: day }));
  return {
    element: make("div", { class: "tl-dates" }, [from.element, to.element, from.error, to.error]),
    update(window) {
      now = window;
      from.set(window.from, bounds);
      to.set(window.to, bounds);
    },
  };
}

function createPresets(presets, bounds, go) {
  const all = [{ label: "All", from: null, to: null }, ...presets.filter(({ label }) => label !== "All")];
  const spans = all.map(({ from, to }) => within({ from: dayFrom(from) ?? bounds.from, to: dayFrom(to) ?? bounds.to }, bounds));
  const buttons = all.map(({ label }, i) => {
    const button = make("button", { type: "button", class: "tl-preset", text: label });
    button.addEventListener("click", () => go(patchOf(spans[i], bounds)));
    return button;
  });
  const element = make("div", { class: "tl-presets", role: "group", "aria-label": "Presets" }, buttons);
  return {
    element,
    update(window) {
      const chosen = spans.findIndex((span, i) => (i === 0 ? isAll(window, bounds) : span.from === window.from && span.to === window.to));
      buttons.forEach((button, i) => {
        const pressed = String(i === chosen);
        if (button.getAttribute("aria-pressed") !== pressed) button.setAttribute("aria-pressed", pressed);
      });
    },
  };
}

function createCompare(go) {
  const a = createBox("A", "from", (day) => go({ a: isoOf(day) }));
  const b = createBox("B", "to", (day) => go({ b: isoOf(day) }));
  const leave = make("button", { type: "button", class: "tl-link", text: "Leave compare" });
  leave.addEventListener("click", () => go({ a: null, b: null }));
  const element = make("div", { class: "tl-dates", hidden: true }, [a.element, b.element, leave, a.error, b.error]);
  return {
    element,
    update(selection, bounds) {
      a.set(dayFrom(selection.a), bounds);
      b.set(dayFrom(selection.b), bounds);
    },
  };
}
