import { intentsOf, type CompiledFabric } from "../../compile.ts";
import { familiesOf, type Family } from "../../intent/index.ts";
import { isLinkLocal } from "../../net/link-local.ts";
import { acceptedPrefixes, simulate } from "../../simulate/index.ts";
import { cablesOf, type CablePort } from "../cables/index.ts";

/** A session that is to stand, as the switch at one of its ends sees it, in one address family. */
export interface ExpectedSession {
  readonly device: string;
  /** Where the switch stands; null of a spine. */
  readonly rack: string | null;
  readonly family: Family["name"];
  /** The other end's address there, or the switch's own interface where the link has none, as switches call it; and who that is. */
  readonly peer: string;
  readonly peerDevice: string;
  readonly peerAsn: number;
  /** Prefixes that are let in whatever pods there are: those of nobody's pods are counted. */
  readonly atLeast: number;
  /** The session is torn down over this many; null where there is no such number. */
  readonly atMost: number | null;
}

/** Every session of switches, by switch and family. */
export function expectedSessions(fabric: CompiledFabric): readonly ExpectedSession[] {
  // Blocks of pods come and go; all else that is announced is there as long as who announces it.
  const simulation = simulate({ ...intentsOf(fabric), blocks: () => [] });
  const { routers, sessions } = simulation.network;
  const ends = sessions.flatMap(({ ends: [first, second] }, at) => [
    { own: first, other: second, from: 2 * at + 1 },
    { own: second, other: first, from: 2 * at },
  ]);
  const byDevice = Map.groupBy(ends, ({ own }) => routers[own.router]?.name ?? "");
  const families = familiesOf(fabric.plan.ipv6).map((family) => ({
    family,
    accepted: acceptedPrefixes(simulation, family.has),
  }));
  const racks = new Map(fabric.plan.switches.map(({ name, rack }) => [name, rack]));
  return fabric.switches.flatMap(({ intent: { device, groups } }) => {
    const limits = new Map(groups.map(({ name, maximumPrefixes }) => [name, maximumPrefixes]));
    return families.flatMap(({ family, accepted }) =>
      (byDevice.get(device) ?? []).flatMap(({ own, other, from }): readonly ExpectedSession[] => {
        const peer = routers[other.router];
        if (peer === undefined) return [];
        return [
          {
            device,
            rack: racks.get(device) ?? null,
            family: family.name,
            peer: isLinkLocal(other.address)
              ? (routers[own.router]?.interfaces[own.interface]?.name ?? "")
              : family.address(other.address),
            peerDevice: peer.name,
            peerAsn: other.settings.outward?.localAsn ?? peer.asn,
            atLeast: accepted[from] ?? 0,
            atMost: limits.get(own.settings.group ?? "") ?? null,
          },
        ];
      }),
    );
  });
}

/** A port of a switch that routes, and who is at the other end of its cable. */
export interface ExpectedPort {
  readonly device: string;
  readonly interface: string;
  readonly peer: CablePort;
}

/** Every port of those that the spec names, by switch. */
export function expectedPorts(fabric: CompiledFabric): readonly ExpectedPort[] {
  const ends = cablesOf(fabric).flatMap(({ ends: [one, other] }) => [
    { ...one, peer: other },
    { ...other, peer: one },
  ]);
  const byDevice = Map.groupBy(ends, ({ device }) => device);
  return fabric.plan.switches.flatMap(({ name: device }) =>
    (byDevice.get(device) ?? []).flatMap(({ interface: port, peer }): readonly ExpectedPort[] =>
      port === null ? [] : [{ device, interface: port, peer }],
    ),
  );
}
