import { asksText, Unreadable, type Look, type SeenNeighbor, type SeenSession } from "../look.ts";
import { addressIn, asnIn } from "../looks/address.ts";
import { blocksOf, countOf, valueOf } from "../looks/blocks-of.ts";
import { displayRoutes4, displayRoutes6 } from "../looks/display-routes.ts";

const PEER = /^\s*BGP Peer is (\S+?),\s+remote AS (\d+(?:\.\d+)?)/i;
/** Without BGP, or without a peer in the family, it says nothing, or as much. */
const NOBODY = /^\s*(?:BGP is not running|Info:|Error: BGP)/im;

/** `display bgp peer verbose`. Prefixes are counted as they come. @throws Unreadable */
export function vrpSessions([answer = ""]: readonly string[]): readonly SeenSession[] {
  const blocks = blocksOf(answer, PEER);
  if (blocks.length === 0 && answer.trim() !== "" && !NOBODY.test(answer)) throw new Unreadable(answer);
  return blocks.map(({ of: [, name = "", as], block }) => {
    const peer = addressIn(name);
    const state = valueOf(block, "BGP current state")?.split(",")[0];
    if (peer === null || state === undefined) throw new Unreadable(block);
    return {
      peer,
      asn: asnIn(as),
      state: state.toLowerCase(),
      received: countOf(block, "Received total routes"),
      accepted: null,
      sent: countOf(block, "Advertised total routes"),
    };
  });
}

const LLDP_HEAD = /^\s*Local Interface\s+Exptime\(s\)\s+Neighbor Interface\s+Neighbor Device\s*$/im;
const LLDP_ROW = /^(\S+)\s+\d+\s+(\S.*?)\s+(\S+)\s*$/;
const LLDP_OFF = /LLDP is (?:not|disabled)|Global LLDP is not enabled/i;

/** `display lldp neighbor brief`. @throws Unreadable */
export function vrpNeighbors([answer = ""]: readonly string[]): readonly SeenNeighbor[] | null {
  if (LLDP_OFF.test(answer)) return null;
  const head = LLDP_HEAD.exec(answer);
  if (head === null) {
    if (answer.trim() === "") return [];
    throw new Unreadable(answer);
  }
  return answer
    .slice(head.index + head[0].length)
    .split("\n")
    .filter((line) => /^\S+\s+\d+\s/.test(line))
    .map((line) => {
      const [, port, remote, device] = LLDP_ROW.exec(line) ?? [];
      if (port === undefined || remote === undefined || device === undefined) throw new Unreadable(line);
      return { port, device, remotePorts: [remote] };
    });
}

const ROUTES = {
  ipv4: { asks: asksText("display ip routing-table"), read: displayRoutes4 },
  ipv6: { asks: asksText("display ipv6 routing-table"), read: displayRoutes6 },
};

const SHOW_PEERS = { ipv4: "display bgp peer verbose", ipv6: "display bgp ipv6 peer verbose" } as const;

/** VRP 8 on CloudEngine. */
export const vrpLook: Look = {
  sessions: (family) => ({ asks: asksText(SHOW_PEERS[family]), read: vrpSessions }),
  routes: (family) => ROUTES[family],
  neighbors: { asks: asksText("display lldp neighbor brief"), read: vrpNeighbors },
  tables: null,
};
