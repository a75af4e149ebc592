/** Whether the picture is moving (a drag, play, a camera in a crowd) or rests. */
const SOON = 250; // ms: changes that follow so fast are a movement
const REST = 160; // ms without a change are a rest

/** @param {() => void} rested called once when a movement has come to rest */
export function createPace(rested) {
  let moving = false;
  let last = -Infinity;
  let timer = 0;

  function wait() {
    clearTimeout(timer);
    if (moving) timer = setTimeout(() => { moving = false; rested(); }, REST);
  }

  return {
    moving: () => moving,
    /** @param {boolean} [certain] a change that is surely part of a movement @returns {boolean} whether it moves */
    stir(certain = false) {
      const now = performance.now();
      moving = certain || now - last < SOON;
      last = now;
      wait();
      return moving;
    },
    /** A picture was drawn: the rest is counted from it, so that slow pictures do not look like rests. */
    drawn: wait,
    stop: () => clearTimeout(timer),
  };
}
