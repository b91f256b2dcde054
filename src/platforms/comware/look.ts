import { asksText, Unreadable, type Look, type SeenNeighbor, type SeenSession } from "../look.ts";
import { addressIn, asnIn } from "../looks/address.ts";
import { blocksOf, valueOf } from "../looks/blocks-of.ts";
import { displayRoutes4, displayRoutes6 } from "../looks/display-routes.ts";

/** Peer, with `*` before one that dialled in, AS, messages in and out, queue, prefixes, time, state. */
const ROW = /^\s*(?:\*\s*)?([0-9a-f:.]+)\s+(\d+(?:\.\d+)?)\s+\d+\s+\d+\s+\d+\s+(\d+)\s+\S+\s+(\S.*?)\s*$/i;
const HEAD = /^\s*Peer\s+AS\s+MsgRcvd\s+MsgSent\s+OutQ\s+PrefRcv\s+Up\/Down\s+State/m;
/** Without BGP, or without a peer in the family. */
const NOBODY = /^\s*(?:BGP is not running|No peer|.*has not been enabled)/im;
/** A long address has a line to itself. */
const WRAPPED = /^(\s*(?:\*\s*)?[0-9a-f:]+:[0-9a-f:]*)\s*\n(?=\s+\d)/gim;

/** `display bgp peer ipv4 unicast`. Prefixes are counted as they come. @throws Unreadable */
export function comwareSessions([answer = ""]: readonly string[]): readonly SeenSession[] {
  const head = HEAD.exec(answer);
  if (head === null) {
    if (answer.trim() === "" || NOBODY.test(answer)) return [];
    throw new Unreadable(answer);
  }
  const [, ...lines] = answer.slice(head.index).replace(WRAPPED, "$1 ").split("\n");
  return lines
    .filter((line) => /^\s*(?:\*\s*)?[0-9a-f]*[:.]/i.test(line))
    .map((line) => {
      const [, name = "", as, received, state] = ROW.exec(line) ?? [];
      const peer = addressIn(name);
      if (peer === null || state === undefined) throw new Unreadable(line);
      return {
        peer,
        asn: asnIn(as),
        state: state.toLowerCase(),
        received: Number(received),
        accepted: null,
        sent: null,
      };
    });
}

const LLDP_PORT = /^LLDP neighbor-information of port \d+\s*\[([^\]]+)\]/i;
const LLDP_OFF = /LLDP is not (?:enabled|running)/i;

/** `display lldp neighbor-information verbose`; ports without a neighbour are left out. @throws Unreadable */
export function comwareNeighbors([answer = ""]: readonly string[]): readonly SeenNeighbor[] | null {
  if (LLDP_OFF.test(answer)) return null;
  const blocks = blocksOf(answer, LLDP_PORT);
  if (blocks.length === 0 && answer.trim() !== "") throw new Unreadable(answer);
  return blocks.map(({ of, block }) => ({
    port: of[1] ?? "",
    device: valueOf(block, "System name") ?? "",
    remotePorts: [valueOf(block, "Port ID"), valueOf(block, "Port description")].filter(
      (text) => text !== undefined,
    ),
  }));
}

const ROUTES = {
  ipv4: { asks: asksText("display ip routing-table"), read: displayRoutes4 },
  ipv6: { asks: asksText("display ipv6 routing-table"), read: displayRoutes6 },
};

/** Comware 7. */
export const comwareLook: Look = {
  sessions: (family) => ({ asks: asksText(`display bgp peer ${family} unicast`), read: comwareSessions }),
  routes: (family) => ROUTES[family],
  neighbors: { asks: asksText("display lldp neighbor-information verbose"), read: comwareNeighbors },
  tables: null,
};
