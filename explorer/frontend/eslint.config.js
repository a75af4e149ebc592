/** What the linter holds the browser's code to. */
import js from "@eslint/js";
import globals from "globals";

const rules = {
  ...js.configs.recommended.rules,
  "complexity": ["error", 20],
  "eqeqeq": ["error", "smart"],
  "max-lines": ["error", { max: 400, skipBlankLines: true, skipComments: true }],
  "max-params": ["error", 7],
  "no-alert": "error",
  "no-console": ["error", { allow: ["error", "warn"] }],
  "no-eval": "error",
  "no-implied-eval": "error",
  "no-new-func": "error",
  "no-shadow": "error",
  "no-unused-vars": ["error", { argsIgnorePattern: "^_", caughtErrorsIgnorePattern: "^_" }],
  "no-var": "error",
  "object-shorthand": "error",
  "prefer-const": "error",
  // text from an article reaches the page as text, never as markup
  "no-restricted-properties": [
    "error",
    { property: "innerHTML", message: "Use textContent." },
    { property: "outerHTML", message: "Use textContent." },
    { property: "insertAdjacentHTML", message: "Use append." },
  ],
};

export default [
  { ignores: ["node_modules/"] },
  { files: ["src/**/*.js"], languageOptions: { globals: globals.browser }, rules },
  {
    files: ["test/**/*.{js,mjs}", "*.{js,mjs}"],
    languageOptions: { globals: globals.node },
    rules: { ...rules, "no-console": "off" },
  },
];
