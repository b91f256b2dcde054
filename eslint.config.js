import js from "@eslint/js";
import { defineConfig } from "eslint/config";
import tseslint from "typescript-eslint";

export default defineConfig(
  // Examples have a tsconfig and packages of their own: test/package type-checks them as their users do.
  { ignores: ["node_modules/", "out/", "dist/", "coverage/", "examples/*/*.ts"] },
  js.configs.recommended,
  {
    files: ["**/*.ts"],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/explicit-module-boundary-types": "off",
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_" }],
      "@typescript-eslint/no-confusing-void-expression": ["error", { ignoreArrowShorthand: true }],
      "@typescript-eslint/switch-exhaustiveness-check": "error",
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      // Node's process.env and parsed JSON have index signatures; both spellings read well.
      "@typescript-eslint/dot-notation": "off",
      // Verbs of a provider are asynchronous by contract, whether they wait or not.
      "@typescript-eslint/require-await": "off",
      // Its remedy is what no-non-null-assertion forbids.
      "@typescript-eslint/non-nullable-type-assertion-style": "off",
      "no-console": "off",
      "no-restricted-syntax": [
        "error",
        { selector: "ExportDefaultDeclaration", message: "Use named exports." },
        { selector: "TSEnumDeclaration", message: "Use a union of literals." },
      ],
    },
  },
  {
    files: ["src/**/*.ts"],
    ignores: ["src/deliver/**", "src/cli/**"],
    rules: {
      "no-restricted-globals": [
        "error",
        { name: "process", message: "The core reads no environment." },
        { name: "Date", message: "The core reads no clock." },
        { name: "performance", message: "The core reads no clock." },
        { name: "fetch", message: "The core knows no network." },
        { name: "setTimeout", message: "The core reads no clock." },
      ],
      "no-restricted-properties": [
        "error",
        { object: "Math", property: "random", message: "Same input, same bytes." },
      ],
    },
  },
  {
    files: ["**/*.{js,cjs,mjs}"],
    languageOptions: {
      globals: {
        process: "readonly",
        console: "readonly",
        module: "writable",
        require: "readonly",
        URL: "readonly",
        __dirname: "readonly",
      },
    },
  },
);
