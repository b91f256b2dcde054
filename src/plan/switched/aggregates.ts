import type { Aggregate } from "../switching.ts";
import type { CableEnd } from "../types.ts";
import type { Cable } from "./cables.ts";
import type { Member } from "./members.ts";

/** A cable from one of its ends. */
interface Plug extends Pick<Cable, "kind" | "plane"> {
  readonly own: CableEnd;
  readonly far: CableEnd;
}

/** A switch's cables from its end. */
export const plugsOf = ({ name, cables }: Member): readonly Plug[] =>
  cables.map(({ kind, plane, ends: [one, other] }) =>
    one.device === name ? { kind, plane, own: one, far: other } : { kind, plane, own: other, far: one },
  );

const plugsOfKinds = (member: Member, kinds: readonly string[]): readonly Plug[] =>
  plugsOf(member).filter(({ kind }) => kinds.includes(kind));

export const portsOf = (member: Member, ...kinds: readonly string[]): readonly string[] =>
  plugsOfKinds(member, kinds).map(({ own }) => own.interface);

/** Aggregates of a ToR: 1001 + plane towards spines; all others count from 1. */
const FIRST_TO_SPINES = 1001;

type Members = ReadonlyMap<string, Member>;

/** What the aggregate to a far end is numbered by; the same on both switches of a pair. */
function numberOf(own: Member, plug: Plug, members: Members, nodeNumber: (node: string) => number): number {
  const far = members.get(plug.far.device);
  if (far === undefined) return 1 + nodeNumber(plug.far.device);
  if (own.role === "tor") return FIRST_TO_SPINES + plug.plane;
  // Of two ToRs that are one, the lower slot counts.
  return 1 + far.slot - (far.pair?.position ?? 0);
}

/**
 * The aggregates of a switch over its cables of these kinds: to each pair, and, from a pair, to each thing that is plugged into both of it. A single cable between two
 * single switches is none.
 */
export function aggregatesOf(
  own: Member,
  members: Members,
  nodeNumber: (node: string) => number,
  kinds: readonly string[],
): readonly Aggregate[] {
  const plugs = plugsOfKinds(own, kinds).filter(
    ({ far }) => own.pair !== null || (members.get(far.device)?.pair ?? null) !== null,
  );
  const byNumber = Map.groupBy(plugs, (plug) => numberOf(own, plug, members, nodeNumber));
  return [...byNumber]
    .sort(([a], [b]) => a - b)
    .map(([number, some]) => ({
      number,
      peers: some.map(({ far }) => far.device),
      ports: some.map(({ own: { interface: port } }) => port),
    }));
}
