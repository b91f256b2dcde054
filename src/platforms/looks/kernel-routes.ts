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
const DROPS = new Set(["blackhole", "unreachable", "prohibit"]);

/** By the names of /etc/iproute2/rt_protos. Its own networks are the kernel's. */
const PROTOCOLS: Readonly<Record<string, string>> = { bird: "bgp", kernel: "connected", ra: "kernel" };

const hopOf = ({ gateway, via, dev }: z.output<typeof hop>) => {
  const address = gateway ?? via?.host;
  return { address: address === undefined ? null : addressIn(address), interface: dev ?? null };
};

const routesIn =
  (family: Family["name"]) =>
  ([answer = ""]: readonly string[]): readonly SeenRoute[] =>
    (fromJson(answer, z.array(route)) ?? []).map((one) => {
      const prefix = one.dst === "default" ? EVERYTHING[family] : prefixIn(one.dst);
      if (prefix === null) throw new Unreadable(one.dst);
      const nextHops = DROPS.has(one.type ?? "") ? [] : (one.nexthops ?? [one]).map(hopOf);
      return { prefix, protocol: PROTOCOLS[one.protocol ?? ""] ?? one.protocol ?? "", nextHops };
    });

/** What Linux forwards by, whoever put it there. */
export const kernelRoutes = (family: Family["name"]): Question<readonly SeenRoute[]> => ({
  asks: asksJson(`ip -json -${family === "ipv4" ? "4" : "6"} route show table main`),
  read: routesIn(family),
});
