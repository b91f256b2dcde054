import type { Pool4 } from "../net/pool.ts";
import { unsharedIn } from "./anycast-knobs.ts";
import { reflectorsUnsaid } from "./assumed-reflectors.ts";
import { valueIn } from "./design.ts";
import type { FabricShape, TorShape } from "./fabric-shape.ts";
import { missingSwitches } from "./outside-peers.ts";
import type { Trial } from "./search.ts";
import { unexplainedIn } from "./unexplained.ts";

interface Known {
  readonly shape: FabricShape;
  readonly pods: Pool4;
  readonly trial: Trial;
  /** Whether there are switches' texts, or a cluster's objects alone. */
  readonly hasTexts: boolean;
}

const MOST = 6;

const listed = (all: readonly string[]): string =>
  all.length > MOST
    ? `${all.slice(0, MOST).join(", ")} and ${String(all.length - MOST)} more`
    : all.join(", ");

/** A sentence on some, by their names; none where there are none of them. */
const on = (names: readonly string[], say: (listed: string, are: string) => string): readonly string[] =>
  names.length === 0 ? [] : [say(listed(names), names.length === 1 ? "is" : "are")];

const named = (all: readonly { readonly name: string }[]): readonly string[] => all.map(({ name }) => name);

const torsOf = ({ racks }: FabricShape): readonly TorShape[] => racks.flatMap(({ tors }) => tors);

/** Ports with a neighbour that no description names. */
const unnamedPorts = ({ facts, uplinks }: TorShape): readonly string[] =>
  (facts?.interfaces ?? [])
    .filter(({ name, peers }) => peers && !uplinks.some(({ port }) => port === name))
    .map(({ name }) => name);

/** What is said of what was assumed, each where it was. */
const NOTES: readonly ((known: Known) => readonly string[])[] = [
  ({ shape, pods }) =>
    on(
      missingSwitches(shape, pods),
      (all) => `no text is of ${all}: give the running configurations of all switches of the fabric`,
    ),
  ({ shape, hasTexts }) =>
    on(
      named(shape.racks.filter(({ servers }) => servers.length === 0)),
      (all) =>
        `no text names the nodes of ${all}: ${hasTexts ? "add them, or give the cluster's objects (--cluster)" : "give the cluster's nodes"}`,
    ),
  ({ shape: { spines } }) =>
    spines.some(({ facts, plane }) => facts === null && plane === null)
      ? ["no text is of a spine: one is assumed, with numbers from the usual pools"]
      : [],
  ({ shape }) =>
    on(
      named(torsOf(shape).filter(({ facts }) => facts === null)),
      (all, are) =>
        `no BGPPeer says what ToRs there are: ${all} ${are} assumed, with numbers from the usual pools`,
    ),
  ({ shape: { racks } }) =>
    racks.some(({ name }) => /^rack-\d+$/.test(name))
      ? ["racks without a name are networks that nodes stand in: give them names before anything is deployed"]
      : [],
  ({ shape, hasTexts }) =>
    on(
      hasTexts
        ? named(torsOf(shape).filter((tor) => tor.uplinks.length === 0 && unnamedPorts(tor).length === 0))
        : [],
      (all, are) => `no text is of what ${all} ${are} cabled to: give those switches' configurations as well`,
    ),
  ({ shape }) =>
    on(
      torsOf(shape).flatMap((tor) => unnamedPorts(tor).map((port) => `${tor.name} ${port}`)),
      (all) =>
        `no text says who is at the other end of ${all}, which has no address: name the spine in the port's description, as in "spine-1 swp1"`,
    ),
  ({ shape: { racks } }) =>
    on(
      named(racks.filter(({ pods }) => pods.length === 0)),
      (all) => `nothing says which range of pods is of ${all}: that which follows from the index is taken`,
    ),
  ({ shape: { racks } }) =>
    on(
      named(racks.flatMap(({ hosts }) => hosts)),
      (all) => `switches don't say by which daemon hosts speak BGP: bird2 is assumed of ${all}`,
    ),
  ({ trial: { spec } }) =>
    valueIn(spec, ["bgp", "passwords"]) === undefined
      ? []
      : [
          "sessions have passwords, which stand in no spec: give them to the operation by the names in bgp.passwords",
        ],
  ({ trial: { spec }, hasTexts }) =>
    hasTexts && valueIn(spec, ["services", "clusterIps"]) !== undefined
      ? ["switches don't say which kind of services a range is of: all are written as services.clusterIps"]
      : [],
  ({ trial: { spec } }) =>
    valueIn(spec, ["outside"]) === undefined
      ? []
      : ["names of routers outside are as descriptions have them, or follow from addresses"],
  ({ shape, trial: { design } }) =>
    reflectorsUnsaid(shape, design) && shape.racks.some(({ servers }) => servers.length > 0)
      ? [
          "switches don't say which nodes reflect: the first of each rack is assumed; set `reflector` at those that do, or give the cluster's objects (--cluster)",
        ]
      : [],
  ({ shape, trial: { comparisons } }) =>
    on(
      unsharedIn(
        shape,
        unexplainedIn(
          comparisons.flatMap(({ surplus }) => surplus),
          [],
        ),
      ),
      (all) =>
        `no text names the servers that announce ${all}: give the cluster's objects (--cluster), or name them in anycast`,
    ),
  ({ trial: { spec } }) =>
    valueIn(spec, ["anycast"]) === undefined
      ? []
      : ["switches don't say which servers of a rack have an address of anycast: look at `servers` there"],
];

/** What no text says and a spec must, or says by a name of ours: each a sentence with what to do. */
export const notesOn = (known: Known): readonly string[] => NOTES.flatMap((note) => note(known));
