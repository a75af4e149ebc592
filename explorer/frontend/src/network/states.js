/** The states of a line or an actor, as the shaders and the overlay read them. */
export const HIDDEN = 0;
export const FADED = 1;
export const NORMAL = 2;
export const DIMMED = 3;
export const HOT = 4;
export const SELECTED = 5;
export const NEW = 6;
export const ENDED = 7;
export const FLIPPED = 8;
export const UNCHANGED = 9;

/** How much ink a line or an actor of each state gets. */
export const LINE_INK = [0, 0.13, 1, 0.13, 1, 1, 1, 1, 1, 0.2];
export const ACTOR_INK = [0, 0.2, 1, 0.2, 1, 1, 1, 1, 1, 0.3];

/** Whether something of this state carries a mark or a label. @param {number} state */
export const bright = (state) => state === NORMAL || (state >= HOT && state <= FLIPPED);

/** From so many actors on it is a crowd: only the larger ones stand in a label's way, and labels wait for a rest. */
export const CROWD = 1500;

/** Hot lines are 2.4 px or more, the selected one 3.4 (DESIGN 4). @param {number} width @param {number} state */
export function drawnWidth(width, state) {
  return state === SELECTED ? Math.max(3.4, width) : state === HOT ? Math.max(2.4, width) : width;
}
