import { Unreadable, type SeenHop, type SeenRoute } from "../look.ts";
import { addressIn, prefixIn } from "./address.ts";

/* Comware and VRP say alike what they forward by: a table for IPv4, blocks for IPv6. */

/** Where dropped packets go. */
const NOWHERE = /^null0$/i;
/** Where the system's own addresses are. */
const OWN = /^inloop(?:back)?0$/i;

/** Their words, in small letters and without what is after a `_`: `O_INTRA`, `O_ASE2`, `EBGP`. */
const PROTOCOLS: Readonly<Record<string, string>> = {
  direct: "connected",
  ebgp: "bgp",
  ibgp: "bgp",
  o: "ospf",
  ospfv3: "ospf",
};

interface Way {
  readonly prefix: string;
  readonly protocol: string;
  readonly nextHop: string;
  readonly port: string;
}

function protocolOf({ protocol, port, nextHop }: Way): string {
  const [word = ""] = protocol.toLowerCase().split("_");
  const named = PROTOCOLS[word] ?? word;
  // A port's own address is there as a route to this very system.
  const own = OWN.test(port) || nextHop.startsWith("127.") || nextHop === "::1";
  return named === "connected" && own ? "local" : named;
}

/** Ways one after another that lead to one prefix are one route. */
function routesOf(ways: readonly Way[]): readonly SeenRoute[] {
  return [...Map.groupBy(ways, ({ prefix }) => prefix)].map(([text, all]) => {
    const prefix = prefixIn(text);
    const protocols = all.map(protocolOf);
    if (prefix === null) throw new Unreadable(text);
    const nextHops = all
      .filter(({ port }) => !NOWHERE.test(port))
      .map(({ nextHop, port }, at): SeenHop => ({
        address: ["connected", "local"].includes(protocols[at] ?? "") ? null : addressIn(nextHop),
        interface: port,
      }));
    return { prefix, protocol: protocols[0] ?? "", nextHops };
  });
}

/** Destination (missing in a further way of the same), protocol (missing too, where it is the same), preference, cost, flags (VRP alone), next hop, port. */
const ROW =
  /^\s*(?:(\d+(?:\.\d+){3}\/\d+)\s+)?(?:([A-Z]\w*)\s+(\d+)\s+(\d+)\s+(?:([A-Z]+)\s+)?)?(\d+(?:\.\d+){3})\s+(\S+)\s*$/i;
const HEAD = /^\s*Destination\/Mask\s+Proto/im;
/** Of VRP's flags: given to the forwarding table. */
const FORWARDED = "D";

/** `display ip routing-table`. @throws Unreadable of an answer without its head, and of a row in no known form below it */
export function displayRoutes4([answer = ""]: readonly string[]): readonly SeenRoute[] {
  const head = HEAD.exec(answer);
  if (head === null) throw new Unreadable(answer);
  const [, ...lines] = answer.slice(head.index).split("\n");
  const ways: Way[] = [];
  let last: Pick<Way, "prefix" | "protocol"> | undefined;
  for (const line of lines.filter((one) => /^\s*(?:\d+\.|[A-Z]\w*\s+\d+\s+\d+\s|\d)/i.test(one))) {
    const [, prefix = last?.prefix, protocol = last?.protocol, , , flags, nextHop, port] =
      ROW.exec(line) ?? [];
    if (prefix === undefined || protocol === undefined || nextHop === undefined || port === undefined)
      throw new Unreadable(line);
    last = { prefix, protocol };
    if (flags === undefined || flags.includes(FORWARDED)) ways.push({ ...last, nextHop, port });
  }
  return routesOf(ways);
}

/** `Destination  : 2001:DB8::                  PrefixLength : 64` */
const FIELD = /(Destination|PrefixLength|NextHop|Protocol|Interface|Flags)\s*:\s*(\S+)/g;

function wayIn(block: string): Way | null {
  const fields = new Map([...block.matchAll(FIELD)].map(([, key = "", value = ""]) => [key, value]));
  const [destination, length] = [fields.get("Destination"), fields.get("PrefixLength")];
  const [nextHop, protocol, port] = [fields.get("NextHop"), fields.get("Protocol"), fields.get("Interface")];
  if (destination === undefined || nextHop === undefined || protocol === undefined || port === undefined)
    throw new Unreadable(block);
  if (!(fields.get("Flags") ?? FORWARDED).includes(FORWARDED)) return null;
  return { prefix: length === undefined ? destination : `${destination}/${length}`, nextHop, protocol, port };
}

/** `display ipv6 routing-table`: a block for each way. @throws Unreadable */
export function displayRoutes6([answer = ""]: readonly string[]): readonly SeenRoute[] {
  if (!/Destinations\s*:/.test(answer)) throw new Unreadable(answer);
  const blocks = answer.split(/^(?=\s*Destination\s*:)/m).slice(1);
  return routesOf(blocks.map(wayIn).filter((way) => way !== null));
}
