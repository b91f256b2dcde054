import type { CompiledFabric } from "../compile.ts";
import type { Prefix4 } from "../net/ipv4.ts";
import type { Family } from "../intent/index.ts";
import { nearest } from "../text/nearest.ts";
import { typedAddress, typedPrefix } from "./families.ts";

/** What a word of the user's names; a name may be that of a rack and of a device. */
export type Subject =
  | { readonly kind: "device" | "rack" | "link" | "session" | "plane"; readonly name: string }
  | { readonly kind: "prefix"; readonly prefix: Prefix4; readonly family: Family["name"] }
  | { readonly kind: "asn"; readonly asn: number };

/** Everything that has a name. */
export function namesOf({ plan }: CompiledFabric): readonly Subject[] {
  const servers = plan.racks.flatMap(({ nodes, hosts }) => [...nodes, ...hosts]);
  const devices = [...plan.switches, ...plan.bridges, ...servers].map(({ name }) => name);
  const routers = [...new Set((plan.outside?.peers ?? []).map(({ router }) => router))];
  const all = (
    kind: "device" | "rack" | "link" | "session" | "plane",
    names: readonly string[],
  ): readonly Subject[] => names.map((name) => ({ kind, name }));
  return [
    ...all("device", [...devices, ...routers]),
    ...all(
      "rack",
      plan.racks.map(({ name }) => name),
    ),
    ...all(
      "link",
      plan.links.map(({ id }) => id),
    ),
    ...all(
      "session",
      plan.sessions.map(({ id }) => id),
    ),
    ...all(
      "plane",
      plan.planes.map(({ name }) => name),
    ),
  ];
}

const ASN = /^(?:AS)?([1-9]\d{0,9})$/i;

/** What a word names, or a sentence that it names nothing. */
export function subjectsOf(fabric: CompiledFabric, word: string): readonly Subject[] | string {
  const names = namesOf(fabric);
  const named = names.filter((one) => "name" in one && one.name === word);
  if (named.length > 0) return named;
  const { ipv6 } = fabric.plan;
  const address = typedAddress(word, ipv6);
  if (address !== null)
    return [{ kind: "prefix", prefix: { base: address.value, length: 32 }, family: address.family }];
  const prefix = typedPrefix(word, ipv6);
  if (prefix !== null) return [{ kind: "prefix", prefix: prefix.value, family: prefix.family }];
  const [, asn] = ASN.exec(word) ?? [];
  if (asn !== undefined) return [{ kind: "asn", asn: Number(asn) }];
  const meant = nearest(
    word,
    names.flatMap((one) => ("name" in one ? [one.name] : [])),
  );
  const hint = meant === null ? "" : `; did you mean "${meant}"?`;
  return `${word} is no device, rack, link, session, plane, address, prefix or AS number of this fabric${hint}`;
}
