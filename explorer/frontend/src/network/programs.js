/**
 * Sigma's programs for actors and lines, each with two buffers: what stands (places, shapes, widths) as
 * floats, and what changes with the window, the selection or a filter as bytes. A buffer is sent to the
 * graphics card only after it changed, so a moved window sends a few bytes an item and indexes nothing.
 * There is no picking pass: what lies under the pointer is computed (geometry.js) from the same states.
 */
import { EdgeProgram, NodeProgram } from "sigma/rendering";
import { ACTOR_FRAGMENT, ACTOR_VERTEX, LINE_FRAGMENT, LINE_VERTEX } from "./shaders.js";
import { ACTOR_INK } from "./states.js";

const TRIANGLES = 4;
const FLOAT = 5126;
const BYTE = 5121;
const UNIFORMS = ["u_matrix", "u_page", "u_soft", "u_fade"];
/** Bytes an item; a multiple of four is what graphics cards like. */
const STEP = 4;
/** A radius is sent in sixteenths of a pixel. */
const RADIUS_PARTS = 16;
const float = (name, size = 1) => ({ name, size, type: FLOAT });

function setCommon(scene, params, { gl, uniformLocations: at }) {
  gl.uniformMatrix3fv(at.u_matrix, false, params.matrix);
  gl.uniform2f(at.u_page, params.width, params.height);
  gl.uniform1f(at.u_soft, 0.6 / params.pixelRatio);
  gl.uniform1f(at.u_fade, scene.fade);
}

function setColours(rgb, { gl, uniformLocations: at }, names) {
  for (const [uniform, name] of Object.entries(names)) gl.uniform3fv(at[uniform], rgb[name]);
}

/**
 * A program whose last attributes are bytes in a buffer of their own.
 * @param {typeof NodeProgram | typeof EdgeProgram} Base @param {string[]} names of the byte attributes
 */
function withBytes(Base, names) {
  return class extends Base {
    constructor(gl, renderer) {
      super(gl, null, renderer);
      this.bytes ??= new Uint8Array();
      this.byteBuffer = gl.createBuffer();
      this.byteLocations = names.map((name) => gl.getAttribLocation(this.normalProgram.program, name));
      this.divide = divisorOf(gl);
      this.stale = true; // places or shapes have changed
      this.staleBytes = true;
      this.constantSent = false;
    }

    reallocate(capacity) {
      super.reallocate(capacity);
      if (this.bytes.length !== capacity * STEP) this.bytes = new Uint8Array(capacity * STEP);
      this.stale = this.staleBytes = true;
    }

    bindProgram(info) {
      const { gl } = info;
      send(gl, info.constantBuffer, this.constantArray, !this.constantSent);
      this.bindAll(this.CONSTANT_ATTRIBUTES, info, false);
      send(gl, info.buffer, this.array, this.stale);
      this.bindAll(this.ATTRIBUTES, info, true);
      send(gl, this.byteBuffer, this.bytes, this.staleBytes);
      this.byteLocations.forEach((at, k) => {
        if (at < 0) return;
        gl.enableVertexAttribArray(at);
        gl.vertexAttribPointer(at, 1, BYTE, false, STEP, k);
        this.divide(at, 1);
      });
      gl.bindBuffer(gl.ARRAY_BUFFER, null);
      this.constantSent = true;
      this.stale = this.staleBytes = false;
    }

    bindAll(attributes, info, perItem) {
      let offset = 0;
      for (const attribute of attributes) offset += this.bindAttribute(attribute, info, offset, perItem);
    }

    unbindProgram(info) {
      super.unbindProgram(info);
      for (const at of this.byteLocations) {
        if (at < 0) continue;
        info.gl.disableVertexAttribArray(at);
        this.divide(at, 0);
      }
    }

    kill() {
      this.normalProgram?.gl.deleteBuffer(this.byteBuffer);
      super.kill();
    }
  };
}

function send(gl, buffer, data, stale) {
  gl.bindBuffer(gl.ARRAY_BUFFER, buffer);
  if (stale) gl.bufferData(gl.ARRAY_BUFFER, data, gl.DYNAMIC_DRAW);
}

function divisorOf(gl) {
  if (gl.vertexAttribDivisor) return (at, n) => gl.vertexAttribDivisor(at, n);
  const extension = gl.getExtension("ANGLE_instanced_arrays");
  return (at, n) => extension?.vertexAttribDivisorANGLE(at, n);
}

