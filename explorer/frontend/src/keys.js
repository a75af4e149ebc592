/** Keys of the page; single letters are off in fields and can be switched off altogether. */
import { typing } from "./dom.js";

const LETTERS = { "/": "find", j: "next-passage", k: "previous-passage", l: "list", f: "focus", z: "undo", Z: "redo", c: "compare", a: "pin-a", b: "pin-b", "[": "previous-step", "]": "next-step", "?": "keys" };

export function createKeys({ state, run }) {
  let letters = localSetting("letters") !== "off";
  document.addEventListener("keydown", (event) => {
    if (document.querySelector("dialog[open]")) return;
    const command = event.ctrlKey || event.metaKey;
    if (command && event.key.toLowerCase() === "k") return act(event, "find");
    if (command && event.key.toLowerCase() === "z" && !typing(event.target)) return act(event, event.shiftKey ? "redo" : "undo");
    if (event.key === "Escape" && !typing(event.target)) return run("escape");
    if (command || event.altKey || typing(event.target)) return undefined;
    if (event.key === "/" ) return act(event, "find");
    if (!letters) return undefined;
    if (/^[1-4]$/.test(event.key) && state.get().actor.length) return state.set({ depth: Number(event.key) });
    const name = LETTERS[event.key];
    return name ? act(event, name) : undefined;
  });

  function act(event, name) {
    event.preventDefault();
    run(name);
  }

  return {
    toggleLetters(button) {
      letters = !letters;
      localSetting("letters", letters ? "on" : "off");
      button.textContent = `Single letters: ${letters ? "on" : "off"}`;
      button.setAttribute("aria-pressed", String(letters));
    },
  };
}

/** Reads or writes a reader's own setting; a browser without storage just forgets it. */
export function localSetting(name, value) {
  try {
    if (value === undefined) return localStorage.getItem(`explorer.${name}`);
    localStorage.setItem(`explorer.${name}`, value);
  } catch { /* storage is blocked: the setting lasts for this page */ }
  return value ?? null;
}
