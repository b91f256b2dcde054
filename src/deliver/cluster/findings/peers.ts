import type { CalicoObject } from "../../../calico/index.ts";
import { few } from "../../../text/few.ts";
import type { ClusterFacts } from "../facts.ts";
import { caution, refusal, type ClusterFinding } from "../finding.ts";
import type { Peer } from "../objects.ts";
import { isManagedHere } from "../owner.ts";
import type { Wanted } from "../wanted.ts";

/** Without a port. */
const addressOf = (peerIP: string): string =>
  /^\[(.*)\]:\d+$/.exec(peerIP)?.[1] ?? /^([^:]*):\d+$/.exec(peerIP)?.[1] ?? peerIP;

const isFabrics = ({ metadata, spec }: Peer, { cluster }: Wanted): boolean =>
  isManagedHere(metadata) || (spec.nodeSelector ?? "").startsWith(`${cluster.rackLabel} == `);

function conflict({ metadata: { name }, spec }: Peer, planned: CalicoObject): ClusterFinding {
  const given = planned.spec["asNumber"];
  const sameAs = spec.asNumber === given;
  const finding = sameAs ? caution : refusal;
  return finding(
    "peer-conflicts",
    `BGPPeer ${name}`,
    `it names ${String(spec.peerIP)} as AS ${String(spec.asNumber)}, as ${planned.metadata.name} does as AS ${String(given)}: which of two counts, Calico leaves open`,
    sameAs
      ? `kubectl delete bgppeer ${name} as soon as the update is through`
      : `kubectl delete bgppeer ${name} when the switches are to change, or pin the AS that runs (racks[].pin.asn)`,
  );
}

/** Peers that are there beside those of the plan. */
export function peers(facts: ClusterFacts, wanted: Wanted): readonly ClusterFinding[] {
  const names = new Set(wanted.calico.peers.map(({ metadata }) => metadata.name));
  const byAddress = new Map(
    wanted.calico.peers.flatMap((peer) =>
      typeof peer.spec["peerIP"] === "string" ? [[peer.spec["peerIP"], peer] as const] : [],
    ),
  );
  const others = facts.peers.filter((peer) => !names.has(peer.metadata.name) && !isFabrics(peer, wanted));
  const at = ({ spec }: Peer): CalicoObject | undefined => byAddress.get(addressOf(spec.peerIP ?? ""));
  const conflicts = others.flatMap((peer) => {
    const planned = at(peer);
    return planned === undefined ? [] : [conflict(peer, planned)];
  });
  const strangers = others.filter((peer) => at(peer) === undefined).map(({ metadata }) => metadata.name);
  if (strangers.length === 0) return conflicts;
  return [
    ...conflicts,
    caution(
      "peer-of-others",
      `BGPPeer ${few(strangers)}`,
      "nodes keep these sessions beside the fabric's, and no filter of the fabric is on them: the simulator knows nothing of their routes",
      "take away what the fabric replaces",
    ),
  ];
}
