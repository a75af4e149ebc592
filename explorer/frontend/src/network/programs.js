/**
 * Sigma's programs for actors and lines. Everything that changes with the window or the selection is
 * one number an item in the program's own buffer, which sigma uploads at each frame anyway: a moved
 * window writes these numbers and asks for a frame, and nothing is indexed again.
 * There is no picking pass: what lies under the pointer is computed (geometry.js) from the same states.
 */
import { EdgeProgram, NodeProgram } from "sigma/rendering";
import { ACTOR_FRAGMENT, ACTOR_VERTEX, LINE_FRAGMENT, LINE_VERTEX } from "./shaders.js";
import { ACTOR_INK, HOT, SELECTED } from "./states.js";

const TRIANGLES = 4;
const FLOAT = 5126;
const UNIFORMS = ["u_matrix", "u_page", "u_soft"];
const float = (name, size = 1) => ({ name, size, type: FLOAT });

function setCommon(params, { gl, uniformLocations: at }) {
  gl.uniformMatrix3fv(at.u_matrix, false, params.matrix);
  gl.uniform2f(at.u_page, params.width, params.height);
  gl.uniform1f(at.u_soft, 0.6 / params.pixelRatio);
}

function setColours(rgb, { gl, uniformLocations: at }, names) {
  for (const [uniform, name] of Object.entries(names)) gl.uniform3fv(at[uniform], rgb[name]);
}

/** @param {import("./scene.js").Scene} scene */
export function actorProgram(scene) {
  return class ActorProgram extends NodeProgram {
    constructor(gl, _picking, renderer) {
      super(gl, null, renderer);
      scene.programs.actors ??= this; // sigma makes a second one for its own highlights, unused here
    }

    getDefinition() {
      return {
        VERTICES: 6, VERTEX_SHADER_SOURCE: ACTOR_VERTEX, FRAGMENT_SHADER_SOURCE: ACTOR_FRAGMENT, METHOD: TRIANGLES,
        UNIFORMS: [...UNIFORMS, "u_ink", "u_paper"],
        ATTRIBUTES: [float("a_at", 2), float("a_radius"), float("a_shape"), float("a_ink")],
        CONSTANT_ATTRIBUTES: [float("a_corner", 2)],
        CONSTANT_DATA: [[-1, -1], [1, -1], [1, 1], [-1, -1], [1, 1], [-1, 1]],
      };
    }

    processVisibleItem(_id, at, data) {
      scene.slot.actor[data.i] = at;
      this.array[at] = data.x;
      this.array[at + 1] = data.y;
      this.array[at + 3] = scene.shape[data.i];
      this.write(data.i);
    }

    /** @param {number} i an actor whose state or radius changed */
    write(i) {
      const at = scene.slot.actor[i];
      this.array[at + 2] = scene.radius[i];
      this.array[at + 4] = ACTOR_INK[scene.actorState[i]];
    }

    setUniforms(params, info) {
      setCommon(params, info);
      setColours(scene.theme.rgb, info, { u_ink: "node", u_paper: "paper" });
    }
  };
}

/**
 * @param {import("./scene.js").Scene} scene
 * @param {string} name "line" for straight lines, "bow" for those that bend
 * @param {number} parts how many straight parts a line is drawn of
 */
export function lineProgram(scene, name, parts) {
  return class LineProgram extends EdgeProgram {
    constructor(gl, _picking, renderer) {
      super(gl, null, renderer);
      scene.programs[name] = this;
    }

    getDefinition() {
      return {
        VERTICES: parts * 6, VERTEX_SHADER_SOURCE: LINE_VERTEX, FRAGMENT_SHADER_SOURCE: LINE_FRAGMENT, METHOD: TRIANGLES,
        UNIFORMS: [...UNIFORMS, "u_coop", "u_host", "u_neut", "u_grey", "u_accent"],
        ATTRIBUTES: [float("a_from", 2), float("a_to", 2), float("a_kind"), float("a_width"), float("a_bow"), float("a_state")],
        CONSTANT_ATTRIBUTES: [float("a_spot", 2)],
        CONSTANT_DATA: strip(parts),
      };
    }

    processVisibleItem(_id, at, from, to, data) {
      scene.slot.line[data.i] = at;
      this.place(data.i, from, to);
      this.array[at + 4] = scene.sign[data.i] + 1 + (scene.contested[data.i] ? 4 : 0);
      this.array[at + 6] = scene.bow[data.i];
      this.write(data.i);
    }

    place(i, from, to) {
      const at = scene.slot.line[i];
      this.array[at] = from.x;
      this.array[at + 1] = from.y;
      this.array[at + 2] = to.x;
      this.array[at + 3] = to.y;
    }

    /** @param {number} i a line whose state changed */
    write(i) {
      const at = scene.slot.line[i];
      if (at < 0) return; // an actor's tie with itself is not drawn
      this.array[at + 5] = drawnWidth(scene.width[i], scene.lineState[i]);
      this.array[at + 7] = scene.lineState[i];
    }

    setUniforms(params, info) {
      setCommon(params, info);
      setColours(scene.theme.rgb, info, { u_coop: "coop", u_host: "host", u_neut: "neut", u_grey: "line2", u_accent: "accent" });
    }
  };
}

/** Hot lines are 2.4 px or more, the selected one 3.4 (DESIGN 4). @param {number} width @param {number} state */
export function drawnWidth(width, state) {
  return state === SELECTED ? Math.max(3.4, width) : state === HOT ? Math.max(2.4, width) : width;
}

/** A strip along the line: [share of the way, side]. */
function strip(parts) {
  const data = [];
  for (let i = 0; i < parts; i++) {
    const [s, t] = [i / parts, (i + 1) / parts];
    data.push([s, 1], [s, -1], [t, 1], [t, 1], [s, -1], [t, -1]);
  }
  return data;
}
