// What Pulumi runs. It would compile TypeScript that it is given itself, by settings of its own; Node runs ours as it is.
require("../src/cli/node-version.cjs").refuseOldNode(
  `Pulumi found ${process.version} on PATH: put a newer one before it.`,
);
import("./main.ts");
