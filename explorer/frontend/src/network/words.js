/** The picture in words: tooltips and what is announced. Text only. */

const STANDING = ["", "Planned, not known to have happened", "Possible, not known to have happened", "Called for, not known to have happened", "Denied, and affirmed by no article here"];

const plural = (n, one) => `${n.toLocaleString("en")} ${n === 1 ? one : `${one}s`}`;

/** "Turkey backs Government of National Accord, 3 passages". @param {import("./scene.js").Scene} scene @param {number} line */
export function lineWords(scene, line) {
  const tie = tieShown(scene, line);
  return tie < 0 ? "" : `${tieWords(scene, tie)}, ${plural(scene.graph.ties.passages[tie], "passage")}`;
}

const tieShown = (scene, line) => (line === scene.selectedLine && scene.selectedTie >= 0 ? scene.selectedTie : scene.best[line]);

function tieWords({ graph: { ties, actors, relations } }, tie) {
  return `${actors.name[ties.subject[tie]]} ${relations.label[ties.relation[tie]]} ${actors.name[ties.object[tie]]}`;
}

/** @param {import("./scene.js").Scene} scene @param {{actor?: number, line?: number}} hit @returns {string[]|null} */
export function tooltipOf(scene, hit) {
  return hit.actor === undefined ? ofLine(scene, hit.line) : ofActor(scene, hit.actor);
}

function ofLine(scene, line) {
  const tie = tieShown(scene, line);
  if (tie < 0) return null;
  const { ties, lines } = scene.graph;
  const more = lines.ties[line].filter((t) => scene.view.tie[t] === 2).length - 1;
  const out = [tieWords(scene, tie), `${plural(ties.passages[tie], "passage")}, ${plural(ties.outlets[tie].length, "outlet")}`];
  if (scene.view.tie[tie] === 1) out.push("Outside the dates");
  if (ties.modality[tie] > 0) out.push(STANDING[ties.modality[tie]]);
  if (ties.contested[tie]) out.push("Contested");
  if (more > 0) out.push(`${plural(more, "more tie")} of this pair`);
  return out;
}

function ofActor(scene, actor) {
  const { actors, ties, tiesOf } = scene.graph;
  const own = tiesOf[actor].filter((t) => scene.view.tie[t] === 2);
  const passages = own.reduce((sum, t) => sum + ties.passages[t], 0);
  const type = actors.type[actor].replaceAll("_", " ");
  return [actors.name[actor], type[0].toUpperCase() + type.slice(1), `${plural(own.length, "tie")}, ${plural(passages, "passage")}`];
}
