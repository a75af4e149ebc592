/**
 * The shaders of actors and lines. All lengths are CSS pixels; states and codes as in states.js and
 * shapes.js. While a change fades in, `u_fade` goes from 0 (as before) to 1 (as now).
 */

const COMMON = `
precision highp float;
uniform mat3 u_matrix;
uniform vec2 u_page;
uniform float u_fade;
vec2 toPage(vec2 at) { vec2 clip = (u_matrix * vec3(at, 1.0)).xy; return vec2(clip.x, -clip.y) * 0.5 * u_page; }
vec4 toClip(vec2 px) { return vec4(px.x / (0.5 * u_page.x), -px.y / (0.5 * u_page.y), 0.0, 1.0); }
const vec4 NOWHERE = vec4(2.0, 2.0, 2.0, 1.0);
`;

export const ACTOR_VERTEX = `${COMMON}
attribute vec2 a_at;
attribute float a_shape;
attribute float a_radius;
attribute float a_ink;
attribute float a_before;
attribute vec2 a_corner;
uniform float u_scale;
varying vec2 v_px;
varying float v_radius;
varying float v_shape;
varying float v_ink;
void main() {
  float radius = a_radius * u_scale;
  v_px = a_corner * (radius * 1.4 + 4.0);
  v_radius = radius; v_shape = a_shape; v_ink = mix(a_before, a_ink, u_fade) / 255.0;
  gl_Position = v_ink > 0.0 ? toClip(toPage(a_at) + v_px) : NOWHERE;
}`;

/** A signed distance to the shape: polygons by their edges, the circle by its radius. */
export const ACTOR_FRAGMENT = `
precision highp float;
uniform vec3 u_ink;
uniform vec3 u_paper;
uniform float u_soft;
varying vec2 v_px;
varying float v_radius;
varying float v_shape;
varying float v_ink;
const float PI = 3.14159265;
float polygon(vec2 p, float n, float start, float r) {
  float turn = 2.0 * PI / n;
  float angle = mod(atan(p.x, -p.y) - start, turn) - turn * 0.5;
  return length(p) * cos(angle) - r * cos(turn * 0.5);
}
float shape(vec2 p, float code, float r) {
  if (code < 0.5) return polygon(p, 4.0, PI / 4.0, r * 1.27);
  if (code < 1.5) return polygon(p, 3.0, 0.0, r * 1.3);
  if (code < 2.5) return polygon(p, 3.0, PI, r * 1.3);
  if (code < 3.5) return length(p) - r;
  if (code < 4.5) return polygon(p, 4.0, 0.0, r * 1.3);
  if (code < 5.5) return polygon(p, 6.0, PI / 6.0, r * 1.12);
  return polygon(p, 5.0, 0.0, r * 1.15);
}
void main() {
  float dashed = step(15.5, v_shape);
  float open = step(7.5, mod(v_shape, 16.0));
  float d = shape(v_px, mod(v_shape, 8.0), v_radius);
  float outer = 1.0 - smoothstep(-u_soft, u_soft, d - 1.2);
  float body = 1.0 - smoothstep(-u_soft, u_soft, d);
  float inside = 1.0 - smoothstep(-u_soft, u_soft, d + clamp(v_radius * 0.3, 1.1, 1.8));
  float gaps = dashed * step(0.5, fract(atan(v_px.x, v_px.y) / (2.0 * PI) * 9.0));
  float ink = body * (1.0 - open * inside) * (1.0 - gaps);
  vec3 colour = mix(u_paper, u_ink, ink * v_ink);
  gl_FragColor = vec4(colour, 1.0) * outer * min(1.0, v_ink * 5.0);
}`;

/** What a line's vertices tell its fragments: the same words on both sides. */
const LINE_VARYINGS = `varying float v_run;
varying float v_off;
varying float v_width;
varying float v_kind;
varying float v_state;
varying float v_share;
varying float v_ink;
`;

