import { said, within, type Found } from "../read-back/modes.ts";

/** An interface as it was found, and what it carries. */
export interface Link {
  readonly name: string;
  readonly description: string;
  readonly untagged: number | null;
  readonly tagged: readonly number[];
  readonly mode: "access" | "trunk" | "fabricpath";
  /** What spanning tree takes it for; null for a switch's. */
  readonly type: "edge" | "network" | null;
  readonly isGuarded: boolean;
  readonly isPeerLink: boolean;
  readonly vpc: number | null;
  /** The port channel that it is in. */
  readonly channel: number | null;
}

const vlanNumber = (word: string): number => within(word, 2, 3966);

function carried(name: string, found: Found, ownVlans: readonly number[]): Pick<Link, "untagged" | "tagged"> {
  const [mode = ""] = said(found, "mode", name);
  const lists = { access: "access", trunk: "allowed", fabricpath: null }[mode];
  for (const key of ["access", "allowed", "native"])
    if (found.once(key) !== null && key !== lists && !(key === "native" && mode === "trunk"))
      throw new Error(`${name} says ${key} in the other mode`);
  if (mode === "fabricpath") {
    const [only, second] = ownVlans;
    return only !== undefined && second === undefined
      ? { untagged: only, tagged: [] }
      : { untagged: null, tagged: ownVlans };
  }
  if (mode === "access") return { untagged: vlanNumber(said(found, "access", name)[0] ?? ""), tagged: [] };
  const allowed = (said(found, "allowed", name)[0] ?? "").split(",").map(vlanNumber);
  if (new Set(allowed).size < allowed.length) throw new Error(`${name} allows a VLAN twice`);
  const [word] = found.once("native") ?? [];
  // By itself it is VLAN 1, which is not allowed.
  if (word === undefined) return { untagged: null, tagged: allowed.toSorted((a, b) => a - b) };
  const native = vlanNumber(word);
  if (!allowed.includes(native)) throw new Error(`${name} drops what has no tag`);
  return { untagged: native, tagged: allowed.filter((vlan) => vlan !== native).toSorted((a, b) => a - b) };
}

export function linkOf(name: string, found: Found, ownVlans: readonly number[]): Link {
  said(found, "switched", name);
  said(found, "up", name);
  const mode = said(found, "mode", name)[0] as Link["mode"];
  const [type] = found.once("type") ?? [];
  if (type?.startsWith("edge") === true && (type === "edge trunk") !== (mode === "trunk"))
    throw new Error(`${name} is an edge of the other mode`);
  const number = (key: string): number | null => {
    const [word] = found.once(key) ?? [];
    return word === undefined ? null : within(word, 1, 4096);
  };
  const link = {
    name,
    description: said(found, "description", name)[0] ?? "",
    ...carried(name, found, ownVlans),
    mode,
    type: type === undefined ? null : type === "network" ? ("network" as const) : ("edge" as const),
    isGuarded: found.once("guard") !== null,
    isPeerLink: found.once("peer link") !== null,
    vpc: number("vpc"),
    channel: number("channel"),
  };
  const isChannel = name.startsWith("port-channel");
  if (link.isGuarded && link.type !== "edge") throw new Error(`${name} is guarded towards a switch`);
  if (!isChannel && (link.isPeerLink || link.vpc !== null)) throw new Error(`${name} is no port channel`);
  if (isChannel && link.channel !== null) throw new Error(`${name} is in a port channel`);
  return link;
}

/** A port's own lines must be its port channel's, and what the channel alone may say must not be there. */
export function checkMember(port: Link, channel: Link | undefined): void {
  if (channel === undefined) throw new Error(`${port.name} is in a port channel that is not there`);
  const lines = ({ mode, untagged, tagged }: Link): string => JSON.stringify([mode, untagged, tagged]);
  if (lines(port) !== lines(channel)) throw new Error(`${port.name} is unlike ${channel.name}`);
  if (port.type !== null) throw new Error(`${port.name} says what its port channel is to say`);
}

const deviceOf = ({ description }: Link): string => description.split(" ")[0] ?? "";

/** A port channel is called after what is plugged into its ports. */
export function checkName(channel: Link, members: readonly Link[]): void {
  const devices = [...new Set(members.map(deviceOf))].join(", ");
  if (channel.description !== (channel.isPeerLink ? `peer link to ${devices}` : devices))
    throw new Error(`${channel.name} leads to ${devices}`);
}
