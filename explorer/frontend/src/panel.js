/** The panel's behaviour: which one is open, passages by j and k, the article reader's eye. */
import { announce, byId } from "./dom.js";
import { localSetting } from "./keys.js";
import { keepGrown } from "./tree.js";

/** The name of the panel that a Selection shows. */
export function panelOf(selection) {
  if (selection.show === "none") return "none";
  if (selection.article) return "article";
  if (selection.tie) return "tie";
  if (selection.event) return "event";
  if (selection.place) return "place";
  if (selection.actor.length) return "actor";
  return selection.a && selection.b ? "compare" : "start";
}

/** Where the eye rests, as a share of the panel's height. */
const EYE = 1 / 3;
/** Milliseconds that a played article stays with one paragraph. */
const PACE = 4000;

export function createPanel({ state, graph, hot, arrived: told }) {
  const body = byId("panel-body");
  let eye = null;
  let mark = 0;
  let playing = 0;
  let keys = false; // whether the last thing pressed was a key
  document.addEventListener("keydown", () => { keys = true; }, true);
  document.addEventListener("pointerdown", () => { keys = false; }, true);
  keepGrown(body, arrived);
  byId("panel").addEventListener("scroll", () => schedule(), { passive: true });
  body.addEventListener("click", (event) => {
    const passage = event.target.closest(".passage");
    if (passage && !event.target.closest("[data-go], [data-do], a")) current(passage);
  });
  body.addEventListener("mousemove", (event) => {
    const line = event.target.closest("[data-ties]:not(p)");
    if (line) light(line);
  });

  function arrived() {
    told();
    playArticle();
    remember();
    eye = null;
    mark = 0;
    byId("panel").scrollTop = 0;
    const now = state.get().tie && body.querySelector(".claimed.now");
    if (now) bring(now);
    look();
    const said = body.querySelector("[data-story-said]");
    if (said) return announce(said.dataset.storySaid);
    const title = body.querySelector("[data-announce]");
    // who walks in the picture hears the tie from there
    if (title && document.activeElement?.id !== "network-plate") announce(title.dataset.announce);
    // what had the focus is gone with the panel before: who uses keys goes on from the new title
    if (keys && document.activeElement === document.body) title?.focus({ preventScroll: true });
  }

  let waiting = 0;
  function schedule() {
    if (!waiting) waiting = requestAnimationFrame(() => { waiting = 0; look(); });
  }

  /** The paragraph under the eye: the last that begins above a third of the panel. */
  function look() {
    const paragraphs = [...body.querySelectorAll(".article-text p")];
    if (!paragraphs.length) { if (eye) { eye = null; hot(null); } return; }
    const top = byId("panel").getBoundingClientRect().top + byId("panel").clientHeight * EYE;
    const next = paragraphs.filter((p) => p.getBoundingClientRect().top <= top).pop() ?? paragraphs[0];
    if (next === eye) return;
    eye?.classList.remove("eye");
    eye = next;
    eye.classList.add("eye");
    light(eye);
  }

  function light(node) {
    const ties = (node.dataset.ties ?? "").split(" ").filter(Boolean).map((id) => graph.tieIndex.get(id)).filter((t) => t !== undefined);
    const actors = (node.dataset.actors ?? "").split(" ").filter(Boolean).map((id) => graph.actorIndex.get(id)).filter((a) => a !== undefined);
    hot({ ties, actors });
  }

  function current(passage) {
    body.querySelector(".passage.current")?.classList.remove("current");
    passage.classList.add("current");
    passage.scrollIntoView({ block: "nearest" });
    const all = [...body.querySelectorAll(".passage")];
    tell(all.indexOf(passage));
    announce(`Passage ${all.indexOf(passage) + 1} of ${all.length}: ${passage.querySelector("blockquote")?.textContent}`);
  }

  /** A story that is left is gone on with where it was left. */
  function remember() {
    const now = state.get();
    if (now.story) localSetting(`story.${now.story}`, String(now.step));
    for (const book of body.querySelectorAll("[data-story]")) {
      const at = Number(localSetting(`story.${book.dataset.story}`) ?? 1);
      const steps = JSON.parse(book.dataset.patches).length;
      if (at > 1 && at <= steps) book.querySelector("[data-steps]").textContent = `Go on at step ${at} of ${steps}`;
    }
  }

  /** Opens a story where it was left; one that was read to its end begins anew. @param {HTMLElement} book */
  function open(book) {
    const patches = JSON.parse(book.dataset.patches);
    const at = Number(localSetting(`story.${book.dataset.story}`) ?? 1);
    const number = at >= 1 && at < patches.length ? at : 1;
    state.set({ ...patches[number - 1] });
  }

  /** The step before or after. @param {"previous"|"next"} word */
  function turn(word) {
    body.querySelector(`[data-way="${word}"]`)?.click();
  }

  /** Scrolls a passage of an article under the eye. */
  function bring(passage) {
    const panel = byId("panel");
    passage.scrollIntoView({ block: "start" });
    panel.scrollTop -= panel.clientHeight * EYE - 8;
  }

  function tell(index) {
    const number = body.querySelector(".passage-number");
    if (number) number.textContent = String(index + 1);
  }

  /** Of an article only what is about one actor stays bright; pressed again, all of it. @param {HTMLElement} button */
  function bright(button) {
    const on = button.getAttribute("aria-pressed") !== "true";
    for (const other of body.querySelectorAll("[data-actor]")) other.setAttribute("aria-pressed", String(on && other === button));
    const about = (p) => (p.dataset.actors ?? "").split(" ").includes(button.dataset.actor);
    const paragraphs = [...body.querySelectorAll(".article-text p")];
    for (const p of paragraphs) p.classList.toggle("faint", on && !about(p));
    const found = paragraphs.filter(about);
    if (!on) return announce("The whole article");
    found[0]?.scrollIntoView({ block: "center" });
    announce(`${found.length} of ${paragraphs.length} paragraphs are about ${button.textContent}`);
  }

  /** Goes on to the next paragraph every few seconds, until it is pressed again or the text ends. @param {HTMLElement} [button] */
  function playArticle(button) {
    const on = playing === 0 && Boolean(button);
    clearInterval(playing);
    playing = 0;
    const shown = button ?? body.querySelector('[data-do="play-article"]');
    shown?.setAttribute("aria-pressed", String(on));
    if (shown) shown.textContent = on ? "Pause" : "Play";
    if (!on) return;
    announce("The article plays, paragraph by paragraph");
    playing = setInterval(() => {
      const paragraphs = [...body.querySelectorAll(".article-text p")];
      const panel = byId("panel");
      const next = paragraphs[paragraphs.indexOf(eye) + 1];
      const before = panel.scrollTop;
      if (next) bring(next);
      if (!next || (panel.scrollTop === before && next === eye)) playArticle();
      // at the end nothing scrolls any more: the last paragraphs come under the eye by themselves
      else if (panel.scrollTop === before) { eye?.classList.remove("eye"); eye = next; eye.classList.add("eye"); light(eye); }
    }, PACE);
  }

  function step(by) {
    const marks = [...body.querySelectorAll(".article-text .claimed.now:not(.more)")];
    const all = marks.length ? marks : [...body.querySelectorAll(".passage")];
    if (!all.length) return;
    if (marks.length) {
      mark = (mark + by + marks.length) % marks.length;
      bring(marks[mark]);
      tell(mark);
      announce(marks[mark].textContent);
      return;
    }
    const at = all.findIndex((p) => p.classList.contains("current"));
    current(all[Math.min(all.length - 1, Math.max(0, at + by))]);
  }

  return {
    update(selection) {
      const name = panelOf(selection);
      const asked = selection.view && name === "start" && !selection.show && !selection.story;
      document.documentElement.dataset.panel = name === "none" ? "none" : name === "article" ? "article" : asked ? "aside" : "open";
    },
    bright, turn, story: open, playArticle,
    next: () => step(1),
    previous: () => step(-1),
    open() { body.querySelector(".passage.current [data-open]")?.click(); },
  };
}
