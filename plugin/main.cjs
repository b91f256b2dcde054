// What Pulumi runs. It would compile TypeScript that it is given itself, by settings of its own; Node runs ours as it is.
const NEEDED = [22, 18];

const [major, minor] = process.versions.node.split(".").map(Number);
if (major < NEEDED[0] || (major === NEEDED[0] && minor < NEEDED[1])) {
  console.error(
    `calico-fabric needs Node ${NEEDED.join(".")} or newer, and Pulumi found ${process.version} on PATH: put a newer one before it.`,
  );
  process.exit(1);
}
import("./main.ts");
