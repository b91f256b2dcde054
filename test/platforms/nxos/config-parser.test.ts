import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { compile } from "../../../src/index.ts";
import type { SwitchIntent } from "../../../src/intent/index.ts";
import { describeWith } from "../../support/prerequisites.ts";
import { factsOfIntent } from "../support/facts-of-intent.ts";
import type { Facts, PolicyFacts } from "../support/facts.ts";
import { fabricsOn } from "../support/fabrics.ts";
import { adjusted } from "./adjusted.ts";

/** What cisco-config-parser makes of a text, as far as it is looked at here: it knows no `eq`, no sets, and of IPv6 only BGP. */
interface Parsed {
  readonly identity: { readonly features: readonly string[] };
  readonly vlans: readonly { readonly id: string }[];
  readonly l3_interfaces: readonly Named<{
    readonly ip_address: string | null;
    readonly mask: string | null;
  }>[];
  readonly l2_access_interfaces: readonly Named<{ readonly data_vlan: string }>[];
  readonly l2_trunk_interfaces: readonly Named<{ readonly allowed_vlans: string }>[];
  readonly prefix_lists: readonly {
    readonly name: string;
    readonly entries: readonly { readonly raw: string }[];
  }[];
  readonly route_maps: readonly {
    readonly name: string;
    readonly clauses: readonly { readonly match: readonly string[]; readonly set: readonly string[] }[];
  }[];
  readonly routing: {
    readonly static: readonly {
      readonly prefix: string;
      readonly nexthop_ip: string | null;
      readonly nexthop_interface: string;
    }[];
    readonly ospf: readonly {
      readonly interfaces: readonly { readonly interface: string; readonly passive: boolean }[];
    }[];
    readonly bgp: readonly Bgp[];
  };
  readonly parse_errors: unknown;
}

type Named<T> = T & { readonly name: string; readonly description: string };

interface Bgp {
  readonly as_number: string;
  readonly router_id: string;
  readonly address_families: readonly { readonly networks: readonly string[] }[];
  readonly templates: readonly (Peer & { readonly name: string })[];
  readonly neighbors: readonly (Peer & {
    readonly ip: string;
    readonly remote_as: string | null;
    readonly description: string | null;
    readonly inherit_peer: string;
  })[];
}

interface Peer {
  readonly update_source: string | null;
  readonly address_families: readonly {
    readonly route_map: { readonly in: string | null; readonly out: string | null };
  }[];
}

interface FoundIn {
  readonly parsed: Parsed;
  readonly names: { readonly undefined_references: object; readonly unused_definitions: object };
}

const sorted = <T extends string>(all: readonly T[]): readonly T[] => [...all].sort();

/** The same of either side. */
interface Common {
  readonly described: readonly string[];
  readonly addresses: readonly string[];
  readonly vlans: readonly string[];
  readonly asn: number;
  readonly routerId: string;
  readonly networks: readonly string[];
  readonly statics: readonly string[];
  readonly ospf: readonly string[];
  readonly sessions: readonly string[];
}

const bits = (mask: string): number =>
  mask.split(".").reduce((sum, octet) => sum + (Number(octet).toString(2).match(/1/g)?.length ?? 0), 0);

function sessionsOf({ route_maps, prefix_lists }: Parsed, { templates, neighbors }: Bgp): readonly string[] {
  return neighbors.map(({ ip, remote_as, description, inherit_peer, ...own }) => {
    const template = templates.find(({ name }) => name === inherit_peer);
    const maps = [own, template].flatMap(
      (one) => one?.address_families.map(({ route_map }) => route_map) ?? [],
    );
    const rules = (direction: "in" | "out"): number => {
      const name = maps.map((one) => one[direction]).find((one) => one !== null);
      const clauses = route_maps.find((one) => one.name === name)?.clauses ?? [];
      const list = /prefix-list (\S+)/.exec(clauses[0]?.match[0] ?? "")?.[1];
      return prefix_lists.find((one) => one.name === list)?.entries.length ?? -1;
    };
    const source = own.update_source ?? template?.update_source ?? "";
    return [ip, remote_as ?? "external", description ?? "", source, rules("in"), rules("out")].join("|");
  });
}

