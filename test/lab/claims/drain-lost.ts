import type { DatacenterSpec } from "../../../src/index.ts";
import { drainsOf } from "../../../src/simulate/index.ts";
import { waitFor } from "../../support/wait-for.ts";
import type { Fabric } from "../../../src/spec/fabric.ts";
import { formatLosses, pairsAcross, startFlows, type Losses } from "../flows.ts";
import { familiesOf } from "../families.ts";
import type { Lab } from "../lab.ts";
import { switchNamespace } from "../topology.ts";
import { atRest, deploy } from "./at-rest.ts";
import { CONVERGENCE_SECONDS, type Claim, type Finding } from "./claim.ts";
import { birdSession, nodeSessions, switchSessions } from "./routers.ts";
import { networkIn, simulationOf } from "./simulation.ts";

/** Replies of each flow before something is done, and after all is well again. */
const REPLIES = 50;

interface Drained {
  readonly device: string;
  /** The rack whose pods' flows are looked at; null for those of all racks. */
  readonly rack: string | null;
  readonly spec: (spec: DatacenterSpec) => DatacenterSpec;
}

function firstSpine(lab: Lab): Drained {
  const spine = lab.plan().switches.find(({ role }) => role === "spine");
  if (spine === undefined) throw new Error("the fabric has no spine that routes");
  return {
    device: spine.name,
    rack: null,
    spec: (spec) => ({
      ...spec,
      spines: spec.spines.map((one) => (one.name === spine.name ? { ...one, maintenance: true } : one)),
    }),
  };
}

function firstTor(lab: Lab): Drained {
  const [rack] = lab.plan().racks;
  const [tor] = rack?.tors ?? [];
  const device = lab.plan().switches.find(({ name }) => name === tor?.device);
  if (rack === undefined || device === undefined) throw new Error("the fabric has no ToR");
  return {
    device: device.name,
    rack: rack.name,
    spec: (spec) => ({
      ...spec,
      racks: (spec.racks ?? []).map((one) =>
        one.name === rack.name
          ? {
              ...one,
              tors: (one.tors ?? []).map((own) =>
                own.index === device.index ? { ...own, maintenance: true } : own,
              ),
            }
          : one,
      ),
    }),
  };
}

/** Every port of a switch that its plan knows: as when its power fails. */
const portsOf = (lab: Lab, device: string): readonly string[] => {
  const { links, racks } = lab.plan();
  const ends = [
    ...links.flatMap((link) => link.ends),
    ...racks.flatMap(({ tors, nodes }) => [...tors, ...nodes.flatMap((node) => node.links)]),
  ];
  return ends.filter((end) => end.device === device).flatMap((end) => end.interface ?? []);
};

const setPorts = (lab: Lab, device: string, state: "up" | "down"): Promise<unknown> =>
  Promise.all(
    portsOf(lab, device).map((port) =>
      lab.inside(switchNamespace(device), ["ip", "link", "set", port, state]),
    ),
  );

/** How many packets a switch has passed on so far, in both families (RFC 4293 ipSystemStatsOutForwDatagrams). */
async function forwarded(lab: Lab, device: string): Promise<number> {
  const read = (file: string): Promise<string> => lab.inside(switchNamespace(device), ["cat", file]);
  const [names = "", values = ""] = (await read("/proc/net/snmp"))
    .split("\n")
    .filter((line) => line.startsWith("Ip: "));
  const inIpv4 = Number(values.split(" ")[names.split(" ").indexOf("ForwDatagrams")]);
  const inIpv6 = Number(/^Ip6OutForwDatagrams\s+(\d+)$/m.exec(await read("/proc/net/snmp6"))?.[1]);
  return inIpv4 + inIpv6;
}

/**
 * Waits until no neighbour has a session with a switch that is gone. Their tables keep its routes for as long as a restart may take (RFC
 * 4724), so they are not looked at. @throws Error naming a neighbour that has not noticed
 */
