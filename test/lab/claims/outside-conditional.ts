import { formatIpv4 } from "../../../src/net/ipv4.ts";
import { intendOutside, type OutsideIntent } from "../../../src/intent/index.ts";
import type { Failure } from "../../../src/simulate/index.ts";
import { familiesOf } from "../families.ts";
import { givenIn } from "../ipam.ts";
import type { Lab } from "../lab.ts";
import { addressesBehind, WORLD } from "../outside-topology.ts";
import { podNamespace, switchNamespace, type LabNamespace } from "../topology.ts";
import { atRest } from "./at-rest.ts";
import { allOf, type Claim, type Finding } from "./claim.ts";
import { compareForwardingTables } from "./fib-equal.ts";
import { compareTables } from "./rib-equal.ts";
import { settled } from "./settled.ts";
import { simulationOf } from "./simulation.ts";

/** Whether one answers another, from an address of its own choice. */
async function answers(lab: Lab, from: LabNamespace, to: string): Promise<boolean> {
  const said = await lab.inside(from, ["ping", "-q", "-n", "-c", "1", "-W", "1", to], [0, 1, 2]);
  return said.includes(" 0% packet loss");
}

interface Ping {
  readonly from: LabNamespace;
  readonly to: string;
}

/** Every pod to what these routers outside announce, and the rest of the world to every pod. */
function pings(lab: Lab, routers: readonly OutsideIntent[]): readonly Ping[] {
  return familiesOf(lab.plan()).flatMap((family) => {
    const behind = addressesBehind(routers, family);
    return lab
      .assignments()
      .flatMap((one) => [
        ...behind.map((to) => ({ from: podNamespace(one.node), to })),
        { from: switchNamespace(WORLD), to: givenIn(family.bird, one).pod },
      ]);
  });
}

async function look(lab: Lab, wanted: readonly Ping[], reaches: boolean): Promise<Finding> {
  const faults = await Promise.all(
    wanted.map(async ({ from, to }) =>
      (await answers(lab, from, to)) === reaches
        ? []
        : [`${from.device} ${reaches ? "does not reach" : "still reaches"} ${to}`],
    ),
  );
  return allOf("pings", wanted.length, faults.flat());
}

/** How a router outside goes, and comes back. */
interface Loss {
  readonly router: OutsideIntent;
  readonly failures: readonly Failure[];
  readonly goes: () => Promise<unknown>;
  readonly returns: () => Promise<unknown>;
}

const KILL = "pid=$(cat /run/frr/bgpd.pid); kill -s KILL $pid; while kill -0 $pid 2>/dev/null; do :; done";
const START = "/usr/lib/frr/bgpd -d -A 127.0.0.1 && vtysh -b";

/** Its cables go dark at the border's end. */
function cut(lab: Lab, router: OutsideIntent): Loss {
  const set = (state: "up" | "down") => () =>
    Promise.all(
      router.links.map(({ border, borderInterface }) =>
        lab.inside(switchNamespace(border), ["ip", "link", "set", borderInterface, state]),
      ),
    );
  const failures = router.links.map(({ border, borderInterface }): Failure => ({
    kind: "link",
    device: border,
    interface: borderInterface,
  }));
  return { router, failures, goes: set("down"), returns: set("up") };
}

/** Its bgpd dies, and its cables stay as they are; who speaks no BGP is cut off. */
function killed(lab: Lab, router: OutsideIntent): Loss {
  if (router.asn === null) return cut(lab, router);
  const { device, links } = router;
  const sessions = simulationOf(lab).network;
  const failures = links.map(({ border }): Failure => {
    const session = sessions.sessions.find(({ ends }) =>
      [border, device].every((name) => ends.some((end) => sessions.routers[end.router]?.name === name)),
    );
    const { base = 0, length = 0 } = sessions.segments[session?.segment ?? -1]?.network ?? {};
    return { kind: "session", devices: [border, device], network: `${formatIpv4(base)}/${String(length)}` };
  });
  const run = (script: string) => () => lab.onSwitch(device, ["sh", "-c", script]);
  return { router, failures, goes: run(KILL), returns: run(START) };
}

/** What must be so once these are gone: tables, pings by those that are left, and none by those that are not. */
async function without(lab: Lab, losses: readonly Loss[], left: readonly OutsideIntent[]): Promise<Finding> {
  const gone = new Set(losses.map(({ router }) => router.device));
  const broken = simulationOf(
    lab,
    losses.flatMap(({ failures }) => failures),
  );
  const tables = await settled(() => compareTables(lab, broken, gone));
  if (!tables.ok) return tables;
  const forwarding = await settled(() => compareForwardingTables(lab, broken));
  if (!forwarding.ok) return forwarding;
  if (left.length > 0) return settled(() => look(lab, pings(lab, left), true));
  return settled(() =>
    look(
      lab,
      pings(
        lab,
        losses.map(({ router }) => router),
      ),
      false,
    ),
  );
}

const during = (what: string, { ok, detail, ...finding }: Finding): Finding =>
  ok ? { ok, ...finding } : { ok, ...finding, detail: `${what}: ${detail ?? finding.unit}` };

async function run(lab: Lab): Promise<Finding> {
  const routers = intendOutside(lab.plan());
  const all = pings(lab, routers);
  const whole = await settled(() => look(lab, all, true));
  if (!whole.ok) return during("while all is up", whole);
  const [first, ...others] = routers;
  if (first === undefined) throw new Error("there is no router outside");
  const losses = [cut(lab, first), ...others.map((router) => killed(lab, router))];
  try {
    for (const [at, loss] of losses.entries()) {
      await loss.goes();
      const left = routers.slice(at + 1);
      const finding = await without(lab, losses.slice(0, at + 1), left);
      if (!finding.ok) return during(`without ${loss.router.device}`, finding);
    }
  } finally {
    for (const loss of losses) await loss.returns();
  }
  await atRest(lab);
  return during("once all is back", await settled(() => look(lab, all, true)));
}

export const outsideConditional: Claim = {
  id: "outside-conditional",
  says: "pods reach the outside and it reaches them; routers outside go one by one, and tables are what the simulator says: the default and all else from outside go with them, and come back",
  appliesTo: (_, { outside }) => outside !== undefined,
  run,
};
