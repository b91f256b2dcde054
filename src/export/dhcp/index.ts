import type { CompiledFabric } from "../../compile.ts";
import { familiesOf, type Family } from "../../intent/index.ts";
import { exported, type Exported, type Exporter, type ExportSettings } from "../exporter.ts";
import { jsonText } from "../texts.ts";
import { keaConfig } from "./kea.ts";
import { dhcpNetworks, unknownServers, type DhcpNetwork } from "./networks.ts";

const FILES: Readonly<Record<Family["name"], string>> = { ipv4: "kea-dhcp4.conf", ipv6: "kea-dhcp6.conf" };

const familyOf = (address: string): Family["name"] => (address.includes(":") ? "ipv6" : "ipv4");

/** Settings of a family that the fabric has not, and a fabric of which nobody would be answered. */
function reasonsAgainst(
  networks: readonly DhcpNetwork[],
  families: readonly Family[],
  { resolvers = [], nextServer, bootFile, bootUrl }: ExportSettings,
): readonly string[] {
  const has = new Set(families.map(({ name }) => name));
  const missing = [
    ...resolvers.map((address) => ({ what: `the resolver ${address}`, of: familyOf(address) })),
    ...(nextServer === undefined ? [] : [{ what: "--next-server", of: "ipv4" as const }]),
    ...(bootFile === undefined ? [] : [{ what: "--boot-file", of: "ipv4" as const }]),
    ...(bootUrl === undefined ? [] : [{ what: "--boot-url", of: "ipv6" as const }]),
  ].filter(({ of }) => !has.has(of));
  const answered = networks.some(({ only, reservations }) => only !== null || reservations.length > 0);
  return [
    ...missing.map(
      ({ what, of }) => `${what} is of ${of === "ipv4" ? "IPv4" : "IPv6"}, which the fabric does not have`,
    ),
    ...(answered
      ? []
      : [
          "no server would be answered: give servers their MAC addresses (racks[].nodes[].macs, racks[].hosts[].macs)",
        ]),
  ];
}

function files(fabric: CompiledFabric, settings: ExportSettings): Exported {
  const families = familiesOf(fabric.plan.ipv6);
  const networks = dhcpNetworks(fabric);
  const reasons = reasonsAgainst(networks, families, settings);
  if (reasons.length > 0) return { ok: false, reasons };
  const unknown = unknownServers(fabric);
  const unrouted = networks.filter(({ routers }) => routers.length === 0).map(({ name }) => name);
  return exported(
    families.map((family): [string, string] => [
      FILES[family.name],
      jsonText(
        keaConfig(
          family,
          networks,
          settings,
          (settings.resolvers ?? []).filter((address) => familyOf(address) === family.name),
        ),
      ),
    ]),
    [
      ...(unknown.length === 0
        ? []
        : [
            `${String(unknown.length)} ${unknown.length === 1 ? "server" : "servers"}, as ${unknown[0] ?? ""}: the spec has no MAC address (macs) for each port that would ask`,
          ]),
      ...(unrouted.length === 0
        ? []
        : [
            `routers of ${unrouted.join(", ")}: no switch routes there, or relays: Kea is to stand in each itself`,
          ]),
    ],
  );
}

/** Kea's configurations: each server's address in the network that it boots in, and what it boots. */
export const dhcp: Exporter = {
  needs: [],
  takes: ["domain", "resolvers", "nextServer", "bootFile", "bootUrl"],
  files,
};
