import { z } from "zod";
import type { Family } from "../../intent/index.ts";
import { asksJson, Unreadable, type Question, type SeenRoute } from "../look.ts";
import { addressIn, prefixIn } from "./address.ts";
import { fromJson } from "./json.ts";

const hop = z.looseObject({
  gateway: z.string().optional(),
  via: z.looseObject({ host: z.string() }).optional(),
  dev: z.string().optional(),
});

const route = hop.extend({
  type: z.string().optional(),
  dst: z.string(),
  protocol: z.string().optional(),
  nexthops: z.array(hop).optional(),
});

const EVERYTHING = { ipv4: "0.0.0.0/0", ipv6: "::/0" } as const;
/** Of the kernel's own table: addresses of its ports, and not what is broadcast. */
const OWN = new Set(["local", "anycast"]);
const DROPS = new Set(["blackhole", "unreachable", "prohibit"]);

/** By the names of /etc/iproute2/rt_protos. Its own networks are the kernel's. */
const PROTOCOLS: Readonly<Record<string, string>> = { bird: "bgp", kernel: "connected", ra: "kernel" };

const hopOf = ({ gateway, via, dev }: z.output<typeof hop>) => {
  const address = gateway ?? via?.host;
  return { address: address === undefined ? null : addressIn(address), interface: dev ?? null };
};

type Route = z.output<typeof route>;

function seenRoute(family: Family["name"], one: Route): SeenRoute {
  const prefix = one.dst === "default" ? EVERYTHING[family] : prefixIn(one.dst);
  if (prefix === null) throw new Unreadable(one.dst);
  const own = OWN.has(one.type ?? "");
  const nextHops = DROPS.has(one.type ?? "") ? [] : (one.nexthops ?? [one]).map(hopOf);
  const protocol = own ? "local" : (PROTOCOLS[one.protocol ?? ""] ?? one.protocol ?? "");
  return { prefix, protocol, nextHops };
}

const readTable = (answer: string): readonly Route[] => fromJson(answer, z.array(route)) ?? [];

/** What Linux forwards by, whoever put it there, and its own addresses. */
export function kernelRoutes(family: Family["name"]): Question<readonly SeenRoute[]> {
  const show = `ip -json -${family === "ipv4" ? "4" : "6"} route show table`;
  return {
    asks: asksJson(`${show} main`, `${show} local`),
    read: ([main = "", local = ""]) =>
      [...readTable(main), ...readTable(local).filter(({ type }) => OWN.has(type ?? ""))].map((one) =>
        seenRoute(family, one),
      ),
  };
}
