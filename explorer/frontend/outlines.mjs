/**
 * Coasts and borders for the map, from Natural Earth's public-domain outlines (the package
 * world-atlas): lines around the Mediterranean and northern Africa, and one point a country.
 */
import { readFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { feature, mesh } from "topojson-client";

/** West, east, south and north of what is kept, in degrees. */
const BOX = [-25, 75, -6, 66];
/** Names that the outlines have in full and everybody else in short. */
const SHORT = { "United States of America": "United States", "Dem. Rep. Congo": "Democratic Republic of the Congo", Congo: "Republic of the Congo" };
/** A point closer than this to the last one kept is left out, in degrees. */
const STEP = 0.06;

/** @param {string} target the file to write */
export async function writeOutlines(target) {
  const file = createRequire(import.meta.url).resolve("world-atlas/countries-50m.json");
  const world = JSON.parse(await readFile(file, "utf-8"));
  const lines = mesh(world, world.objects.countries).coordinates.flatMap(cut);
  const countries = {};
  for (const { properties, geometry } of feature(world, world.objects.countries).features) {
    if (geometry) countries[SHORT[properties.name] ?? properties.name] = middle(geometry).map(rounded);
  }
  await writeFile(target, JSON.stringify({ extent: BOX, lines, countries }));
}

/** The pieces of a line that lie in the box. */
function cut(line) {
  const pieces = [];
  let piece = [];
  for (const [x, y] of line) {
    if (x >= BOX[0] && x <= BOX[1] && y >= BOX[2] && y <= BOX[3]) piece.push([x, y]);
    else if (piece.length) { pieces.push(piece); piece = []; }
  }
  if (piece.length) pieces.push(piece);
  return pieces.filter((p) => p.length > 1).map(thinned);
}

function thinned(line) {
  const out = [line[0]];
  for (const point of line.slice(1, -1)) {
    const last = out[out.length - 1];
    if (Math.hypot(point[0] - last[0], point[1] - last[1]) >= STEP) out.push(point);
  }
  return [...out, line[line.length - 1]].map((point) => point.map(rounded));
}

const rounded = (value) => Math.round(value * 100) / 100;

/** The centroid of the largest ring. */
function middle({ type, coordinates }) {
  const rings = type === "Polygon" ? [coordinates[0]] : coordinates.map((polygon) => polygon[0]);
  const [largest] = rings.map(centroid).sort((a, b) => b.area - a.area);
  return largest.at;
}

function centroid(ring) {
  let [area, x, y] = [0, 0, 0];
  for (let i = 0; i + 1 < ring.length; i++) {
    const cross = ring[i][0] * ring[i + 1][1] - ring[i + 1][0] * ring[i][1];
    area += cross;
    x += (ring[i][0] + ring[i + 1][0]) * cross;
    y += (ring[i][1] + ring[i + 1][1]) * cross;
  }
  return { area: Math.abs(area), at: area ? [x / (3 * area), y / (3 * area)] : ring[0] };
}
