/** Actor types as shapes (DESIGN 4): a shape and whether it is filled, open or dashed. */
const SHAPE = { square: 0, triangle: 1, down: 2, circle: 3, diamond: 4, hexagon: 5, pentagon: 6 };

/** @type {Record<string, {shape: number, open?: boolean, dashed?: boolean}>} */
const OF_TYPE = {
  government: { shape: SHAPE.square },
  institution: { shape: SHAPE.square, open: true },
  armed_force: { shape: SHAPE.triangle },
  armed_group: { shape: SHAPE.triangle, open: true },
  intelligence_service: { shape: SHAPE.down },
  person: { shape: SHAPE.circle },
  collective: { shape: SHAPE.circle, open: true, dashed: true },
  international_organisation: { shape: SHAPE.diamond },
  civil_society: { shape: SHAPE.diamond, open: true },
  coalition: { shape: SHAPE.hexagon },
  political_body: { shape: SHAPE.hexagon, open: true },
  company: { shape: SHAPE.pentagon },
  media: { shape: SHAPE.pentagon, open: true },
};

/** @param {string} type */
export const shapeOf = (type) => OF_TYPE[type] ?? { shape: SHAPE.circle };

/** One number for the shader: shape + 8 if open + 16 if dashed. @param {string} type */
export function shapeCode(type) {
  const { shape, open, dashed } = shapeOf(type);
  return shape + (open ? 8 : 0) + (dashed ? 16 : 0);
}

/**
 * The corners' distance from the middle, as a share of the radius, so that shapes weigh alike:
 * [corners, angle of the first corner (0 is up), share].
 */
export const POLYGON = {
  0: [4, Math.PI / 4, 1.27], 1: [3, 0, 1.3], 2: [3, Math.PI, 1.3], 4: [4, 0, 1.3], 5: [6, Math.PI / 6, 1.12], 6: [5, 0, 1.15],
};

/**
 * The outline of a shape around (0, 0), y down; null for a circle.
 * @param {number} code @param {number} radius @returns {[number, number][]|null}
 */
export function outline(code, radius) {
  const polygon = POLYGON[code & 7];
  if (!polygon) return null;
  const [corners, start, share] = polygon;
  return Array.from({ length: corners }, (_, i) => {
    const angle = start + (i * 2 * Math.PI) / corners;
    return [Math.sin(angle) * radius * share, -Math.cos(angle) * radius * share];
  });
}

const UNIT = { left: 1, right: 1, up: 1, down: 1 };
const REACH = Object.fromEntries(Object.values(SHAPE).map((code) => [code, unitReach(code)]));

function unitReach(code) {
  const corners = outline(code, 1);
  if (!corners) return UNIT;
  const [xs, ys] = [corners.map(([x]) => x), corners.map(([, y]) => y)];
  return { left: -Math.min(...xs), right: Math.max(...xs), up: -Math.min(...ys), down: Math.max(...ys) };
}

/** How far a shape and its rim of paper reach from its middle. @param {number} code @param {number} radius */
export function reach(code, radius) {
  const { left, right, up, down } = REACH[code & 7] ?? UNIT;
  const rim = 1;
  return { left: left * radius + rim, right: right * radius + rim, up: up * radius + rim, down: down * radius + rim };
}
