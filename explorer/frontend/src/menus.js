/** Theme, share and export: small actions of the top bar. */
import { announce, byId, note } from "./dom.js";
import { localSetting } from "./keys.js";

export function createTheme(onChange) {
  const set = (name) => {
    localSetting("theme", name);
    apply(name);
  };
  function apply(name) {
    if (name === "light" || name === "dark") document.documentElement.dataset.theme = name;
    else delete document.documentElement.dataset.theme;
    for (const button of document.querySelectorAll('[data-do^="theme-"]')) {
      button.setAttribute("aria-pressed", String(button.dataset.do === `theme-${name}`));
    }
    onChange();
  }
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", onChange);
  apply(localSetting("theme") ?? "system");
  return { "theme-light": () => set("light"), "theme-dark": () => set("dark"), "theme-system": () => set("system") };
}

/** Copies the address of the view. @param {string} address */
export async function share(address) {
  try {
    await navigator.clipboard.writeText(address);
    say("Link copied. It opens exactly this view.");
  } catch {
    say(`This browser would not copy. The link is in the address bar: ${address}`);
  }
}

function say(text) {
  note([text]);
  announce(text);
}

/** Saves a file. @param {Blob} blob @param {string} name */
export function save(blob, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}

/** Closes a menu after a choice and on Escape. */
export function closeMenus(except) {
  for (const menu of document.querySelectorAll("details.menu[open]")) if (menu !== except) menu.open = false;
}

/** Opens or shuts the dialog of keys. @param {boolean} open */
export function showKeys(open) {
  const dialog = byId("keys");
  if (open) dialog.showModal();
  else dialog.close();
}
