import { spawn } from "node:child_process";
import { setTimeout as pause } from "node:timers/promises";
import { familiesOf, type LabFamily } from "./families.ts";
import { givenIn, type Assignment } from "./ipam.ts";
import type { Lab } from "./lab.ts";
import { insideNetwork } from "./namespaces.ts";
import { podNamespace } from "./topology.ts";

/** Milliseconds between the pings of a flow. */
export const INTERVAL = 20;
/** Replies that may still be on their way when the pings end, in milliseconds. */
const GRACE = 500;
/** How long a flow may take to its first reply, or to as many more as are asked for, in seconds. */
const PATIENCE = 30;

/** What was lost of pings between pods of different racks. */
export interface Losses {
  readonly flows: number;
  readonly sent: number;
  readonly lost: number;
  /** The longest time without a reply in any flow, in milliseconds: the number of pings lost in a row times their interval. */
  readonly longestGap: number;
  /** The flow with that gap; empty where nothing was lost. */
  readonly worst: string;
  /** When each lost ping was sent, by `performance.now()`, as the replies before it tell; in no order. */
  readonly at: readonly number[];
}

/** Pings that run in the background. */
export interface Flows {
  /** Waits until every flow has had so many replies more. @throws Error naming a flow that has not */
  more(replies: number): Promise<void>;
  /** Ends them and counts. */
  stop(): Promise<Losses>;
}

interface Flow {
  readonly name: string;
  readonly begun: number;
  /** When each reply came, by sequence number. */
  readonly heard: Map<number, number>;
  readonly end: () => Promise<string>;
}

function startFlow(lab: Lab, from: Assignment, to: Assignment, { bird }: LabFamily): Flow {
  const command = ["ping", "-n", "-i", String(INTERVAL / 1000), givenIn(bird, to).pod];
  const [program, ...args] = insideNetwork(lab.name, podNamespace(from.node), command);
  const child = spawn(program, args, { stdio: ["ignore", "pipe", "ignore"] });
  const begun = performance.now();
  const heard = new Map<number, number>();
  let said = "";
  let line = "";
  child.stdout.setEncoding("utf8").on("data", (chunk: string) => {
    const lines = `${line}${chunk}`.split("\n");
    line = lines.pop() ?? "";
    for (const one of lines) {
      const reply = /icmp_seq=(\d+) ttl=/.exec(one);
      if (reply !== null) heard.set(Number(reply[1]), performance.now());
      else said = `${said}${one}\n`;
    }
  });
  const closed = new Promise<void>((resolve) => child.on("close", () => resolve()));
  return {
    name: bird.version === 4 ? `${from.node} to ${to.node}` : `${from.node} to ${to.node} in IPv6`,
    begun,
    heard,
    async end() {
      child.kill("SIGINT");
      await closed;
      return said;
    },
  };
}

/** The longest run of numbers up to `sent` that are not in the set. */
function longestRun(heard: Flow["heard"], sent: number): number {
  let longest = 0;
  let run = 0;
  for (let at = 1; at <= sent; at += 1) {
    run = heard.has(at) ? 0 : run + 1;
    longest = Math.max(longest, run);
  }
  return longest;
}

/** When what has no reply was sent: pings keep their interval. */
function timesOf({ begun, heard }: Flow, sent: number): readonly number[] {
  const at: number[] = [];
  let [last, time] = [0, begun];
  for (let one = 1; one <= sent; one += 1) {
    const reply = heard.get(one);
    if (reply === undefined) at.push(time + (one - last) * INTERVAL);
    else [last, time] = [one, reply];
  }
  return at;
}

async function lossesOf(flow: Flow): Promise<Losses> {
  const { name, heard, end } = flow;
  // What was sent last has had its time: `ping` counts as lost what it has no reply to when it ends.
  const answered = Math.max(0, ...heard.keys());
  await pause(GRACE);
  const sent = Math.max(
    answered,
    Number(/(\d+) packets transmitted/.exec(await end())?.[1] ?? 0) - GRACE / INTERVAL,
  );
  const at = timesOf(flow, sent);
  return {
    flows: 1,
    sent,
    lost: at.length,
    longestGap: longestRun(heard, sent) * INTERVAL,
    worst: at.length === 0 ? "" : name,
    at,
  };
}

/** Starts pings between pods, 20 ms apart and in every family, and returns when all of them are answered. */
export async function startFlows(
  lab: Lab,
  pairs: readonly (readonly [Assignment, Assignment])[],
): Promise<Flows> {
  const flows = familiesOf(lab.plan()).flatMap((family) =>
    pairs.map(([from, to]) => startFlow(lab, from, to, family)),
  );
  const more = async (replies: number): Promise<void> => {
    const wanted = flows.map((flow) => ({ flow, size: flow.heard.size + replies }));
    const deadline = performance.now() + PATIENCE * 1000;
    for (;;) {
      const late = wanted.find(({ flow, size }) => flow.heard.size < size);
      if (late === undefined) return;
      if (performance.now() > deadline) throw new Error(`pings from ${late.flow.name} are not answered`);
      await pause(INTERVAL);
    }
  };
  const stop = async (): Promise<Losses> => {
    const all = await Promise.all(flows.map(lossesOf));
    const worst = all.reduce((a, b) => (b.longestGap > a.longestGap ? b : a), {
      longestGap: 0,
      worst: "",
    } as Losses);
    const sum = (count: (one: Losses) => number): number => all.reduce((total, one) => total + count(one), 0);
    return {
      flows: flows.length,
      sent: sum(({ sent }) => sent),
      lost: sum(({ lost }) => lost),
      longestGap: worst.longestGap,
      worst: worst.worst,
      at: all.flatMap(({ at }) => at),
    };
  };
  try {
    await more(1);
  } catch (error) {
    await Promise.all(flows.map(({ end }) => end()));
    throw error;
  }
  return { more, stop };
}

/** Ordered pairs of pods on different nodes, of those that count. */
export function allPairs(
  lab: Lab,
  counts: (node: string) => boolean,
): readonly (readonly [Assignment, Assignment])[] {
  const pods = lab.assignments().filter(({ node }) => counts(node));
  return pods.flatMap((from) => pods.filter((to) => to !== from).map((to) => [from, to] as const));
}

/** Ordered pairs of pods in different racks, one of them in this rack; all pairs of different racks where none is named. */
export function pairsAcross(lab: Lab, rack: string | null): readonly (readonly [Assignment, Assignment])[] {
  const rackOf = new Map(
    lab.plan().racks.flatMap(({ name, nodes }) => nodes.map((node) => [node.name, name])),
  );
  const pods = lab.assignments();
  return pods.flatMap((from) =>
    pods
      .filter((to) => {
        const racks = [rackOf.get(from.node), rackOf.get(to.node)];
        return racks[0] !== racks[1] && (rack === null || racks.includes(rack));
      })
      .map((to) => [from, to] as const),
  );
}

/** `12 of 4800 pings lost, the longest gap 240 ms (r1-n1 to r2-n1)`. */
export const formatLosses = ({ sent, lost, longestGap, worst }: Losses): string =>
  lost === 0
    ? `0 of ${String(sent)} pings lost`
    : `${String(lost)} of ${String(sent)} pings lost, the longest gap ${String(longestGap)} ms (${worst})`;
