import { stringify } from "yaml";
import type { ServerBond, ServerIntent } from "../../intent/index.ts";
import { LOOPBACK } from "../../plan/types.ts";
import { addressesOf } from "./addresses.ts";
import { keepsForeign, linkSections } from "./networkd.ts";
import { fileOf, HEAD, type ServerFiles, type ServerNetworkPlatform } from "./server-network.ts";
import { sysctlFile } from "./sysctl.ts";

/** Netplan's words for an interface. */
type Words = Readonly<Record<string, unknown>>;

const mtuOf = ({ mtu }: ServerIntent): Words => (mtu === null ? {} : { mtu });

/** An interface that has addresses, its own or a file's beside netplan's. */
const footOf = (intent: ServerIntent): Words => ({
  "accept-ra": false,
  "link-local": intent.ipv6 === null ? [] : ["ipv6"],
  "ignore-carrier": true,
  ...mtuOf(intent),
});

const addresses = (intent: ServerIntent): Words => ({
  addresses: addressesOf(intent, intent.address).map(({ address }) => address),
});

const MODES: Readonly<Record<ServerBond["mode"], Words>> = {
  "active-backup": { mode: "active-backup" },
  lacp: { mode: "802.3ad", "transmit-hash-policy": "layer3+4" },
};

const bonded = (intent: ServerIntent, { name, mode }: ServerBond, interfaces: readonly string[]): Words => ({
  ethernets: Object.fromEntries(
    interfaces.map((port) => [port, { "link-local": [], "accept-ra": false, ...mtuOf(intent) }]),
  ),
  bonds: {
    [name]: {
      interfaces,
      parameters: { ...MODES[mode], "mii-monitor-interval": 100 },
      ...footOf(intent),
      ...addresses(intent),
    },
  },
});

function network(intent: ServerIntent): Words {
  const { foot } = intent;
  if (foot.kind === "links")
    return {
      ethernets: {
        [LOOPBACK]: addresses(intent),
        ...Object.fromEntries(foot.links.map((link) => [link.interface, footOf(intent)])),
      },
    };
  if (foot.bond !== null) return bonded(intent, foot.bond, foot.ports);
  return {
    ethernets: Object.fromEntries(
      foot.ports.map((port) => [port, { ...footOf(intent), ...addresses(intent) }]),
    ),
  };
}

/** Netplan has no scope of an address, nor one without its route: networkd, which netplan writes for, takes both from a file beside netplan's. */
const beside = (intent: ServerIntent): ServerFiles =>
  new Map(
    intent.foot.kind === "network"
      ? []
      : intent.foot.links.map((link): [string, string] => [
          `etc/systemd/network/10-netplan-${link.interface}.network.d/calico-fabric.conf`,
          fileOf(...linkSections(intent, link)),
        ]),
  );

/** Netplan 0.104 and newer, which has networkd set the network up. */
export const netplan: ServerNetworkPlatform = {
  files: (intent) =>
    new Map([
      [
        "etc/netplan/60-calico-fabric.yaml",
        `${HEAD}\n\n${stringify({ network: { version: 2, renderer: "networkd", ...network(intent) } })}`,
      ],
      ...beside(intent),
      ...keepsForeign,
      ...sysctlFile(intent),
    ]),
};
