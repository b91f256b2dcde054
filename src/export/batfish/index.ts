import { exported, type Exported, type Exporter } from "../exporter.ts";
import type { CompiledFabric } from "../../compile.ts";
import { jsonText } from "../texts.ts";
import { batfishDevices, type BatfishDevices } from "./devices.ts";
import { batfishExpected } from "./expected.ts";
import { batfishHosts } from "./hosts.ts";
import { readme } from "./readme.ts";
import { announcements, layer1 } from "./world.ts";

const SNAPSHOT = "snapshot";

/** Lines of FRR's that Batfish will warn of, and that it may go wrong without. */
const UNREAD = [
  "match community",
  "match large-community",
  "match ip next-hop",
  "set large-community",
  "set community",
];

function leftOut(fabric: CompiledFabric, { missing, files }: BatfishDevices): readonly string[] {
  const unread = UNREAD.filter((words) =>
    files.some(([, text]) => text.includes("frr version") && text.includes(` ${words} `)),
  );
  return [
    ...[...missing].map(
      ([platform, devices]) =>
        `${devices.join(", ")}: Batfish does not read what ${platform} is given, and knows no session with them`,
    ),
    "sessions of nodes and hosts, and pods and services that they announce: Batfish's hosts speak no BGP",
    ...(fabric.plan.racks.some(({ addresses }) => addresses !== null)
      ? [
          "the stable addresses of servers that have links of their own: its hosts have none beside their ports'",
        ]
      : []),
    ...(fabric.plan.ipv6 === null ? [] : ["IPv6: Batfish reads some of it, and reasons of IPv4"]),
    ...(unread.length === 0
      ? []
      : [
          `what FRR does by ${unread.join(", ")}: the lines are there, and Batfish's reader of FRR may warn of them`,
        ]),
  ];
}

function files(fabric: CompiledFabric): Exported {
  const devices = batfishDevices(fabric);
  const reasons = [
    ...(fabric.plan.ipv6?.alone === true ? ["Batfish reasons of IPv4, and the fabric has IPv6 alone"] : []),
    ...(fabric.plan.vrf === undefined
      ? []
      : [
          "the fabric is in a VRF, and not every text says which ports are: export a copy of the spec without vrf, in which routes are the same",
        ]),
    ...(devices.files.length === 0
      ? [`Batfish reads no switch of the fabric: they are on ${[...devices.missing.keys()].join(", ")}`]
      : []),
  ];
  if (reasons.length > 0) return { ok: false, reasons };
  const hosts = batfishHosts(fabric);
  const expected = batfishExpected(fabric, devices);
  const told = announcements(fabric, devices);
  const without = leftOut(fabric, devices);
  const snapshot: readonly (readonly [string, string])[] = [
    ...devices.files,
    ...hosts.map((host) => [`hosts/${host.hostname}.json`, jsonText(host)] as const),
    ["batfish/layer1_topology.json", jsonText(layer1(fabric, devices, hosts))],
    ...(told === null ? [] : [["external_bgp_announcements.json", jsonText(told)] as const]),
  ];
  return exported(
    [
      ["README.md", readme(fabric.plan.name, expected, without)],
      ["expected.json", jsonText(expected)],
      ...snapshot.map(([path, text]) => [`${SNAPSHOT}/${path}`, text] as const),
    ],
    without,
  );
}

/** A snapshot for Batfish, and what it is to answer. */
export const batfish: Exporter = { needs: [], files };
