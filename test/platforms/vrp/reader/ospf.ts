import type { Facts, OspfInterfaceFacts } from "../../support/facts.ts";
import { demand, need, take, type Block, type FamilyName } from "./grammar.ts";
import type { Interface } from "./interfaces.ts";
import type { OspfOn } from "./ospf-on.ts";

/** An OSPF process. */
export interface Process {
  readonly family: FamilyName;
  routerId: string;
  paths: number;
  readonly silent: Set<string>;
  area: boolean;
}

export function readProcess({ header, body }: Block): Process {
  const ospf = /^ospf 1 router-id (\S+)$/.exec(header)?.[1];
  demand(ospf !== undefined || header === "ospfv3 1", `no process of OSPF: ${header}`);
  const process: Process = {
    family: ospf === undefined ? "ipv6" : "ipv4",
    routerId: ospf ?? "",
    paths: 128,
    silent: new Set(),
    area: false,
  };
  for (const line of body)
    take(
      line,
      [
        [
          /^router-id (\S+)$/,
          (id = "") => {
            demand(ospf === undefined, header);
            process.routerId = id;
          },
        ],
        [
          /^maximum load-balancing ([0-9]+)$/,
          (paths) => {
            process.paths = Number(paths);
          },
        ],
        [
          /^silent-interface (\S+)$/,
          (name = "") => {
            process.silent.add(name);
          },
        ],
        [
          /^area 0\.0\.0\.0$/,
          () => {
            process.area = true;
          },
        ],
      ],
      header,
    );
  demand(process.area && process.routerId !== "", `${header}: no area, or no router id`);
  return process;
}

function on({ name }: Interface, one: OspfOn, { silent }: Process): OspfInterfaceFacts {
  if (silent.has(name)) {
    demand(!one.pointToPoint && !one.bfd && one.dead === null, `${name} is silent, and is not`);
    return { passive: true, cost: one.cost, hello: null, dead: null, bfd: false };
  }
  const dead = one.dead ?? 4 * one.hello;
  demand(one.pointToPoint, `${name} is no point-to-point link`);
  demand(one.cost > 0, `${name}: its cost is that of its speed`);
  demand(one.bfd === one.bfdTimers, `${name}: BFD without timers, or timers without BFD`);
  demand(
    dead >= 10 || (one.conservative && one.dead !== null),
    `${name}: so short a dead interval does not count`,
  );
  return { passive: false, cost: one.cost, hello: one.hello, dead, bfd: one.bfd };
}

const factsIn = (interfaces: readonly Interface[], process: Process): NonNullable<Facts["ospf"]> => {
  const spoken = interfaces.flatMap((one): [string, OspfInterfaceFacts][] => {
    const settings = one.ospf[process.family];
    return settings === undefined ? [] : [[one.name, on(one, settings, process)]];
  });
  for (const name of process.silent)
    demand(
      spoken.some(([of]) => of === name),
      `${name} is silent of nothing`,
    );
  return { paths: process.paths, interfaces: Object.fromEntries(spoken) };
};

/** One for all families, which must agree. */
export function ospfFacts(
  interfaces: readonly Interface[],
  processes: readonly Process[],
  routerId: string,
): Facts["ospf"] {
  for (const family of ["ipv4", "ipv6"] as const) {
    const speaks = interfaces.some(({ ospf }) => ospf[family] !== undefined);
    const there = processes.filter((one) => one.family === family);
    demand(
      there.length === (speaks ? 1 : 0),
      `OSPF over ${family}: interfaces, and no process, or none of it`,
    );
    for (const one of there) demand(one.routerId === routerId, "OSPF and BGP have other router ids");
  }
  const all = processes.map((process) => factsIn(interfaces, process));
  const [first, ...rest] = all;
  if (first === undefined) return null;
  for (const other of rest) demand(JSON.stringify(other) === JSON.stringify(first), "OSPF's families differ");
  return need(first, "no OSPF");
}
