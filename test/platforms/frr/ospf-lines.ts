import type { OspfInterfaceFacts } from "../support/facts.ts";
import { need, readWith, type Reader, type Statement } from "./lines.ts";
import { numberIn } from "./said.ts";

/** What stands at an interface. */
export interface InterfaceLines {
  readonly description: string | null;
  /** Null where OSPF is off. */
  readonly ospf: OspfInterfaceFacts | null;
}

/** @throws Error where lines of OSPF are not those of a link, of a passive interface, or of one without a cost */
function ospfOf(
  name: string,
  said: ReadonlyMap<string, string>,
  bfdProfiles: Set<string>,
): InterfaceLines["ospf"] {
  if (said.size === 0) return null;
  if (said.get("area") !== "0") throw new Error(`${name} is in no area`);
  const passive = said.has("passive");
  const cost = numberIn(said, "cost");
  const network = said.get("network");
  // RFC 2328 section 12.4.1.4: of a point-to-multipoint interface the address is announced at no cost, and so is a loopback's.
  const isFree = passive && cost === null && (network === "point-to-multipoint" || name === "lo");
  if (passive ? !isFree && network !== undefined : network !== "point-to-point")
    throw new Error(`${name} has a network of another type`);
  const profile = said.get("bfd profile");
  if (said.has("bfd") !== (profile !== undefined)) throw new Error("BFD and its profile go together");
  if (profile !== undefined) bfdProfiles.add(profile);
  return {
    passive,
    cost: isFree ? 0 : need(cost, `the cost of ${name}`),
    hello: passive ? null : need(numberIn(said, "hello-interval"), `the hello of ${name}`),
    dead: passive ? null : need(numberIn(said, "dead-interval"), `the dead interval of ${name}`),
    bfd: profile !== undefined,
  };
}

/** What an interface's statements say; profiles that they name are put to `bfdProfiles`. */
export function interfaceLines(
  name: string,
  statements: readonly Statement[],
  bfdProfiles: Set<string>,
): InterfaceLines {
  let description: string | null = null;
  const ospf = new Map<string, string>();
  readWith(statements, [
    [
      /^description (?<text>.+)$/,
      ({ text = "" }) => {
        description = text;
      },
    ],
    [
      /^ip ospf (?<what>area|cost|dead-interval|hello-interval|network|bfd profile) (?<value>\S+)$/,
      ({ what = "", value = "" }) => {
        ospf.set(what, value);
      },
    ],
    [
      /^ip ospf (?<what>passive|bfd)$/,
      ({ what = "" }) => {
        ospf.set(what, "");
      },
    ],
  ]);
  return { description, ospf: ospfOf(name, ospf, bfdProfiles) };
}

/** A reader of `router ospf`: its router id and equal-cost ways, to `found`. */
export const ospfReader = (
  found: (router: { readonly routerId: string; readonly paths: number }) => void,
): Reader => [
  /^router ospf$/,
  (_, inside) => {
    const said = new Map<string, string>();
    readWith(inside, [
      [
        /^(?<what>ospf router-id|maximum-paths) (?<value>\S+)$/,
        ({ what = "", value = "" }) => {
          said.set(what, value);
        },
      ],
      [/^log-adjacency-changes$/, () => undefined],
    ]);
    found({
      routerId: need(said.get("ospf router-id"), "OSPF's router id"),
      paths: need(numberIn(said, "maximum-paths"), "OSPF's maximum-paths"),
    });
  },
];
