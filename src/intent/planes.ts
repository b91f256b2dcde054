import type { EndPolicy, PlaneEnd } from "../plan/session.ts";
import type { FabricPlan, NodePort } from "../plan/types.ts";

/** What nodes do in one plane: clients peer with the plane's reflectors, and these with one another. */
export interface PlaneIntent {
  readonly index: number;
  /** The nodes' port in the plane, on every node the same. */
  readonly interface: string;
  readonly client: EndPolicy;
  readonly reflector: EndPolicy;
  readonly keepalive: number;
  /** Seconds, RFC 4724; null where graceful restart is off. */
  readonly restart: number | null;
  readonly ttlSecurityHops: number | null;
  /** TCP MD5 (RFC 2385), by the name of the secret; absent without. */
  readonly password?: string;
}

/** The planes' sessions, from both sides at once: both are nodes. A plane without nodes is left out. */
export function intendPlanes({ sessions, racks }: FabricPlan): readonly PlaneIntent[] {
  const ports = new Map(
    racks.flatMap(({ nodes }) =>
      nodes.flatMap(({ planes }) => planes.map((port): [number, NodePort] => [port.plane, port])),
    ),
  );
  return sessions.flatMap(({ ends, timers, gracefulRestart, ttlSecurityHops, password }): PlaneIntent[] => {
    const [client, reflector] = (["client", "reflector"] as const).map((role) =>
      ends.find((end): end is PlaneEnd => end.kind === "plane" && end.members === role),
    );
    const port = client === undefined ? undefined : ports.get(client.plane);
    if (client === undefined || reflector === undefined || port === undefined) return [];
    return [
      {
        index: client.plane,
        interface: port.interface,
        client: client.policy,
        reflector: reflector.policy,
        keepalive: timers.keepalive,
        restart: gracefulRestart?.restart ?? null,
        ttlSecurityHops,
        ...(password === undefined ? {} : { password }),
      },
    ];
  });
}
