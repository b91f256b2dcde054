import type { CalicoVersion } from "../spec/index.ts";
import { passwordRef } from "./access.ts";
import { takes } from "./versions/index.ts";

/** What a BGPPeer says of a session, whoever is at its other end. */
interface Session {
  /** Seconds. */
  readonly keepalive: number;
  /** Seconds; null where graceful restart is off. */
  readonly restart: number | null;
  readonly ttlSecurityHops: number | null;
  /** How often the node's own AS may stand in a path that it takes; absent for never. */
  readonly allowsOwnAs?: number;
  /** The name of the secret that the session is signed with (RFC 2385); absent without. */
  readonly password?: string;
}

type Peer = "switch" | "node";

/**
 * BIRD under Calico always offers graceful restart. A switch that does not offer it keeps it off on their session; between nodes the
 * shortest time is what there is.
 */
const maxRestartTime = (restart: number | null, peer: Peer): { readonly maxRestartTime?: string } =>
  restart === null && peer === "switch" ? {} : { maxRestartTime: `${String(restart ?? 1)}s` };

/**
 * A release that can't be told takes a third of the hold time that both agree on (RFC 4271 section 10): the switch's, three keepalives.
 * Between nodes that is 80 s; there the hold time is BIRD's own 240 s with or without the field.
 */
const keepaliveTime = (version: CalicoVersion, keepalive: number): { readonly keepaliveTime?: string } =>
  takes(version, "BGPPeer", "keepaliveTime") ? { keepaliveTime: `${String(keepalive)}s` } : {};

/** The fields of a BGPPeer that every session has. */
export const sessionSettings = (
  version: CalicoVersion,
  { keepalive, restart, ttlSecurityHops, allowsOwnAs, password }: Session,
  peer: Peer,
) => ({
  ...keepaliveTime(version, keepalive),
  ...maxRestartTime(restart, peer),
  ...(ttlSecurityHops === null ? {} : { ttlSecurity: ttlSecurityHops }),
  ...(allowsOwnAs === undefined ? {} : { numAllowedLocalASNumbers: allowsOwnAs }),
  ...(password === undefined ? {} : { password: passwordRef(password) }),
});
