/** The profile that a switch's `frr defaults` names; it decides what FRR takes for granted. */
export type Profile = "traditional" | "datacenter";

export interface HiddenDefault {
  /** A command, without what encloses it. */
  readonly command: RegExp;
  /** The profile under which it is the default; left out when it is under both. */
  readonly profile?: Profile;
}

/**
 * Commands that FRR takes and never shows, for they are its defaults: after they are sent, frr-reload.py goes on wanting
 * to send them. A value that differs from the default is shown, and then frr-reload.py wants to take that one away too,
 * so leaving these out hides no difference. Each was seen on FRR 8.4.4.
 */
export const HIDDEN_DEFAULTS: readonly HiddenDefault[] = [
  { command: /^ip(?:v6)? forwarding$/ },
  { command: /^no shutdown$/ },
  // An interface of which there is nothing to show; its lines are commands of their own.
  { command: /^interface \S+$/ },
  { command: /^bgp network import-check$/ },
  { command: /^bgp suppress-duplicates$/ },
  { command: /^bgp fast-external-failover$/ },
  { command: /^bgp client-to-client reflection$/ },
  { command: /^bgp default local-preference 100$/ },
  { command: /^bgp graceful-restart (?:restart-time 120|stalepath-time 360)$/ },
  { command: /^bgp listen limit 100$/ },
  { command: /^detect-multiplier 3$/ },
  { command: /^(?:transmit|receive)-interval 300$/ },
  { command: /^neighbor \S+ ebgp-multihop 1$/ },
  { command: /^ip ospf hello-interval 10$/ },
  { command: /^neighbor \S+ send-community(?: both| all)?$/ },
  { command: /^bgp ebgp-requires-policy$/, profile: "traditional" },
  { command: /^no bgp log-neighbor-changes$/, profile: "traditional" },
  { command: /^timers bgp 60 180$/, profile: "traditional" },
  { command: /^no bgp ebgp-requires-policy$/, profile: "datacenter" },
  { command: /^bgp log-neighbor-changes$/, profile: "datacenter" },
  { command: /^log-adjacency-changes$/, profile: "datacenter" },
  { command: /^bgp deterministic-med$/, profile: "datacenter" },
  { command: /^timers bgp 3 9$/, profile: "datacenter" },
];

/** Whether FRR takes a command and never shows it. */
export const isHidden = (command: string, profile: Profile): boolean =>
  HIDDEN_DEFAULTS.some((hidden) => (hidden.profile ?? profile) === profile && hidden.command.test(command));

/** What a switch's configuration says of its profile. */
export const profileOf = (configuration: string): Profile =>
  /^frr defaults datacenter$/m.test(configuration) ? "datacenter" : "traditional";
