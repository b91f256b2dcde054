import type { Failure } from "../../../src/simulate/index.ts";
import type { Fabric } from "../../../src/spec/fabric.ts";
import type { Lab } from "../lab.ts";
import { nodeNamespace, switchNamespace, type LabNamespace } from "../topology.ts";
import { allOf, CONVERGENCE_SECONDS, type Claim } from "./claim.ts";
import { compareTables } from "./rib-equal.ts";
import { settled } from "./settled.ts";
import { simulationOf } from "./simulation.ts";

/** Something that is broken in the lab as the simulator is told it is, and can be mended. */
interface Breakage {
  readonly failure: Failure;
  /** Ports that go down, and what they are ports of. */
  readonly ports: readonly { readonly at: LabNamespace; readonly name: string }[];
}

/** The cable between the first ToR and its first spine. */
function firstLink(lab: Lab): Breakage {
  const link = lab.plan().links.find(({ kind }) => kind === "uplink");
  if (link === undefined) throw new Error("the fabric has no link");
  const { device, interface: name } = link.ends[0];
  return {
    failure: { kind: "link", device, interface: name },
    ports: [{ at: switchNamespace(device), name }],
  };
}

/** The first spine, as when its power fails: every port goes down. */
function firstSpine(lab: Lab): Breakage {
  const { switches, links } = lab.plan();
  const spine = switches.find(({ role }) => role === "spine");
  if (spine === undefined) throw new Error("the fabric has no spine");
  const own = links.flatMap(({ ends }) => ends.filter(({ device }) => device === spine.name));
  return {
    failure: { kind: "device", device: spine.name },
    ports: own.map((end) => ({ at: switchNamespace(spine.name), name: end.interface })),
  };
}

/** The first node that reflects. */
function firstReflector(lab: Lab): Breakage {
  const node = lab
    .plan()
    .racks.flatMap(({ nodes }) => nodes)
    .find(({ reflectorCluster }) => reflectorCluster !== null);
  if (node === undefined) throw new Error("no node reflects");
  return {
    failure: { kind: "device", device: node.name },
    ports: [{ at: nodeNamespace(node.name), name: "eth0" }],
  };
}

const setPorts = (lab: Lab, { ports }: Breakage, state: "up" | "down"): Promise<unknown> =>
  Promise.all(ports.map(({ at, name }) => lab.inside(at, ["ip", "link", "set", name, state])));

const claim = (
  what: string,
  breakageOf: (lab: Lab) => Breakage,
  seconds = CONVERGENCE_SECONDS,
  appliesTo?: (fabric: Fabric) => boolean,
): Claim => ({
  id: `rib-equal-after/${what}`,
  says: `with a failed ${what} every router's BGP table is what the simulator says, and again once it is mended`,
  ...(appliesTo === undefined ? {} : { appliesTo }),
  async run(lab) {
    const breakage = breakageOf(lab);
    const { failure } = breakage;
    const down = new Set(failure.kind === "device" ? [failure.device] : []);
    const broken = simulationOf(lab, [failure]);
    const whole = simulationOf(lab);
    await setPorts(lab, breakage, "down");
    try {
      const after = await settled(() => compareTables(lab, broken, down), seconds);
      if (!after.ok) return after;
    } finally {
      await setPorts(lab, breakage, "up");
    }
    const mended = await settled(() => compareTables(lab, whole), seconds);
    return mended.ok ? mended : allOf(mended.unit, mended.figure, [`once mended: ${mended.detail ?? ""}`]);
  },
});

/** A neighbour that does not say why it is gone may be restarting: its routes stay for the graceful restart time (RFC 4724). */
const STALE_SECONDS = 400;

const reflectsOnNodes = (fabric: Fabric): boolean =>
  fabric.model === "as-per-rack" && fabric.inRack.kind === "route-reflector" && fabric.inRack.on === "nodes";

export const afterFailures: readonly Claim[] = [
  claim("link", firstLink),
  claim("spine", firstSpine),
  claim("reflector", firstReflector, STALE_SECONDS, reflectsOnNodes),
];