function ofParser(parsed: Parsed): Common {
  const {
    routing,
    l3_interfaces: routed,
    l2_access_interfaces: access,
    l2_trunk_interfaces: trunks,
  } = parsed;
  const [bgp, ...more] = routing.bgp;
  if (bgp === undefined || more.length > 0) throw new Error("not one BGP");
  return {
    described: sorted(
      [...routed, ...access, ...trunks].map(({ name, description }) => `${name} ${description}`),
    ),
    addresses: sorted(
      routed.map(({ name, ip_address, mask }) => `${name} ${ip_address ?? ""}/${String(bits(mask ?? ""))}`),
    ),
    vlans: sorted([
      ...parsed.vlans.map(({ id }) => `${id} routed by Vlan${id}`),
      ...access.map(({ name, data_vlan }) => `${data_vlan} untagged on ${name}`),
      ...trunks.map(({ name, allowed_vlans }) => `${allowed_vlans} tagged on ${name}`),
    ]),
    asn: Number(bgp.as_number),
    routerId: bgp.router_id,
    networks: sorted(bgp.address_families.flatMap(({ networks }) => networks)),
    statics: sorted(
      routing.static.map(({ prefix, nexthop_ip, nexthop_interface }) =>
        [prefix, nexthop_ip, nexthop_interface].filter((one) => one !== null).join(" "),
      ),
    ),
    ospf: sorted(
      routing.ospf.flatMap(({ interfaces }) =>
        interfaces
          .filter((one) => !one.interface.startsWith("loopback"))
          .map((one) => `${one.interface} ${String(one.passive)}`),
      ),
    ),
    sessions: sorted(sessionsOf(parsed, bgp)),
  };
}

const isV4 = (text: string): boolean => !text.includes(":");

function ofFacts({ interfaces, vlans, bgp, sessions, discards, statics, ospf }: Facts): Common {
  const count = ({ rules }: PolicyFacts): number => rules.length;
  return {
    described: sorted(Object.entries(interfaces).map(([name, { description }]) => `${name} ${description}`)),
    addresses: sorted(
      Object.entries(interfaces).flatMap(([name, { addresses }]) =>
        addresses.filter(isV4).map((address) => `${name} ${address}`),
      ),
    ),
    vlans: sorted(
      Object.entries(vlans).flatMap(([id, { gateway, untagged, tagged }]) => [
        `${id} routed by ${gateway}`,
        ...untagged.map((name) => `${id} untagged on ${name}`),
        ...tagged.map((name) => `${id} tagged on ${name}`),
      ]),
    ),
    asn: bgp.asn,
    routerId: bgp.routerId,
    networks: bgp.networks,
    statics: sorted([
      ...discards.filter(isV4).map((prefix) => `${prefix} Null0`),
      ...statics.filter(isV4).map((route) => route.replace(" via", "")),
    ]),
    ospf: sorted(
      Object.entries(ospf?.interfaces ?? {})
        .filter(([name]) => !name.startsWith("loopback"))
        .map(([name, { passive }]) => `${name} ${String(passive)}`),
    ),
    sessions: sorted(
      Object.entries(sessions).map(([key, { asn, description, source, imports, exports }]) =>
        [key, asn, description, source ?? "", count(imports), count(exports)].join("|"),
      ),
    ),
  };
}

describeWith("cisco-config-parser", ["ciscoConfigParser"], ({ ciscoConfigParser: { python, folder } }) => {
  const read = (texts: readonly string[]): readonly FoundIn[] =>
    JSON.parse(
      execFileSync(python, [join(import.meta.dirname, "config-parser.py")], {
        input: JSON.stringify(texts),
        env: { PYTHONPATH: folder },
        encoding: "utf8",
        maxBuffer: 2 ** 28,
      }),
    ) as readonly FoundIn[];

  const artifacts = fabricsOn("nxos").flatMap((spec) =>
    compile(adjusted(spec)).switches.map(({ intent, text }) => ({
      of: `${spec.name}: ${intent.device}`,
      intent,
      text,
    })),
  );
  const found = read(artifacts.map(({ text }) => text));

  const factsOf = (intent: SwitchIntent): Common => ofFacts(factsOfIntent(intent));

  it("finds in every text what the intent says", () => {
    expect(found.map(({ parsed }, at) => [artifacts[at]?.of, ofParser(parsed)])).toEqual(
      artifacts.map(({ of, intent }) => [of, factsOf(intent)]),
    );
  });

  it("finds no name that is not defined, or not used, and no line that it can't place", () => {
    const nothing = { undefined_references: {}, unused_definitions: {}, parse_errors: [] };
    expect(found.map(({ names, parsed: { parse_errors } }) => ({ ...names, parse_errors }))).toEqual(
      found.map(() => nothing),
    );
  });

  it("would find a list that is not there", () => {
    const { text = "" } = artifacts[0] ?? {};
    const [without] = read([text.replace(/^ip prefix-list TO-.*\n/gm, "")]);
    expect(Object.keys(without?.names.undefined_references ?? {})).not.toEqual([]);
  });
});
