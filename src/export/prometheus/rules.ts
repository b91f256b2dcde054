import { AT_LEAST, AT_MOST, BY, PREFIXES, UP } from "./names.ts";
import type { ExpectedSession } from "./expected.ts";

interface Rule {
  readonly record?: string;
  readonly alert?: string;
  readonly expr: string;
  readonly for?: string;
  readonly labels?: Readonly<Record<string, string>>;
  readonly annotations?: Readonly<Record<string, string>>;
}

/** A file of rules as Prometheus reads it. */
export interface RuleFile {
  readonly groups: readonly { readonly name: string; readonly rules: readonly Rule[] }[];
}

/** What is foretold, a group a switch: nothing is asked of a device. @param drained switches in maintenance, by name */
export function expectedRules(
  datacenter: string,
  sessions: readonly ExpectedSession[],
  drained: ReadonlySet<string>,
): RuleFile {
  const rulesOf = (session: ExpectedSession): readonly Rule[] => {
    const labels = {
      datacenter,
      device: session.device,
      afi: session.family,
      peer: session.peer,
      peer_device: session.peerDevice,
      peer_as: String(session.peerAsn),
      ...(drained.has(session.device) || drained.has(session.peerDevice) ? { maintenance: "true" } : {}),
    };
    return [
      { record: AT_LEAST, expr: `vector(${String(session.atLeast)})`, labels },
      ...(session.atMost === null
        ? []
        : [{ record: AT_MOST, expr: `vector(${String(session.atMost)})`, labels }]),
    ];
  };
  return {
    groups: [...Map.groupBy(sessions, ({ device }) => device)].map(([device, own]) => ({
      name: `calico-fabric ${datacenter} ${device}`,
      rules: own.flatMap(rulesOf),
    })),
  };
}

/** `spine-1:9342` and `spine-1.example.com:9342` are of the device `spine-1`. */
const byDevice = (expression: string): string =>
  `label_replace(${expression}, "device", "$1", "instance", "([^.:]+).*")`;

/** What frr_exporter measures, by the common names. Its state is 1 for established, 0 for down, 2 for shut by hand. */
export const frrExporterRules: RuleFile = {
  groups: [
    {
      name: "calico-fabric frr_exporter",
      rules: [
        {
          record: UP,
          expr: `max by (${BY}) (${byDevice('frr_bgp_peer_state{vrf="default", safi="unicast"}')} == bool 1)`,
        },
        {
          record: PREFIXES,
          expr: `max by (${BY}) (${byDevice('frr_bgp_peer_prefixes_received_count_total{vrf="default", safi="unicast"}')})`,
        },
      ],
    },
  ],
};

const at = (session: string): string =>
  `${session} of {{ $labels.device }} with {{ $labels.peer_device }} ({{ $labels.peer }}, {{ $labels.afi }})`;

/** What is other than foretold. All of it speaks of series of either kind alone, so it is the same for every fabric. */
export const alertRules: RuleFile = {
  groups: [
    {
      name: "calico-fabric alerts",
      rules: [
        {
          alert: "CalicoFabricDeviceSilent",
          expr: `count by (datacenter, device, afi) (${AT_LEAST}) unless on (device, afi) ${UP}`,
          for: "5m",
          labels: { severity: "critical" },
          annotations: {
            summary: "Nothing is heard of BGP on {{ $labels.device }} ({{ $labels.afi }})",
            description:
              "Its exporter does not answer, or BGP does not run. Of its sessions nothing is known, and nothing else is alerted.",
          },
        },
        {
          alert: "CalicoFabricSessionDown",
          expr: `(${AT_LEAST} unless on (${BY}) (${UP} == 1)) and on (device, afi) ${UP}`,
          for: "1m",
          labels: { severity: "critical" },
          annotations: {
            summary: at("The session"),
            description:
              "It is to be established, and is not. Look whether it was shut by hand, at the cable and the port at both ends, and that both agree on AS number and password.",
          },
        },
        {
          alert: "CalicoFabricPrefixesMissing",
          expr: `(${AT_LEAST} > on (${BY}) group_left () ${PREFIXES}) and on (${BY}) (${UP} == 1)`,
          for: "5m",
          labels: { severity: "warning" },
          annotations: {
            summary: at("Prefixes are missing from the session"),
            description:
              "At least {{ $value }} are foretold, whatever pods there are, and fewer are let in. Look who no longer announces, or which list refuses.",
          },
        },
        {
          alert: "CalicoFabricPrefixesNearLimit",
          expr: `(${AT_MOST} * 0.8) < on (${BY}) group_left () ${PREFIXES}`,
          for: "5m",
          labels: { severity: "warning" },
          annotations: {
            summary: at("The session"),
            description:
              "More than {{ $value }} prefixes came, which is four fifths of the number over which it is torn down.",
          },
        },
        {
          alert: "CalicoFabricSessionUnknown",
          expr: `((${UP} == 1) unless on (${BY}) ${AT_LEAST}) and on (device, afi) ${AT_LEAST}`,
          for: "10m",
          labels: { severity: "warning" },
          annotations: {
            summary:
              "{{ $labels.device }} has a session with {{ $labels.peer }} ({{ $labels.afi }}) that the spec does not have",
            description:
              "A node that was added and is not in the spec yet, or somebody who should not be there. Export the rules anew when the spec has changed.",
          },
        },
      ],
    },
  ],
};
