import { AT_LEAST, DISCARDS, ERRORS } from "../prometheus/names.ts";
import { GOOD, overTime, stat, table, type Panel } from "./panels.ts";
import {
  beyond,
  counted,
  drifted,
  established,
  foretoldIn,
  lacking,
  missing,
  mostIn,
  received,
  state,
  unknown,
  used,
  worstPorts,
} from "./queries.ts";

/** Panels under one heading; the numbers beside each are its width, of 24, and its height. */
export interface Row {
  readonly title: string;
  /** Folded up until somebody opens it, and asked nothing until then. */
  readonly collapsed: boolean;
  /** The variable of which each value has a row of its own. */
  readonly repeat?: "rack";
  readonly panels: readonly (readonly [panel: Panel, width: number, height: number])[];
}

const WRONG_FROM_ONE = [GOOD, { color: "red", value: 1 }];
const ODD_FROM_ONE = [GOOD, { color: "orange", value: 1 }];
const SESSION = { device: "device", peer_device: "peer", peer: "address", afi: "family" };

function overview(datacenter: string): Row {
  const foretold = foretoldIn(datacenter);
  const all = `count by (device) (${foretold})`;
  return {
    title: "Sessions",
    collapsed: false,
    panels: [
      [stat("Foretold", "Sessions that are to stand, by the spec.", counted(foretold), [GOOD]), 4, 4],
      [stat("Established", "Of those that are foretold.", counted(established(foretold)), [GOOD]), 5, 4],
      [
        stat(
          "Down",
          "Foretold, and down, or nothing is heard of them.",
          counted(missing(foretold)),
          WRONG_FROM_ONE,
        ),
        5,
        4,
      ],
      [
        stat(
          "With prefixes missing",
          "Established, and fewer prefixes come than whatever pods there are.",
          counted(lacking(foretold)),
          ODD_FROM_ONE,
        ),
        5,
        4,
      ],
      [stat("Unknown", "Established, and not in the spec.", counted(unknown(foretold)), ODD_FROM_ONE), 5, 4],
      [
        overTime(
          "Established of those foretold, by device",
          "1 is all of a device's sessions.",
          {
            expr: `(count by (device) (${established(foretold)}) or ${all} * 0) / on (device) ${all}`,
            legend: "{{device}}",
          },
          { unit: "percentunit", min: 0, max: 1 },
        ),
        12,
        8,
      ],
      [
        table(
          "Down",
          "Look whether it was shut by hand, at the cable and the port at both ends, and that both agree on AS number and password.",
          [{ expr: missing(foretold), legend: "prefixes at least" }],
          { ...SESSION, maintenance: "maintenance" },
        ),
        12,
        8,
      ],
      [
        table(
          "Alerts that fire",
          "Those of alerts.rules.yml.",
          [
            {
              expr: 'ALERTS{alertname=~"CalicoFabric.+", alertstate="firing", device=~"$device"}',
              legend: "count",
            },
          ],
          { alertname: "alert", severity: "severity", ...SESSION, maintenance: "maintenance" },
        ),
        24,
        7,
      ],
    ],
  };
}

function prefixes(datacenter: string): Row {
  const foretold = foretoldIn(datacenter);
  return {
    title: "Prefixes",
    collapsed: false,
    panels: [
      [
        overTime(
          "Beyond the fewest foretold, by device",
          "Blocks of pods, over all of a device's sessions. Below zero something is missing.",
          { expr: `sum by (device) (${beyond(foretold)})`, legend: "{{device}}" },
          { unit: "short", line: 0 },
        ),
        12,
        8,
      ],
      [
        overTime(
          "Drift within an hour, by device",
          "What has come, less what had come an hour ago.",
          { expr: drifted(foretold), legend: "{{device}}" },
          { unit: "short" },
        ),
        12,
        8,
      ],
      [
        overTime(
          "Share of the maximum, the fullest sessions",
          "At 1 the session is torn down; from 0.8 on there is an alert.",
          {
            expr: `topk(15, ${used(mostIn(datacenter))})`,
            legend: "{{device}} from {{peer_device}} ({{afi}})",
          },
          { unit: "percentunit", min: 0, line: 0.8 },
        ),
        24,
        8,
      ],
    ],
  };
}

function links(datacenter: string): Row {
  const of = (title: string, what: typeof ERRORS | typeof DISCARDS): Panel =>
    overTime(
      `${title}, the worst ports`,
      `Frames a second in both directions, where ${what} is recorded: of node_exporter by node-exporter.rules.yml.`,
      {
        expr: worstPorts(datacenter, what),
        legend: "{{device}} {{interface}} to {{peer_device}} {{peer_interface}}",
      },
      { unit: "pps", min: 0 },
    );
  return {
    title: "Links",
    collapsed: false,
    panels: [
      [of("Errors", ERRORS), 12, 8],
      [of("Discards", DISCARDS), 12, 8],
    ],
  };
}

/** Sessions of some switches each by itself. @param where matcher of their series */
function each(datacenter: string, title: string, where: string, repeat?: "rack"): Row {
  const foretold = foretoldIn(datacenter, where);
  return {
    title,
    collapsed: true,
    ...(repeat === undefined ? {} : { repeat }),
    panels: [
      [
        table(
          "Sessions",
          "What is foretold of each, and what is.",
          [
            { expr: state(foretold), legend: "state" },
            { expr: received(foretold), legend: "prefixes" },
            { expr: `${foretold} * 1`, legend: "at least" },
            { expr: `${mostIn(datacenter, where)} * 1`, legend: "at most" },
          ],
          SESSION,
          [
            {
              column: "state",
              words: { "0": { text: "down", color: "red" }, "1": { text: "established", color: "green" } },
            },
          ],
        ),
        14,
        10,
      ],
      [
        overTime(
          "Prefixes beyond the fewest foretold",
          "Below zero something is missing.",
          { expr: beyond(foretold), legend: "{{device}} from {{peer_device}} ({{afi}})" },
          { unit: "short", line: 0 },
        ),
        10,
        10,
      ],
    ],
  };
}

/** The dashboard's rows. @param hasSpines whether switches that stand in no rack have sessions */
export const rowsOf = (datacenter: string, hasSpines: boolean): readonly Row[] => [
  overview(datacenter),
  prefixes(datacenter),
  links(datacenter),
  ...(hasSpines ? [each(datacenter, "Spines", ', rack=""')] : []),
  each(datacenter, "Rack $rack", ', rack=~"$rack"', "rack"),
];

/** What the variables are filled by. */
export const valuesOf = (datacenter: string, label: "device" | "rack"): string =>
  `label_values(${AT_LEAST}{datacenter="${datacenter}"}, ${label})`;
