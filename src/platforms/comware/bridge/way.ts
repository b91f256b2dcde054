/** What a way of switching makes of a bridge, beside its VLANs and what each port carries. */
export interface Way {
  /** Blocks that come before all interfaces. */
  readonly system: readonly (readonly string[])[];
  readonly bundles: readonly Bundle[];
  /** Lines of a port of this name. */
  readonly port: (name: string) => readonly string[];
  /** Ports that are no ports of a VLAN, for they make two switches one. */
  readonly stackPorts: readonly string[];
}

/** An aggregate of the device's. */
export interface Bundle {
  /** As in Bridge-Aggregation1. */
  readonly number: number;
  readonly description: string;
  readonly ports: readonly string[];
  /** Whether it is a trunk even where it carries one VLAN. */
  readonly isTrunk: boolean;
  /** What it says of itself. */
  readonly lines: readonly string[];
}

/** Ports that need nothing more. */
export const nothing: Way = { system: [], bundles: [], port: () => [], stackPorts: [] };
