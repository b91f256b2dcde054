import type { ServerBond, ServerIntent, ServerLinkIntent } from "../../intent/index.ts";
import { LOOPBACK } from "../../plan/types.ts";
import { alias, stanza } from "../linux/stanza.ts";
import { NETWORK_FILE } from "../linux/network-file.ts";
import { addressesOf, linkAddressesOf } from "./addresses.ts";
import { fileOf, type ServerNetworkPlatform } from "./server-network.ts";
import { sysctlFile } from "./sysctl.ts";

const mtuOf = ({ mtu }: ServerIntent): readonly string[] => (mtu === null ? [] : [`mtu ${String(mtu)}`]);

const addresses = (intent: ServerIntent): readonly string[] =>
  addressesOf(intent, intent.address).map(({ address }) => `address ${address}`);

/**
 * Ifupdown2 takes a scope and gives none, so the addresses of a link are given by hand, and it is told to leave them. In IPv6 nobody is asked
 * whether he has the same address: a route from it is refused while the kernel asks.
 */
const link = (
  intent: ServerIntent,
  { interface: name, device, address }: ServerLinkIntent,
): readonly string[] =>
  stanza(name, [
    alias(device),
    ...mtuOf(intent),
    "address-purge no",
    ...linkAddressesOf(intent, address).flatMap((one) =>
      one.family === "ipv4"
        ? [`post-up ip address replace ${one.address} dev ${name} scope link`]
        : [
            `post-up ip address replace ${one.address} dev ${name} nodad noprefixroute preferred_lft 0`,
            `post-up ip -6 route replace ${one.network} dev ${name} src ${one.source}`,
          ],
    ),
  ]);

const MODES: Readonly<Record<ServerBond["mode"], readonly string[]>> = {
  "active-backup": ["bond-mode active-backup"],
  lacp: ["bond-mode 802.3ad", "bond-xmit-hash-policy layer3+4"],
};

const bond = (
  intent: ServerIntent,
  { name, mode }: ServerBond,
  ports: readonly string[],
): readonly (readonly string[])[] => [
  ...ports.map((port) => stanza(port, mtuOf(intent))),
  stanza(name, [
    `bond-slaves ${ports.join(" ")}`,
    ...MODES[mode],
    "bond-miimon 100",
    ...mtuOf(intent),
    ...addresses(intent),
  ]),
];

function stanzas(intent: ServerIntent): readonly (readonly string[])[] {
  const { foot } = intent;
  if (foot.kind === "links")
    return [stanza(LOOPBACK, addresses(intent)), ...foot.links.map((one) => link(intent, one))];
  if (foot.bond !== null) return bond(intent, foot.bond, foot.ports);
  return foot.ports.map((port) => stanza(port, [...mtuOf(intent), ...addresses(intent)]));
}

/** Ifupdown2 3, whose file of Debian's reads all of its folder that end in `.intf`. */
export const ifupdown2: ServerNetworkPlatform = {
  files: (intent) => new Map([[NETWORK_FILE.slice(1), fileOf(...stanzas(intent))], ...sysctlFile(intent)]),
};
