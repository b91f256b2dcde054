import { isDeepStrictEqual } from "node:util";
import { parse, stringify } from "yaml";
import type { OutOfVrf } from "../support/vrf-part.ts";

interface Tree {
  readonly [key: string]: Tree | string | number;
}
interface Routed {
  readonly ip?: { readonly vrf?: string };
}
interface Vrf {
  readonly loopback: { readonly ip: { readonly address: Tree } };
  readonly router: { readonly bgp: Tree; readonly [key: string]: Tree };
}

const OF_EVERY_LOOPBACK = ["127.0.0.1/8", "127.0.1.1/8", "::1/128"];

/** @throws Error where an interface that routes is in no VRF or in another, or anything of the fabric's is in the default one */
export function outOfVrf(text: string): OutOfVrf {
  const [{ set }] = parse(text, { version: "1.1" }) as readonly [{ readonly set: Tree }];
  const {
    vrf: all,
    interface: ports,
    router,
  } = set as {
    readonly vrf?: Tree;
    readonly interface: Readonly<Record<string, Routed>>;
    readonly router?: Tree;
  } & Tree;
  const [vrf, ...others] = Object.keys(all ?? { default: {} });
  if (vrf === undefined || others.length > 0) throw new Error("in several VRFs, or in none");
  const foreign = Object.values(ports).some(({ ip }) => ip?.vrf !== undefined && ip.vrf !== vrf);
  if (foreign) throw new Error(`an interface is not in ${vrf}`);
  if (vrf === "default") return { vrf: null, rest: text };
  const {
    loopback,
    router: own,
    table,
    ...more
  } = (all as unknown as Readonly<Record<string, Vrf & Tree>>)[vrf] as Vrf & Tree;
  if (table !== "auto" || Object.keys(more).length > 0 || ports["lo"] !== undefined)
    throw new Error("the VRF itself is not as it must be");
  const addresses = Object.keys(loopback.ip.address);
  if (!OF_EVERY_LOOPBACK.every((one) => addresses.includes(one)))
    throw new Error("the loopback lacks its own");
  const left = Object.entries(ports).map(([name, port]): [string, unknown] => {
    if (port.ip === undefined) return [name, port];
    const { vrf: named, ...said } = port.ip;
    if (named !== vrf) throw new Error(`${name} is not in ${vrf}`);
    const entries = Object.entries<unknown>({ ...port }).map(([key, value]): [string, unknown] => [
      key,
      key === "ip" ? said : value,
    ]);
    return [name, Object.fromEntries(entries.filter(([, value]) => !isDeepStrictEqual(value, {})))];
  });
  const { "autonomous-system": asn, "router-id": id, ...bgp } = own.bgp;
  const { bgp: service = {}, ...policies } = router as { readonly bgp?: Tree } & Tree;
  if (asn === undefined || id === undefined || "autonomous-system" in service || "router-id" in service)
    throw new Error("the numbers of BGP are not the VRF's");
  const lo = {
    description: "router id",
    ip: {
      address: Object.fromEntries(
        addresses.filter((one) => !OF_EVERY_LOOPBACK.includes(one)).map((one) => [one, {}]),
      ),
    },
    type: "loopback",
  };
  return {
    vrf,
    rest: stringify(
      [
        {
          // In its order.
          set: {
            ...set,
            interface: { lo, ...Object.fromEntries(left) },
            router: { bgp: { "autonomous-system": asn, ...service, "router-id": id }, ...policies },
            vrf: { default: { router: { ...own, bgp } } },
          },
        },
      ],
      {
        version: "1.1",
        singleQuote: true,
        defaultStringType: "QUOTE_SINGLE",
        defaultKeyType: "PLAIN",
        lineWidth: 0,
        aliasDuplicateObjects: false,
      },
    ),
  };
}
