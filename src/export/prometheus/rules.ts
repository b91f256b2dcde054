import { AT_LEAST, AT_MOST, BY, CABLE, DISCARDS, ERRORS, PORT_BY, PREFIXES, UP } from "./names.ts";
import type { ExpectedPort, ExpectedSession } from "./expected.ts";

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
  ports: readonly ExpectedPort[],
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
      ...(session.rack === null ? {} : { rack: session.rack }),
      ...(drained.has(session.device) || drained.has(session.peerDevice) ? { maintenance: "true" } : {}),
    };
    return [
      { record: AT_LEAST, expr: `vector(${String(session.atLeast)})`, labels },
      ...(session.atMost === null
        ? []
        : [{ record: AT_MOST, expr: `vector(${String(session.atMost)})`, labels }]),
    ];
  };
  const cableOf = ({ device, interface: port, peer }: ExpectedPort): Rule => ({
    record: CABLE,
    expr: "vector(1)",
    labels: {
      datacenter,
      device,
      interface: port,
      peer_device: peer.device,
      ...(peer.interface === null ? {} : { peer_interface: peer.interface }),
    },
  });
  const portsOf = Map.groupBy(ports, ({ device }) => device);
  const sessionsOf = Map.groupBy(sessions, ({ device }) => device);
  return {
    groups: [...new Set([...sessionsOf.keys(), ...portsOf.keys()])].map((device) => ({
      name: `calico-fabric ${datacenter} ${device}`,
      rules: [
        ...(sessionsOf.get(device) ?? []).flatMap(rulesOf),
        ...(portsOf.get(device) ?? []).map(cableOf),
      ],
    })),
  };
}

/** `spine-1:9342` and `spine-1.example.com:9342` are of the device `spine-1`. */
const byDevice = (expression: string): string =>
  `label_replace(${expression}, "device", "$1", "instance", "([^.:]+).*")`;

/** What frr_exporter measures, by the common names. Its state is 1 for established, 0 for down, 2 for shut by hand. */
export const frrExporterRules = (vrf = "default"): RuleFile => ({
  groups: [
    {
      name: "calico-fabric frr_exporter",
      rules: [
        {
          record: UP,
          expr: `max by (${BY}) (${byDevice(`frr_bgp_peer_state{vrf="${vrf}", safi="unicast"}`)} == bool 1)`,
        },
        {
          record: PREFIXES,
          expr: `max by (${BY}) (${byDevice(`frr_bgp_peer_prefixes_received_count_total{vrf="${vrf}", safi="unicast"}`)})`,
        },
      ],
    },
  ],
});

/** Frames a second over five minutes, both directions together. node_exporter's own label `device` is the interface. */
const framesOf = (what: string): string => {
  const rates = ["receive", "transmit"]
    .map((direction) => `rate(node_network_${direction}_${what}_total[5m])`)
    .join(" + ");
  return `max by (${PORT_BY}) (${byDevice(`label_replace(${rates}, "interface", "$1", "device", "(.+)")`)})`;
};

/** What node_exporter measures of a switch's ports, by the common names. */
export const nodeExporterRules: RuleFile = {
  groups: [
    {
      name: "calico-fabric node_exporter",
      rules: [
        { record: ERRORS, expr: framesOf("errs") },
        { record: DISCARDS, expr: framesOf("drop") },
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
