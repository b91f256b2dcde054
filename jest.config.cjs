/** Tests run as CommonJS through SWC: jest's own module registry, no flags, and each file starts in milliseconds. */
const swc = {
  jsc: { target: "es2023", parser: { syntax: "typescript" } },
  // A dynamic import stays one: Pulumi serialises the functions of dynamic providers as they are written.
  module: { type: "commonjs", ignoreDynamic: true },
};

/** Each look-up of a global goes through a proxy in jest's sandbox, which nearly doubles what a compilation costs; these are handed to each module. */
const sandboxInjectedGlobals = [
  ...["Array", "BigInt", "Boolean", "Error", "JSON", "Map", "Math", "Number", "Object", "Promise"],
  ...["Reflect", "RegExp", "Set", "String", "Symbol", "Uint8Array", "Uint32Array", "Int32Array", "WeakMap"],
];

const project = {
  testEnvironment: "node",
  roots: ["<rootDir>/test"],
  transform: { "\\.ts$": ["@swc/jest", swc] },
  setupFiles: ["<rootDir>/test/support/no-colours.ts"],
};

/** @type {import("jest").Config} */
module.exports = {
  testSequencer: "<rootDir>/test/support/labs-early.cjs",
  testTimeout: 20_000,
  projects: [
    {
      ...project,
      testMatch: ["<rootDir>/test/**/*.test.ts"],
      testPathIgnorePatterns: ["/node_modules/", "<rootDir>/test/cdktf/"],
      sandboxInjectedGlobals,
    },
    // cdktf brings modules that declare some of these names themselves.
    { ...project, testMatch: ["<rootDir>/test/cdktf/*.test.ts"] },
  ],
};