/** @param {import("./scene.js").Scene} scene */
export function actorProgram(scene) {
  return class ActorProgram extends withBytes(NodeProgram, ["a_radius", "a_ink", "a_before"]) {
    constructor(gl, _picking, renderer) {
      super(gl, renderer);
      scene.programs.actors ??= this; // sigma makes a second one for its own highlights, unused here
    }

    getDefinition() {
      return {
        VERTICES: 6, VERTEX_SHADER_SOURCE: ACTOR_VERTEX, FRAGMENT_SHADER_SOURCE: ACTOR_FRAGMENT, METHOD: TRIANGLES,
        UNIFORMS: [...UNIFORMS, "u_ink", "u_paper", "u_scale"],
        ATTRIBUTES: [float("a_at", 2), float("a_shape")],
        CONSTANT_ATTRIBUTES: [float("a_corner", 2)],
        CONSTANT_DATA: [[-1, -1], [1, -1], [1, 1], [-1, -1], [1, 1], [-1, 1]],
      };
    }

    processVisibleItem(_id, at, data) {
      scene.slot.actor[data.i] = at / this.STRIDE;
      this.array[at + 2] = scene.shape[data.i];
      this.place(data.i, data);
      this.write(data.i, false);
    }

    place(i, { x, y }) {
      const at = scene.slot.actor[i] * this.STRIDE;
      this.array[at] = x;
      this.array[at + 1] = y;
      this.stale = true;
    }

    /** @param {number} i an actor whose state or size changed @param {boolean} fading from what it was */
    write(i, fading) {
      const at = scene.slot.actor[i] * STEP;
      const ink = Math.round(ACTOR_INK[scene.actorState[i]] * 255);
      this.bytes[at] = Math.round(scene.size[i] * RADIUS_PARTS);
      this.bytes[at + 2] = fading ? this.bytes[at + 1] : ink;
      this.bytes[at + 1] = ink;
      this.staleBytes = true;
    }

    setUniforms(params, info) {
      setCommon(scene, params, info);
      info.gl.uniform1f(info.uniformLocations.u_scale, scene.scale / RADIUS_PARTS);
      setColours(scene.theme.rgb, info, { u_ink: "node", u_paper: "paper" });
    }
  };
}

/** Sign + 1, 4 more where contested, 8 more where the tie is only stated. */
const kindOf = ({ sign, contested, stated }, i) => sign[i] + 1 + (stated[i] ? 8 : contested[i] ? 4 : 0);

/**
 * @param {import("./scene.js").Scene} scene
 * @param {string} name "line" for straight lines, "bow" for those that bend
 * @param {number} parts how many straight parts a line is drawn of
 */
export function lineProgram(scene, name, parts) {
  return class LineProgram extends withBytes(EdgeProgram, ["a_state", "a_before"]) {
    constructor(gl, _picking, renderer) {
      super(gl, renderer);
      scene.programs[name] = this;
    }

    getDefinition() {
      return {
        VERTICES: parts * 6, VERTEX_SHADER_SOURCE: LINE_VERTEX, FRAGMENT_SHADER_SOURCE: LINE_FRAGMENT, METHOD: TRIANGLES,
        UNIFORMS: [...UNIFORMS, "u_coop", "u_host", "u_neut", "u_grey", "u_accent", "u_paper"],
        ATTRIBUTES: [float("a_from", 2), float("a_to", 2), float("a_kind"), float("a_width"), float("a_bow")],
        CONSTANT_ATTRIBUTES: [float("a_spot", 2)],
        CONSTANT_DATA: strip(parts),
      };
    }

    processVisibleItem(_id, at, from, to, data) {
      scene.slot.line[data.i] = at / this.STRIDE;
      this.place(data.i, from, to);
      this.array[at + 4] = kindOf(scene, data.i);
      this.array[at + 5] = scene.width[data.i];
      this.array[at + 6] = scene.bow[data.i];
      this.write(data.i, false);
    }

    place(i, from, to) {
      const at = scene.slot.line[i] * this.STRIDE;
      this.array[at] = from.x;
      this.array[at + 1] = from.y;
      this.array[at + 2] = to.x;
      this.array[at + 3] = to.y;
      this.stale = true;
    }

    /** @param {number} i a line whose width or standing changed */
    redress(i) {
      if (scene.slot.line[i] < 0) return;
      this.array[scene.slot.line[i] * this.STRIDE + 4] = kindOf(scene, i);
      this.array[scene.slot.line[i] * this.STRIDE + 5] = scene.width[i];
      this.stale = true;
    }

    /** @param {number} i a line whose state changed @param {boolean} fading from what it was */
    write(i, fading) {
      const at = scene.slot.line[i] * STEP;
      if (at < 0) return; // an actor's tie with itself is not drawn
      const state = scene.lineState[i];
      this.bytes[at + 1] = fading ? this.bytes[at] : state;
      this.bytes[at] = state;
      this.staleBytes = true;
    }

    setUniforms(params, info) {
      setCommon(scene, params, info);
      setColours(scene.theme.rgb, info, { u_coop: "coop", u_host: "host", u_neut: "neut", u_grey: "line2", u_accent: "accent", u_paper: "paper" });
    }
  };
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
