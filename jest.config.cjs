/** Tests run as CommonJS through SWC: jest's own module registry, no flags, and each file starts in milliseconds. */
const swc = {
  jsc: { target: "es2023", parser: { syntax: "typescript" } },
  module: { type: "commonjs" },
};

/** @type {import("jest").Config} */
module.exports = {
  testEnvironment: "node",
  roots: ["<rootDir>/test"],
  testMatch: ["**/*.test.ts"],
  transform: { "\\.ts$": ["@swc/jest", swc] },
  testTimeout: 20_000,
};
