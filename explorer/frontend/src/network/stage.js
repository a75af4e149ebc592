/** Sigma on the plate, with the two canvases that the picture's words and marks are drawn on. */
import { MultiUndirectedGraph } from "graphology";
import Sigma from "sigma";
import { normal, WORLD } from "./camera.js";
import { actorProgram, lineProgram } from "./programs.js";

/** Throws, with `noWebGL`, where the browser cannot draw the network. */
export function requireWebGL() {
  if (!canDraw()) throw Object.assign(new Error("This browser has no WebGL."), { noWebGL: true });
}

/** Whether the browser gives a drawing context now. */
export function canDraw() {
  const canvas = document.createElement("canvas");
  const gl = canvas.getContext("webgl2") ?? canvas.getContext("webgl");
  gl?.getExtension("WEBGL_lose_context")?.loseContext();
  return Boolean(gl);
}

/** @param {import("./scene.js").Scene} scene @param {HTMLElement} plate */
export function createStage(scene, plate) {
  scene.programs = {};
  const sigma = createSigma(scene, plate);
  const canvases = sigma.getCanvases();
  const [under, over] = ["edgeLabels", "labels"].map((layer) => canvases[layer].getContext("2d"));
  /** Writes a moved actor into the buffers; the graph is told without its events, which would index all. */
  function placeActor(i) {
    Object.assign(sigma.getGraph().getNodeAttributes(i), { x: scene.x[i], y: scene.y[i] });
    scene.programs.actors.place(i, normal(scene.x[i], scene.y[i]));
  }

  function placeLine(line) {
    const [a, b] = [scene.a[line], scene.b[line]];
    if (a !== b) scene.programs[scene.bow[line] ? "bow" : "line"].place(line, normal(scene.x[a], scene.y[a]), normal(scene.x[b], scene.y[b]));
  }

  return {
    sigma, canvases, open: true, under, over, camera: sigma.getCamera(),
    /** @param {number} i a moved actor, with its lines */
    place(i) {
      placeActor(i);
      for (const line of scene.linesOf[i]) placeLine(line);
    },
    placeAll() {
      for (let i = 0; i < scene.n; i++) placeActor(i);
      for (let line = 0; line < scene.m; line++) placeLine(line);
    },
    redressAll() {
      for (let line = 0; line < scene.m; line++) scene.programs[scene.bow[line] ? "bow" : "line"].redress(line);
    },
  };
}

/** In drawing order: neutral lines below, the widest on top; the most tied actors over the others. */
function createSigma(scene, plate) {
  const graph = new MultiUndirectedGraph();
  const actors = Array.from({ length: scene.n }, (_, i) => i).sort((i, j) => scene.linesOf[i].length - scene.linesOf[j].length);
  for (const i of actors) graph.addNode(i, { i, x: scene.x[i], y: scene.y[i], size: 1, type: "actor" });
  const order = Array.from(scene.a, (_, i) => i).filter((i) => scene.a[i] !== scene.b[i]);
  order.sort((i, j) => scene.width[i] - scene.width[j]);
  for (const i of order) graph.addEdgeWithKey(i, scene.a[i], scene.b[i], { i, type: scene.bow[i] ? "bow" : "line" });
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches ? { inertiaDuration: 1, zoomDuration: 1 } : {};
  let sigma;
  try {
    sigma = new Sigma(graph, plate, {
      nodeProgramClasses: { actor: actorProgram(scene) }, nodeHoverProgramClasses: {}, defaultNodeType: "actor",
      edgeProgramClasses: { line: lineProgram(scene, "line", 1), bow: lineProgram(scene, "bow", 14) }, defaultEdgeType: "line",
      renderLabels: false, renderEdgeLabels: false, enableEdgeEvents: false, stagePadding: 0, allowInvalidContainer: true,
      enableCameraRotation: false, minCameraRatio: 0.02, maxCameraRatio: 6, doubleClickTimeout: 300, zIndex: false, ...calm,
    });
  } catch (error) {
    if (/webgl|context/i.test(String(error))) error.noWebGL = true;
    throw error;
  }
  // what lies under the pointer is computed (pick), so sigma's own reading of pixels is switched off
  sigma.getNodeAtPosition = () => null;
  sigma.setCustomBBox({ x: [-WORLD, WORLD], y: [-WORLD, WORLD] });
  sigma.refresh();
  return sigma;
}
