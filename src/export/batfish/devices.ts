import type { CompiledFabric } from "../../compile.ts";
import { formatInterfaceAddress } from "../../net/ipv4.ts";
import { isLinkLocal } from "../../net/link-local.ts";
import { LOOPBACK } from "../../plan/types.ts";
import type { PlatformName } from "../../spec/index.ts";
import { jsonText } from "../texts.ts";
import { frrForBatfish } from "./frr.ts";

type Switch = CompiledFabric["switches"][number];

/** A device's files below the snapshot. */
type Files = readonly (readonly [path: string, text: string])[];

/** A vendor's text as it is, after the line by which Batfish knows whose it is. */
const asItIs =
  (contentType: string) =>
  (device: string, text: string): Files => [
    [`configs/${device}.cfg`, `!RANCID-CONTENT-TYPE: ${contentType}\n!\nhostname ${device}\n!\n${text}`],
  ];

/** Interfaces as Linux is told of them: FRR's text has none of their addresses on every platform. */
const stanzas = ({ intent: { interfaces } }: Switch): string =>
  interfaces
    .flatMap(({ name, address }) => [
      `auto ${name}`,
      name === LOOPBACK ? `iface ${name} inet loopback` : `iface ${name}`,
      ...(isLinkLocal(address.address) ? [] : [`    address ${formatInterfaceAddress(address)}`]),
      "",
    ])
    .join("\n");

/** Cumulus Linux's files one after the other, which is how Batfish takes a Linux with FRR. */
const concatenated = (one: Switch): Files => [
  [
    `configs/${one.intent.device}.cfg`,
    [
      one.intent.device,
      "# This file describes the network interfaces",
      stanzas(one),
      "# ports.conf --",
      "",
      "frr version 8.4.1",
      frrForBatfish(one.text),
      "",
    ].join("\n"),
  ],
];

interface SonicText {
  readonly config_db: Readonly<Record<string, Readonly<Record<string, object>>>>;
  readonly "frr.conf": readonly string[];
}

/** A folder with the two files that SONiC has. */
function sonicFolder({ intent: { device }, text }: Switch): Files {
  const { config_db: db, "frr.conf": frr } = JSON.parse(text) as SonicText;
  const localhost = { hostname: device, ...db["DEVICE_METADATA"]?.["localhost"] };
  const metadata = { ...db["DEVICE_METADATA"], localhost };
  return [
    [`sonic_configs/${device}/config_db.json`, jsonText({ ...db, DEVICE_METADATA: metadata })],
    [`sonic_configs/${device}/frr.conf`, `${frrForBatfish(frr.join("\n"))}\n`],
  ];
}

/** Of switches that route, on the platforms that Batfish reads. NVUE's revisions it does not. */
const ROUTERS: Readonly<Partial<Record<PlatformName, (one: Switch) => Files>>> = {
  frr: concatenated,
  linux: concatenated,
  sonic: sonicFolder,
  eos: ({ intent, text }) => asItIs("arista")(intent.device, text),
  nxos: ({ intent, text }) => asItIs("cisco-nx")(intent.device, text),
};

/** The same of switches that only switch, of which some have no text. */
const BRIDGES: Readonly<Partial<Record<PlatformName, (device: string, text: string) => Files>>> = {
  eos: asItIs("arista"),
  nxos: asItIs("cisco-nx"),
};

/** Whether a port is one as soon as it is in the text, also one that only switches. */
const hasEveryPort = (platform: PlatformName): boolean => platform === "eos" || platform === "nxos";

export interface BatfishDevices {
  readonly files: Files;
  /** By device the ports that Batfish will know; null for all that a cable is in. */
  readonly ports: ReadonlyMap<string, ReadonlySet<string> | null>;
  /** Switches that are not there, by platform. */
  readonly missing: ReadonlyMap<PlatformName, readonly string[]>;
}

/** Every switch that Batfish reads. */
export function batfishDevices({ switches, bridges }: CompiledFabric): BatfishDevices {
  const all = [
    ...switches.map((one) => ({ intent: one.intent, files: ROUTERS[one.intent.platform]?.(one) ?? null })),
    ...bridges.map(({ intent, text }) => ({
      intent: { ...intent, interfaces: [] },
      files: text === null ? null : (BRIDGES[intent.platform]?.(intent.device, text) ?? null),
    })),
  ];
  const ports = all.flatMap(({ intent: { device, platform, interfaces }, files }) =>
    files === null
      ? []
      : [[device, hasEveryPort(platform) ? null : new Set(interfaces.map(({ name }) => name))] as const],
  );
  const missing = Map.groupBy(
    all.filter(({ files }) => files === null),
    ({ intent }) => intent.platform,
  );
  return {
    files: all.flatMap(({ files }) => files ?? []),
    ports: new Map(ports),
    missing: new Map(
      [...missing].map(([platform, own]) => [platform, own.map(({ intent }) => intent.device)]),
    ),
  };
}
