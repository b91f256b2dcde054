/** Tests run as CommonJS through SWC: jest's own module registry, no flags, and each file starts in milliseconds. */
const swc = {
  jsc: { target: "es2023", parser: { syntax: "typescript" } },
  // A dynamic import stays one: Pulumi serialises the functions of dynamic providers as they are written.
  module: { type: "commonjs", ignoreDynamic: true },
};

/** @type {import("jest").Config} */
module.exports = {
  testEnvironment: "node",
  roots: ["<rootDir>/test"],
  testMatch: ["**/*.test.ts"],
  testSequencer: "<rootDir>/test/support/labs-early.cjs",
  transform: { "\\.ts$": ["@swc/jest", swc] },
  setupFiles: ["<rootDir>/test/support/no-colours.ts"],
  testTimeout: 20_000,
};
