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
