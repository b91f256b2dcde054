/** What a port of a switch leads to. */
export type PortRole = "torUplink" | "spineDownlink" | "spinePeer" | "torNode" | "torPeer";

/** How a network operating system names what every switch has, where the spec does not say. */
export interface SwitchSystem {
  /** The system and the first release that its text is for, as people say it. */
  readonly title: string;
  /** A ToR's routed interface into its rack. */
  readonly torRack: string;
  /** Ports by role, as patterns (`portAt`). */
  readonly ports: Readonly<Record<PortRole, string>>;
}
