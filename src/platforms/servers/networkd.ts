import type { ServerBond, ServerIntent, ServerLinkIntent } from "../../intent/index.ts";
import { LOOPBACK } from "../../plan/types.ts";
import { addressesOf, linkAddressesOf } from "./addresses.ts";
import { fileOf, type ServerFiles, type ServerNetworkPlatform } from "./server-network.ts";
import { sysctlFile } from "./sysctl.ts";

const FOLDER = "etc/systemd/network";

type Section = readonly string[];

const match = (name: string): Section => ["[Match]", `Name=${name}`];

const mtuOf = ({ mtu }: ServerIntent): Section => (mtu === null ? [] : ["[Link]", `MTUBytes=${String(mtu)}`]);

/** Every address is given; a router's advertisement is nobody's here. Carrier that is gone takes no address away. */
const network = ({ ipv6 }: ServerIntent, more: readonly string[] = []): Section => [
  "[Network]",
  `LinkLocalAddressing=${ipv6 === null ? "no" : "ipv6"}`,
  "IPv6AcceptRA=no",
  "ConfigureWithoutCarrier=yes",
  ...more,
];

const addresses = (intent: ServerIntent): readonly Section[] =>
  addressesOf(intent, intent.address).map(({ address }) => ["[Address]", `Address=${address}`]);

/** Addresses of a link, and the routes that bring them back for the link. */
export const linkSections = (intent: ServerIntent, link: ServerLinkIntent): readonly Section[] =>
  linkAddressesOf(intent, link.address).flatMap(({ address, family, network: destination, source }) =>
    family === "ipv4"
      ? [["[Address]", `Address=${address}`, "Scope=link"]]
      : [
          ["[Address]", `Address=${address}`, "PreferredLifetime=0", "AddPrefixRoute=no"],
          ["[Route]", `Destination=${destination}`, `PreferredSource=${source}`],
        ],
  );

/** A BGP daemon's routes and Felix's rules are not networkd's to remove. */
export const keepsForeign: ServerFiles = new Map([
  [
    "etc/systemd/networkd.conf.d/calico-fabric.conf",
    fileOf(["[Network]", "ManageForeignRoutes=no", "ManageForeignRoutingPolicyRules=no"]),
  ],
]);

const MODES: Readonly<Record<ServerBond["mode"], Section>> = {
  "active-backup": ["Mode=active-backup"],
  lacp: ["Mode=802.3ad", "TransmitHashPolicy=layer3+4"],
};

const bondFiles = (intent: ServerIntent, { name, mode }: ServerBond, ports: readonly string[]): ServerFiles =>
  new Map([
    [
      `${FOLDER}/10-calico-fabric-${name}.netdev`,
      fileOf(["[NetDev]", `Name=${name}`, "Kind=bond"], ["[Bond]", ...MODES[mode], "MIIMonitorSec=100ms"]),
    ],
    ...ports.map((port): [string, string] => [
      `${FOLDER}/10-calico-fabric-${port}.network`,
      fileOf(match(port), mtuOf(intent), ["[Network]", `Bond=${name}`]),
    ]),
  ]);

function files(intent: ServerIntent): ServerFiles {
  const { foot } = intent;
  const file = (name: string, sections: readonly Section[]): [string, string] => [
    `${FOLDER}/10-calico-fabric-${name}.network`,
    fileOf(match(name), ...sections),
  ];
  if (foot.kind === "links")
    return new Map([
      file(LOOPBACK, addresses(intent)),
      ...foot.links.map((link) =>
        file(link.interface, [mtuOf(intent), network(intent), ...linkSections(intent, link)]),
      ),
      ...keepsForeign,
      ...sysctlFile(intent),
    ]);
  const { bond, ports } = foot;
  return new Map([
    ...(bond === null ? [] : bondFiles(intent, bond, ports)),
    ...(bond === null ? ports.slice(0, 1) : [bond.name]).map((name) =>
      file(name, [mtuOf(intent), network(intent), ...addresses(intent)]),
    ),
    ...keepsForeign,
    ...sysctlFile(intent),
  ]);
}

/** systemd-networkd 249 and newer, where nothing else has a file for the same ports before `10-calico-fabric-`. */
export const networkd: ServerNetworkPlatform = { files };
