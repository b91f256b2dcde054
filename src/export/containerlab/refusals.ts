import type { CompiledFabric } from "../../compile.ts";
import { isAggregate } from "../../plan/links.ts";

/** Why a fabric can't be played by FRR in containers as it is; empty where it can. */
export function refusals({ plan, switches, clusters }: CompiledFabric): readonly string[] {
  const others = switches.filter(({ intent }) => intent.platform !== "frr");
  const racks = clusters.flatMap(({ cluster }) => cluster.racks);
  const signed = plan.sessions.some(({ password }) => password !== undefined);
  const long = [
    ...switches.flatMap(({ intent }) => intent.interfaces.map(({ name }) => `${intent.device} ${name}`)),
  ].filter((port) => (port.split(" ")[1] ?? "").length > 15);
  return [
    ...(plan.vrf === undefined
      ? []
      : [
          "the fabric is in a VRF, whose device FRR alone does not make: export a copy of the spec without vrf, in which routes are the same",
        ]),
    ...(others.length === 0
      ? []
      : [
          `${others[0]?.intent.device ?? ""} runs ${others[0]?.intent.platform ?? ""}, and FRR plays switches on frr alone: export a copy of the spec without platforms`,
        ]),
    ...(plan.bridges.length === 0
      ? []
      : [`${plan.bridges[0]?.name ?? ""} only switches, and FRR plays routers`]),
    ...(plan.links.some(isAggregate)
      ? ["links are aggregates (uplinks.aggregate), which FRR alone does not make"]
      : []),
    ...(plan.planes.length === 0 &&
    racks.every(({ nodes }) => nodes.every((node) => node.planes.length === 0))
      ? []
      : ["switches or nodes stand in planes, which nobody would play"]),
    ...(racks.some(({ among }) => among !== null)
      ? ["nodes have sessions with nodes, and FRR plays nodes that speak with their ToRs alone"]
      : []),
    ...(signed
      ? ["sessions are signed, and passwords are in no export: leave bgp.passwords out of a copy"]
      : []),
    ...(long.length === 0 ? [] : [`${long[0] ?? ""} is longer than Linux has room for`]),
  ];
}
