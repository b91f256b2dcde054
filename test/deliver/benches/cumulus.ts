import type { NvueTree } from "../../platforms/device-model/nvue.ts";
import type { SelfSigned } from "../devices-servers/certificate.ts";
import { serveNvue, type NvueServer } from "../devices-servers/nvue-server.ts";
import { inputsOf, type Bench, type Texts } from "./bench.ts";

const BEFORE: NvueTree = {
  system: { hostname: "leaf7" },
  interface: {
    eth0: { ip: { address: { dhcp: {} }, vrf: "mgmt" } },
    swp49: { description: "somebody else's", link: { mtu: 9000 } },
  },
  router: { bgp: { "autonomous-system": 65000, enable: "on", "router-id": "192.0.2.1" } },
  vrf: {
    default: {
      router: { bgp: { enable: "on", neighbor: { "192.0.2.9": { "remote-as": 65009, type: "numbered" } } } },
    },
  },
};

const artifact = `- set:
    interface:
      swp49:
        description: 'spine-1 swp1'
        ip:
          address:
            10.254.0.1/31: {}
        type: 'swp'
    router:
      policy:
        prefix-list:
          PODS:
            rule:
              '10':
                action: 'permit'
                match:
                  10.64.0.0/10: {}
            type: 'ipv4'
    vrf:
      default:
        router:
          bgp:
            neighbor:
              10.254.0.0:
                peer-group: 'SPINES'
                remote-as: 64513
                type: 'numbered'
            peer-group:
              SPINES:
                password: '<secret:spines>'
`;

export const cumulusTexts: Texts = {
  artifact,
  more: artifact.replace(
    "            type: 'ipv4'\n",
    "              '20':\n                action: 'permit'\n                match:\n                  10.192.0.0/16: {}\n            type: 'ipv4'\n",
  ),
  mark: "10.192.0.0/16",
};

export async function startCumulus(certificate: SelfSigned): Promise<Bench<NvueServer>> {
  const server = await serveNvue(BEFORE, certificate);
  server.up.add("192.0.2.9");
  return {
    server,
    inputs: inputsOf("leaf7", "cumulus", artifact, server.connection),
    running: () => JSON.stringify(server.applied),
    startup: () => JSON.stringify(server.startup),
    left: () =>
      [...server.revisions.values()].map(({ state }) => state).filter((state) => state !== "applied"),
    spoil() {
      server.applied = { ...server.applied, router: BEFORE["router"] ?? {} };
      server.startup = server.applied;
    },
    stop: () => server.stop(),
  };
}
