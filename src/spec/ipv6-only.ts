import { errorAt, type Diagnostic, type SpecPath } from "../diagnostics/index.ts";
import { isMapping } from "../text/json.ts";

/*
 * What a spec without IPv4 may not say. It is looked for in what was written: a default that nobody gave is nobody's mistake.
 */

/** Fields of IPv4, with `*` for each of a list, by what to do instead. */
const FIELDS: readonly (readonly [hint: string, fields: readonly string[]])[] = [
  [
    "give ipv6.pools the same, or leave it out",
    ["links", "spineLinks", "superSpineLinks", "serverLinks", "planes", "nodes", "hosts", "pods"].map(
      (pool) => `pools.${pool}`,
    ),
  ],
  [
    "give ipv6.services the ranges",
    ["clusterIps", "externalIps", "loadBalancerIps"].map((kind) => `services.${kind}`),
  ],
  ["give ipv6.natExclusions the ranges", ["calico.natExclusions"]],
  ["remove it: reservations are of IPv4", ["calico.reserved"]],
  ["remove it: addresses of several servers are announced in IPv4 only", ["anycast"]],
  ["remove it: several clusters have IPv4 only", ["clusters"]],
  [
    "pin its number in IPv6, below pin.ipv6, or leave it out",
    [
      "superSpines.*.pin.links",
      "spines.*.pin.plane",
      "spines.*.pin.spineLinks",
      "spines.*.pin.spineLinkAddresses",
      "racks.*.pin.subnet",
      "racks.*.pin.pods",
      "racks.*.pin.pairAddress",
      "racks.*.tors.*.pin.uplinks",
      "racks.*.tors.*.pin.uplinkAddresses",
      "racks.*.tors.*.pin.address",
      "racks.*.tors.*.pin.serverLinks",
      "racks.*.tors.*.pin.planes",
      "racks.*.nodes.*.pin.address",
      "racks.*.nodes.*.pin.planes",
      "racks.*.hosts.*.pin.address",
    ],
  ],
  ["give it under ipv6 of the host", ["racks.*.hosts.*.announces"]],
  [
    "give it under ipv6 of the link",
    ["address", "peer", "accept", "announces", "prefixes"].map((field) => `outside.peers.*.${field}`),
  ],
];

/** Where a field with such a path is given, from the innermost on. */
function given(value: unknown, steps: readonly string[], at: SpecPath = []): readonly SpecPath[] {
  const [step, ...rest] = steps;
  if (step === undefined) return value === undefined ? [] : [at];
  if (step === "*")
    return Array.isArray(value) ? value.flatMap((one, n) => given(one, rest, [...at, n])) : [];
  return isMapping(value) ? given(value[step], rest, [...at, step]) : [];
}

/** What a link's ends are read as until they have numbers: nothing of it is written anywhere. */
const UNNUMBERED = { address: "192.0.2.0/31", peer: "192.0.2.1" };

/** A copy of plain objects and lists in which one value is another. */
function changed(value: unknown, path: SpecPath, change: (value: unknown) => unknown): unknown {
  const [step, ...rest] = path;
  if (step === undefined) return change(value);
  if (Array.isArray(value))
    return value.map((one: unknown, at) => (at === step ? changed(one, rest, change) : one));
  if (!isMapping(value)) return value;
  const inner = changed(value[step], rest, change);
  const others = Object.entries(value).filter(([key]) => key !== step);
  return Object.fromEntries([...others, ...(inner === undefined ? [] : [[step, inner] as const])]);
}

/** A spec that says nothing of IPv4, and what it had said of it. */
interface WithoutIpv4 {
  readonly spec: unknown;
  readonly diagnostics: readonly Diagnostic[];
}

/** Takes out of a spec without IPv4 what is of IPv4, and says so; any other spec stays as it is. */
export function withoutIpv4(spec: unknown): WithoutIpv4 {
  if (!isMapping(spec) || !isMapping(spec.ipv6) || spec.ipv6.only !== true) return { spec, diagnostics: [] };
  const found = FIELDS.flatMap(([hint, fields]) =>
    fields.flatMap((field) => given(spec, field.split(".")).map((path) => ({ path, hint }))),
  );
  const links = given(spec, ["outside", "peers", "*"]);
  const bare = found.reduce<unknown>((left, { path }) => changed(left, path, () => undefined), spec);
  return {
    spec: links.reduce(
      (left, path) => changed(left, path, (link) => (isMapping(link) ? { ...link, ...UNNUMBERED } : link)),
      bare,
    ),
    diagnostics: found.map(({ path, hint }) =>
      errorAt(path, "ipv4-refused", "is of IPv4, and ipv6.only says that there is none", hint),
    ),
  };
}
