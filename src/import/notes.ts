import type { FabricShape } from "./fabric-shape.ts";
import type { Pool4 } from "../net/pool.ts";
import { missingSwitches } from "./outside-peers.ts";
import { valueIn, type SpecObject } from "./design.ts";

const names = (all: readonly string[]): string =>
  all.length > 6 ? `${all.slice(0, 6).join(", ")} and ${String(all.length - 6)} more` : all.join(", ");

/** What no text says and a spec must, or says by a name of ours: each a sentence with what to do. */
export function notesOn(shape: FabricShape, pods: Pool4, spec: SpecObject): readonly string[] {
  const { racks, spines } = shape;
  const empty = racks.filter(({ servers }) => servers.length === 0).map(({ name }) => name);
  const hosts = racks.flatMap((rack) => rack.hosts.map(({ name }) => name));
  const loose = racks.flatMap(({ tors }) =>
    tors.filter(({ uplinks }) => uplinks.length === 0).map(({ name }) => name),
  );
  const silent = racks.filter(({ pods }) => pods.length === 0).map(({ name }) => name);
  const passwords = valueIn(spec, ["bgp", "passwords"]);
  const missing = missingSwitches(shape, pods);
  return [
    ...(missing.length === 0
      ? []
      : [`no text is of ${names(missing)}: give the running configurations of all switches of the fabric`]),
    ...(empty.length === 0
      ? []
      : [
          `no text names the servers of ${names(empty)}, for ToRs listen for whoever dials: add their nodes, or give the cluster's objects (--cluster)`,
        ]),
    ...(spines.some(({ facts, plane }) => facts === null && plane === null)
      ? ["no text is of a spine: one is assumed, with numbers from the usual pools"]
      : []),
    ...(loose.length === 0
      ? []
      : [
          `no text is of what ${names(loose)} ${loose.length === 1 ? "is" : "are"} cabled to: give those switches' configurations as well`,
        ]),
    ...(silent.length === 0
      ? []
      : [
          `no list says which pods ${names(silent)} ${silent.length === 1 ? "has" : "have"}: the range that follows from the index is taken`,
        ]),
    ...(hosts.length === 0
      ? []
      : [
          `switches don't say by which daemon ${names(hosts)} ${hosts.length === 1 ? "speaks" : "speak"} BGP: bird2 is assumed`,
        ]),
    ...(passwords === undefined
      ? []
      : [
          "sessions have passwords, which are in no spec: give them to the operation by the names that bgp.passwords has",
        ]),
    ...(valueIn(spec, ["services", "clusterIps"]) === undefined
      ? []
      : ["switches don't say which kind of services a range is of: all are written as services.clusterIps"]),
    ...(valueIn(spec, ["outside"]) === undefined
      ? []
      : ["names of routers outside are as descriptions have them, or follow from addresses"]),
  ];
}
