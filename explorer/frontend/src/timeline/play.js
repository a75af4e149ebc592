/** Plays the window: steps at a steady rate on the screen's own frames. */

import { playStart, playStep, stepMonths } from "./window.js";

const STEPS = 12;
/** Steps a second for a reader who asked for less motion. */
const CALM = 1;

/**
 * @param {{bounds: import("./window.js").Span, window: () => import("./window.js").Span,
 *   mode: () => string, move: (window: object) => void, settle: (window: object) => void,
 *   onChange: (running: boolean) => void}} options
 */
export function createPlay({ bounds, window: current, mode, move, settle, onChange }) {
  let frame = 0;
  let due = 0;
  let now = null;
  const months = stepMonths(bounds);
  const still = matchMedia("(prefers-reduced-motion: reduce)");
  const rate = () => 1000 / (still.matches ? CALM : STEPS);

  function tick(time) {
    frame = requestAnimationFrame(tick);
    if (due === 0) due = time + rate();
    if (time < due) return;
    // The next step is due a whole beat later; after a long pause (a hidden tab) the beat starts
    // anew, so that missed steps are not played all at once.
    due = time - due > 4 * rate() ? time + rate() : due + rate();
    const step = playStep(mode(), now, bounds, still.matches ? 1 : months);
    now = step.window;
    if (step.done) stop();
    else move(now);
  }

  function start() {
    now = playStart(mode(), current(), bounds);
    due = 0;
    move(now);
    frame = requestAnimationFrame(tick);
    onChange(true);
  }

  function stop() {
    if (frame === 0) return;
    cancelAnimationFrame(frame);
    frame = 0;
    onChange(false);
    settle(now);
  }

  return { running: () => frame !== 0, toggle: () => (frame === 0 ? start() : stop()), stop };
}
