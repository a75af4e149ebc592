/**
 * A graphics card may take its contexts back at any time. Then the picture is made anew; where that
 * does not succeed, or is needed again and again, the picture is given up.
 */
const SOON = 150; // ms the browser is given to restore the context by itself
const LATER = 700; // ms between two tries
const TRIES = 4;
const OFTEN = { losses: 4, within: 15000 };

/** @param {{canDraw: () => boolean, again: () => void, giveUp: () => void}} hooks */
export function createRescue({ canDraw, again, giveUp }) {
  let timer = 0;
  let tries = 0;
  let losses = [];
  let gone = false;
  let canvases = [];

  function lost(event) {
    event.preventDefault(); // or the browser would never restore it
    if (timer) return;
    losses = [...losses.filter((at) => performance.now() - at < OFTEN.within), performance.now()];
    tries = losses.length > OFTEN.losses ? TRIES : 0;
    timer = setTimeout(attempt, SOON);
  }

  function restored() {
    if (timer) attempt();
  }

  function attempt() {
    clearTimeout(timer);
    timer = 0;
    tries++;
    if (tries <= TRIES && drawn()) gone = false;
    else if (tries < TRIES) timer = setTimeout(attempt, LATER);
    else {
      gone = true;
      giveUp();
    }
  }

  function drawn() {
    if (!canDraw()) return false;
    try {
      again();
      return true;
    } catch {
      return false;
    }
  }

  function unwatch() {
    for (const canvas of canvases) {
      canvas.removeEventListener("webglcontextlost", lost);
      canvas.removeEventListener("webglcontextrestored", restored);
    }
    canvases = [];
  }

  return {
    /** @param {HTMLCanvasElement[]} all */
    watch(all) {
      unwatch();
      canvases = all;
      for (const canvas of canvases) {
        canvas.addEventListener("webglcontextlost", lost);
        canvas.addEventListener("webglcontextrestored", restored);
      }
    },
    unwatch,
    /** The reader asks for a picture that was given up. */
    retry() {
      if (!gone || timer) return;
      losses = [];
      tries = TRIES - 1;
      timer = setTimeout(attempt);
    },
    destroy() {
      clearTimeout(timer);
      unwatch();
    },
  };
}
