/** A configuration of a switch that only switches as its lines say it, before anything is resolved. */
export interface BridgeConfiguration {
  /** By number, with their names. */
  readonly vlans: Map<string, { name: string | null }>;
  /** Of the system view, by what they begin with. */
  readonly system: Map<string, string>;
  /** Ports and aggregates. */
  readonly interfaces: Map<string, Map<string, string>>;
  /** By number, as in `1/1`: its ports. */
  readonly irfPorts: Map<string, Map<string, string>>;
  trill: Map<string, string> | null;
}
