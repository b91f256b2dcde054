/**
 * The order of imports: each layer may import those after it in this list, and nothing before it. `compile.ts` stands on top of the
 * pipeline; the command line and the components on top of everything.
 */
const LAYERS = [
  "src/cli",
  "src/site",
  "src/rollout",
  "src/import",
  "src/migrate",
  "src/rules",
  "src/review",
  "src/change",
  "src/page",
  "src/export",
  "src/explain",
  "src/compare",
  "src/compile",
  "src/report",
  "src/verify",
  "src/simulate",
  "src/deliver",
  "src/change-rules",
  "src/platforms",
  "src/calico",
  "src/intent",
  "src/models",
  "src/attachments",
  "src/plan",
  "src/spec",
  "src/hardware",
  "src/net",
  "src/diagnostics",
  "src/text",
];

const above = (at) => LAYERS.slice(0, at).map((layer) => `^${layer}[./]`);

/** @type {import("dependency-cruiser").IConfiguration} */
module.exports = {
  forbidden: [
    ...LAYERS.slice(1).map((layer, at) => ({
      name: `${layer.slice(4)}-imports-downwards`,
      severity: "error",
      comment: `${layer} may import only the layers below it (CONTRIBUTING.md has the map).`,
      from: { path: `^${layer}[./]` },
      to: { path: above(at + 1) },
    })),
    {
      name: "no-cycles",
      severity: "error",
      from: {},
      to: { circular: true },
    },
    {
      name: "core-knows-no-pulumi",
      severity: "error",
      comment: "src is used without Pulumi: by the command line, by tests, by other tools.",
      from: { path: "^src" },
      to: { path: ["@pulumi/", "cdktf", "^components", "^plugin", "^stacks"] },
    },
    {
      name: "core-does-no-io",
      severity: "error",
      comment: "Same input, same bytes: only deliver and the command line touch the world.",
      from: { path: "^src", pathNot: ["^src/deliver", "^src/cli"] },
      to: { dependencyTypes: ["core"] },
    },
    {
      name: "cdktf-apart",
      severity: "error",
      comment: "A Pulumi program needs no CDK for Terraform, and the other way round.",
      from: { path: "^components", pathNot: "^components/cdktf" },
      to: { path: ["cdktf", "constructs"] },
    },
    {
      name: "cdktf-knows-no-pulumi",
      severity: "error",
      from: { path: "^components/cdktf" },
      to: { path: "@pulumi/" },
    },
    {
      name: "components-do-not-know-stacks",
      severity: "error",
      from: { path: ["^components", "^plugin"] },
      to: { path: ["^stacks", "^test", "^tools"] },
    },
    {
      name: "components-do-not-know-the-plugin",
      severity: "error",
      from: { path: "^components" },
      to: { path: ["^plugin"] },
    },
    {
      name: "nothing-published-imports-tests-or-tools",
      severity: "error",
      from: { path: ["^src", "^components", "^plugin"] },
      to: { path: ["^test", "^tools", "^bench"] },
    },
    {
      name: "declared-dependencies-only",
      severity: "error",
      from: { path: ["^src", "^components", "^plugin"] },
      to: {
        dependencyTypes: ["npm-dev", "npm-no-pkg", "npm-unknown"],
        dependencyTypesNot: ["type-only", "npm-peer"],
      },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: { exportsFields: ["exports"], conditionNames: ["import", "node", "default"] },
  },
};