export const LINE_VERTEX = `${COMMON}
attribute vec2 a_from;
attribute vec2 a_to;
attribute float a_kind;
attribute float a_width;
attribute float a_bow;
attribute float a_state;
attribute float a_before;
attribute vec2 a_spot;
${LINE_VARYINGS}float inkOf(float state) {
  if (state < 0.5) return 0.0;
  if (state < 1.5 || (state > 2.5 && state < 3.5)) return 0.13;
  return state > 8.5 ? 0.2 : 1.0;
}
void main() {
  vec2 p = toPage(a_from);
  vec2 q = toPage(a_to);
  vec2 d = q - p;
  float len = max(length(d), 0.001);
  vec2 n = vec2(-d.y, d.x) / len;
  float t = a_spot.x;
  float state = a_state > 0.5 ? a_state : a_before;
  float plain = a_kind > 7.5 ? 1.15 : a_width;
  float width = state > 3.5 && state < 4.5 ? max(2.4, plain) : state > 4.5 && state < 5.5 ? max(3.4, plain) : plain;
  float half_ = state > 4.5 && state < 8.5 ? 8.5 : width * 0.5 + (a_kind > 3.5 && a_kind < 7.5 ? 5.5 : 1.5);
  v_off = a_spot.y * half_;
  v_run = t * len; v_share = t; v_width = width; v_kind = a_kind; v_state = state;
  v_ink = mix(inkOf(a_before), inkOf(a_state), u_fade);
  vec2 at = p + d * t + n * (4.0 * t * (1.0 - t) * a_bow);
  vec2 tangent = d + n * (4.0 * (1.0 - 2.0 * t) * a_bow);
  vec2 side = vec2(-tangent.y, tangent.x) / max(length(tangent), 0.001);
  gl_Position = v_ink <= 0.0 || len < 1.0 ? NOWHERE : toClip(at + side * v_off);
}`;

/** Kind: sign + 1, 4 more where contested, 8 more where only stated: then long gaps and half the ink. Solid, dash 5 3.5, dots 1.2 3; casings and doubles by state. */
export const LINE_FRAGMENT = `
precision highp float;
uniform vec3 u_coop;
uniform vec3 u_host;
uniform vec3 u_neut;
uniform vec3 u_grey;
uniform vec3 u_accent;
uniform vec3 u_paper;
uniform float u_soft;
${LINE_VARYINGS}float cover(float off, float width) { return 1.0 - smoothstep(width * 0.5 - u_soft, width * 0.5 + u_soft, abs(off)); }
float dash(float run, float on, float gap) {
  float at = mod(run, on + gap);
  return smoothstep(-u_soft, u_soft, at) * (1.0 - smoothstep(on - u_soft, on + u_soft, at));
}
vec4 over(vec4 top, vec4 under) { return top + under * (1.0 - top.a); }
void main() {
  float sign = mod(v_kind, 4.0) - 1.0;
  bool stated = v_kind > 7.5;
  float contested = stated ? 0.0 : step(3.5, v_kind);
  bool flipped = v_state > 7.5 && v_state < 8.5;
  bool ended = v_state > 6.5 && v_state < 7.5;
  if (flipped) sign = v_share < 0.5 ? 1.0 : -1.0;
  vec3 hue = sign > 0.5 ? u_coop : sign < -0.5 ? u_host : u_neut;
  float stroke = cover(v_off, v_width);
  float shade = 1.0;
  if (stated) { stroke *= dash(v_run, 7.0, 8.0); shade = 0.6; }
  else if (sign < -0.5) stroke *= dash(v_run, 5.0, 3.5);
  else if (abs(sign) < 0.5) { stroke *= dash(v_run, v_width > 2.0 ? 2.0 : 1.2, 3.0); shade = 0.75; }
  if (ended) { stroke = cover(abs(v_off) - 2.0, 1.0); hue = u_grey; shade = 1.0; }
  vec4 colour = vec4(hue, 1.0) * stroke * shade;
  if (ended) colour = over(colour, vec4(u_paper, 1.0) * cover(v_off, 4.0));
  if (contested > 0.5 && !ended && !flipped) {
    float beside = cover(v_off - v_width * 0.5 - 2.6, 1.1) * dash(v_run, 5.0, 3.5);
    colour = over(vec4(u_host, 1.0) * beside, colour);
  }
  if (v_state > 4.5 && v_state < 5.5) colour = over(colour, vec4(u_accent, 1.0) * 0.26 * cover(v_off, 14.0));
  if (v_state > 5.5 && v_state < 6.5) colour = over(colour, vec4(u_accent, 1.0) * 0.22 * cover(v_off, 8.0));
  gl_FragColor = colour * v_ink;
}`;
