/** The window by keyboard: two hidden sliders for its ends, and a brush that slides it whole. */

import { addMonths, longDay } from "../dates.js";
import { make } from "./dom.js";
import { moveEnd, resizeMonths, slideMonths } from "./window.js";

const MONTHS = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, PageDown: -12, PageUp: 12 };

/**
 * @param {{plot: Element, bounds: import("./window.js").Span, window: () => object, pins: () => object|null,
 *   move: (window: object) => void, pin: (key: string, day: number) => void, play: () => void,
 *   nearer: (factor: number) => void, onFocus: (end: string|null) => void}} options
 */
export function createKeyboard({ plot, bounds, window: current, pins, move, pin, play, nearer, onFocus }) {
  const slider = (label) => make("input", { type: "range", class: "tl-hidden", min: bounds.from, max: bounds.to, step: 1, "aria-label": label });
  const ends = { from: slider("Start of the window"), to: slider("End of the window") };
  const brush = make("div", { class: "tl-brush", tabindex: 0, role: "group", "aria-roledescription": "window of dates" });
  plot.append(ends.from, brush, ends.to);

  /** Moves one end, or in a comparison its pin, to a day; by key an end stops at the other. */
  function set(end, day) {
    const pair = pins();
    if (pair === null) move(moveEnd(current(), end, end === "from" ? Math.min(day, current().to) : Math.max(day, current().from), bounds));
    else pin(end === "from" ? "a" : "b", Math.min(Math.max(day, bounds.from), bounds.to));
  }

  function value(end) {
    const pair = pins();
    if (pair === null) return current()[end];
    return end === "from" ? pair.a : pair.b;
  }

  const ZOOM = { "+": 0.5, "=": 0.5, "-": 2 };

  function onEnd(event, end) {
    if (event.key === " ") return take(event, play);
    if (event.key in ZOOM && !event.ctrlKey && !event.metaKey) return take(event, () => nearer(ZOOM[event.key]));
    if (event.altKey || event.ctrlKey || event.metaKey) return undefined;
    const day = value(end);
    if (event.key in MONTHS) return take(event, () => set(end, stepTo(day, MONTHS[event.key], end)));
    if (event.key === "Home") return take(event, () => set(end, bounds.from));
    return event.key === "End" ? take(event, () => set(end, bounds.to)) : undefined;
  }

  function onBrush(event) {
    if (event.key === " ") return take(event, play);
    if (event.key in ZOOM && !event.ctrlKey && !event.metaKey) return take(event, () => nearer(ZOOM[event.key]));
    if (event.altKey || event.ctrlKey || event.metaKey || pins() !== null || !(event.key in MONTHS)) return undefined;
    const by = event.shiftKey ? resizeMonths : slideMonths;
    return take(event, () => move(by(current(), MONTHS[event.key], bounds)));
  }

  for (const end of ["from", "to"]) {
    ends[end].addEventListener("keydown", (event) => onEnd(event, end));
    ends[end].addEventListener("input", () => set(end, Number(ends[end].value)));
    ends[end].addEventListener("focus", () => onFocus(ends[end].matches(":focus-visible") ? end : null));
    ends[end].addEventListener("blur", () => onFocus(null));
  }
  brush.addEventListener("keydown", onBrush);

  return {
    /** The focus goes to a pin, where two dates are compared. @param {"from"|"to"} end */
    take(end) {
      if (pins() !== null) ends[end].focus();
    },
    /** @param {{left: number, width: number, top: number, height: number}} box of the window, in rem */
    update(window, box) {
      const pair = pins();
      describe(ends.from, pair === null ? window.from : pair.a, pair === null ? "Start of the window" : "Date A");
      describe(ends.to, pair === null ? window.to : pair.b, pair === null ? "End of the window" : "Date B");
      brush.hidden = pair !== null;
      brush.setAttribute("aria-label", `Window from ${longDay(window.from)} to ${longDay(window.to)}. Arrow keys slide it by a month, with Shift they resize it, Space plays.`);
      for (const [name, size] of Object.entries(box)) brush.style[name] = `${size}rem`;
    },
  };
}

function describe(input, day, label) {
  if (input.getAttribute("aria-label") !== label) input.setAttribute("aria-label", label);
  if (Number(input.value) !== day) input.value = day;
  input.setAttribute("aria-valuetext", longDay(day));
}

/** A month's last day steps to the last of the next, for the window's end as for its start. */
function stepTo(day, months, end) {
  return end === "to" ? addMonths(day + 1, months) - 1 : addMonths(day, months);
}

function take(event, act) {
  event.preventDefault();
  event.stopPropagation();
  act();
}
