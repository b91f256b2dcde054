import { CALICO_VERSIONS } from "../../spec/index.ts";
import { few } from "../../text/few.ts";
import type { RackAnswer } from "./answers.ts";

interface LabelledNode {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
}

/** Labels that say a node's rack, as Calico's documents and Kubernetes' have them; the first that a node has. */
export const RACK_LABELS = ["rack", "topology.kubernetes.io/rack", "topology.kubernetes.io/zone"] as const;

/** Nodes by rack, or why there are none. `asNamed`: racks are called as the label says, letter by letter. */
export type Grouped =
  | {
      readonly ok: true;
      readonly label: string;
      readonly asNamed: boolean;
      readonly racks: readonly RackAnswer[];
    }
  | { readonly ok: false; readonly why: string };

/** A label's value as a name of a rack: `Row_2` as `row-2`. */
const nameOf = (value: string): string =>
  value
    .toLowerCase()
    .replaceAll(/[^a-z0-9-]+/g, "-")
    .replaceAll(/^-+|-+$/g, "");

const byText = (one: string, other: string): number => one.localeCompare(other, "en", { numeric: true });

/** Nodes in the racks that a label says, racks and nodes in the order of their names. */
export function racksOf(nodes: readonly LabelledNode[], asked: string | undefined): Grouped {
  if (nodes.length === 0) return { ok: false, why: "the cluster has no nodes" };
  const label = asked ?? RACK_LABELS.find((one) => nodes.some(({ labels }) => labels[one] !== undefined));
  if (label === undefined)
    return {
      ok: false,
      why: `no node has a label that says its rack (${RACK_LABELS.join(", ")}): name yours with --rack-label`,
    };
  const racks = new Map<string, string[]>();
  const homeless: string[] = [];
  for (const { name, labels } of [...nodes].sort((one, other) => byText(one.name, other.name))) {
    const rack = nameOf(labels[label] ?? "");
    if (rack === "") homeless.push(name);
    else racks.set(rack, [...(racks.get(rack) ?? []), name]);
  }
  if (homeless.length > 0)
    return {
      ok: false,
      why: `${few(homeless)} ${homeless.length === 1 ? "has" : "have"} no label ${label}: label every node`,
    };
  return {
    ok: true,
    label,
    asNamed: nodes.every(({ labels }) => racks.has(labels[label] ?? "")),
    racks: [...racks]
      .sort(([one], [other]) => byText(one, other))
      .map(([name, names]) => ({ name, nodes: names })),
  };
}

/** `3.30` of `v3.30.2`; undefined where that is no release that objects are written for. */
export function releaseOf(version: string | null): string | undefined {
  const [, minor] = /^v?(\d+\.\d+)/.exec(version ?? "") ?? [];
  return CALICO_VERSIONS.find((known) => known === minor);
}
