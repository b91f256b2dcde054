import { join } from "node:path";
import type { Ipv4 } from "../../../src/net/ipv4.ts";
import type { SessionPlan } from "../../../src/plan/session.ts";
import { LOOPBACK } from "../../../src/plan/types.ts";
import type { LabFamily } from "../families.ts";
import type { Lab } from "../lab.ts";
import { LAB_PASSWORDS } from "../passwords.ts";
import { waitFor } from "../../support/wait-for.ts";
import { nodeNamespace, switchNamespace, type LabNamespace } from "../topology.ts";
import { allOf, type Claim, type Finding } from "./claim.ts";
import { inTurn } from "./in-each-family.ts";
import { waitForSessions } from "./sessions-up.ts";
import { there } from "../../../src/plan/there.ts";
import { meetingOf } from "../../../src/plan/meeting.ts";

/** From the root of the repository. */
const PROBE = "test/lab/claims/ttl-probe.py";

/** A password of the lab by its name in the plan. */
const textOf = (name: string | undefined): string | null =>
  name === undefined ? null : (LAB_PASSWORDS[name] ?? null);

interface Speaker {
  readonly at: LabNamespace;
  readonly name: string;
  readonly address: Ipv4;
}

interface Pair {
  readonly from: Speaker;
  readonly to: Speaker;
  /** The least TTL that a packet may leave with and is taken. */
  readonly least: number;
  /** Of the session, where it is signed. */
  readonly password: string | null;
}

/**
 * A packet may come with 255 less the routers that the session may pass. A session between loopbacks of two spines, or two ToRs, passes one
 * in any case, which takes one off.
 */
function leastOf(lab: Lab, { ends, ttlSecurityHops }: SessionPlan): number {
  const roles = new Map(lab.plan().switches.map(({ name, role }) => [name, role]));
  const [one, other] = ends.map((end) =>
    end.kind === "switch" && end.interface === LOOPBACK ? roles.get(end.device) : undefined,
  );
  const between = one !== undefined && one === other ? 1 : 0;
  return 256 - (ttlSecurityHops ?? 255) + between;
}

/** Borders with the routers outside whose packets they take from nearby only. */
const guardedOutside = (lab: Lab): readonly Pair[] =>
  (lab.plan().outside?.peers ?? []).flatMap(({ border, address, router, peer, exchange }): Pair[] =>
    exchange.kind === "bgp" && exchange.ttlSecurity
      ? [
          {
            from: { at: switchNamespace(border), name: border, address: address.address },
            to: { at: switchNamespace(router), name: router, address: peer },
            least: 255,
            password: textOf(exchange.password),
          },
        ]
      : [],
  );

/** Every pair of switches that peer, of each rack its ToRs with one node, and borders with guarded routers outside. */
function neighbours(lab: Lab): readonly Pair[] {
  const { sessions, racks } = lab.plan();
  const end = ({ device, address }: { device: string; address: Ipv4 | null }): Speaker => ({
    at: switchNamespace(device),
    name: device,
    address: there(address, `address of ${device}`),
  });
  return [
    ...sessions.flatMap((session): Pair[] => {
      const [one, other] = session.ends;
      if (one.kind !== "switch" || other.kind !== "switch") return [];
      const password = textOf(session.password);
      return [{ from: end(one), to: end(other), least: leastOf(lab, session), password }];
    }),
    ...guardedOutside(lab),
    ...racks.flatMap(({ tors, nodes }) =>
      nodes.slice(0, 1).flatMap((node) =>
        tors.map((tor) => ({
          from: end({ device: tor.device, address: meetingOf(tor, node).address }),
          to: {
            at: nodeNamespace(node.name),
            name: node.name,
            address: meetingOf(tor, node).serverAddress,
          },
          least: 255,
          password: textOf(
            sessions.find(
              ({ ends }) =>
                ends.some((one) => "device" in one && one.device === tor.device) &&
                ends.some(({ kind }) => kind === "nodes"),
            )?.password,
          ),
        })),
      ),
    ),
  ];
}

async function probe(
  lab: Lab,
  family: LabFamily,
  { from, to, password }: Pair,
  ttl: number,
): Promise<string> {
  const args = [
    family.address(from.address),
    family.address(to.address),
    String(ttl),
    ...(password === null ? [] : [password]),
  ];
  return (await lab.inside(from.at, ["python3", join(process.cwd(), PROBE), ...args])).trim();
}

const taken = (lab: Lab, family: LabFamily, pair: Pair): Promise<true> =>
  waitFor(async () => (await probe(lab, family, pair, pair.least)) === "taken", {
    what: `${pair.to.name} to take ${pair.from.name}'s packets`,
    withinSeconds: 20,
  });

/** Ends that a stranger could reach. */
async function open(lab: Lab, family: LabFamily, pairs: readonly Pair[]): Promise<string[]> {
  const answers = await Promise.all(
    pairs.map(async (pair) => ({ ...pair, answer: await probe(lab, family, pair, pair.least - 1) })),
  );
  return answers
    .filter(({ answer }) => answer !== "dropped")
    .map(({ from, to }) => `${to.name} takes ${from.name}'s packets from one hop farther`);
}

/** Ends that a neighbour can't reach. A speaker that starts its session anew takes nobody for a moment, so they are asked again. */
async function closed(lab: Lab, family: LabFamily, pairs: readonly Pair[]): Promise<string[]> {
  const answers = await Promise.all(
    pairs.map((pair) =>
      taken(lab, family, pair).then(
        () => [],
        (error: unknown) => [String(error)],
      ),
    ),
  );
  return answers.flat();
}

async function look(lab: Lab, family: LabFamily): Promise<Finding> {
  const there = neighbours(lab);
  const back = there.map(({ from, to, ...rest }): Pair => ({ from: to, to: from, ...rest }));
  await waitForSessions(lab);
  const strangers = await open(lab, family, [...there, ...back]);
  // One direction at a time: while a speaker is taken by a probe, so is its session.
  const neighbourly = [...(await closed(lab, family, there)), ...(await closed(lab, family, back))];
  // Probes may have started sessions anew.
  const sessions = await waitForSessions(lab);
  const down = sessions.ok ? [] : [`afterwards: ${sessions.detail ?? "a session is down"}`];
  return allOf("session ends probed", there.length + back.length, [...strangers, ...neighbourly, ...down]);
}

export const gtsmOn: Claim = {
  id: "gtsm-on",
  says: "each end of a session that stands takes packets from as far as its peer may be, and drops those from one hop farther (GTSM, RFC 5082); the first connection of a range's neighbour FRR 8.4.4 does not check",
  // Nodes dial each other, and BIRD takes no second connection of a session that it was dialled for: a probe there tells nothing.
  appliesTo: ({ model }) => model !== "l2",
  run: (lab) => inTurn(lab, (family) => look(lab, family)),
};