async function missed(lab: Lab, device: string): Promise<void> {
  const { routers, sessions } = networkIn(lab);
  const neighbours = sessions.flatMap(({ ends: [a, b] }) =>
    [
      [a, b],
      [b, a],
    ].flatMap(([own, peer]) => {
      const router = own === undefined ? undefined : routers[own.router];
      if (router === undefined || peer === undefined || routers[peer.router]?.name !== device) return [];
      // Hosts without Calico are no part of any flow.
      if (router.role === "node" && router.software !== "bird") return [];
      return [{ router, address: peer.address }];
    }),
  );
  const read = { node: nodeSessions, switch: switchSessions };
  const ends = familiesOf(lab.plan()).flatMap((family) => neighbours.map((one) => ({ ...one, family })));
  await Promise.all(
    ends.map(({ router: { name, role }, address, family }) =>
      waitFor(
        async () => {
          const written = family.address(address);
          const seen = await read[role === "node" ? "node" : "switch"](lab, name, family);
          return seen.get(role === "node" ? birdSession(written) : written) !== "Established";
        },
        { what: `${name} to miss ${device}`, withinSeconds: CONVERGENCE_SECONDS },
      ),
    ),
  );
}

interface Outcome {
  readonly losses: Losses;
  /** What the switch passed on between the drain and the shutdown. */
  readonly carried: number;
}

/** Shuts a switch while pings run, and starts it again; drained before and undrained after, or just so. */
async function shut(lab: Lab, { device, rack, spec }: Drained, drained: boolean): Promise<Outcome> {
  const before = lab.spec();
  const flows = await startFlows(lab, pairsAcross(lab, rack));
  try {
    await flows.more(REPLIES);
    if (drained) await deploy(lab, spec(before));
    const start = await forwarded(lab, device);
    await flows.more(REPLIES);
    const carried = (await forwarded(lab, device)) - start;
    await setPorts(lab, device, "down");
    try {
      await missed(lab, device);
      // Flows that are cut get no reply until the switch is back.
      if (drained) await flows.more(REPLIES);
    } finally {
      await setPorts(lab, device, "up");
    }
    await atRest(lab);
    if (drained) await deploy(lab, before);
    await flows.more(REPLIES);
    return { losses: await flows.stop(), carried };
  } catch (error) {
    await flows.stop();
    throw error;
  }
}

async function compare(lab: Lab, drained: Drained): Promise<Finding> {
  const { losses, carried } = await shut(lab, drained, true);
  const plain = await shut(lab, drained, false);
  const foretold = drainsOf(simulationOf({ ...lab, spec: () => drained.spec(lab.spec()) }));
  const clear = foretold.every(({ carries, lost }) => carries.count === 0 && lost.count === 0);
  return {
    ok: losses.lost === 0 && carried === 0 && clear && foretold.length === 1,
    figure: losses.lost,
    unit: `pings lost of ${String(losses.sent)}`,
    detail: [
      `${drained.device} drained: ${formatLosses(losses)}; it passed on ${String(carried)} packets, and the simulator said it would ${clear ? "carry nothing" : "carry some"}`,
      `not drained: ${formatLosses(plain.losses)}`,
    ].join("\n      "),
  };
}

const claim = (
  what: string,
  drainedOf: (lab: Lab) => Drained,
  appliesTo: NonNullable<Claim["appliesTo"]>,
): Claim => ({
  id: `drain-lost/${what}`,
  says: `a ${what} that is drained, shut, started and put back loses no ping; it is drained of everything before it is shut`,
  appliesTo,
  async run(lab) {
    const spec = lab.spec();
    await atRest(lab);
    try {
      return await compare(lab, drainedOf(lab));
    } catch (error) {
      await deploy(lab, spec);
      throw error;
    }
  },
});

/** There is nothing to drain on a spine that only switches. */
const spinesRoute = (fabric: Fabric): boolean =>
  fabric.model !== "l2" && (!("spine" in fabric) || fabric.spine.kind === "routed");

export const drainLost: readonly Claim[] = [
  claim("spine", firstSpine, (fabric, { spines }) => spines.length > 1 && spinesRoute(fabric)),
  claim("tor", firstTor, ({ model }, { racks: [rack] }) => model !== "l2" && (rack?.tors.length ?? 0) > 1),
];
