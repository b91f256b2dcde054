import type { HardwareModels } from "./models/model.ts";
import { ownProfile } from "./models/profile.ts";
import { SPECTRUM_ON_SONIC } from "./models/spectrum.ts";
import type { SwitchSystem } from "./switch-system.ts";

const SOURCE = "https://github.com/sonic-net/sonic-buildimage/blob/master/device";

/** What the file says that its chip is set up by, `l3_mem_entries`: single addresses. How many routes fit beside it is said nowhere. */
const broadcom = (hosts: number, file: string) => [ownProfile("config.bcm", { hosts }, `${SOURCE}/${file}`)];

/**
 * A port's number is that of its first lane, as the port_config.ini of its platform has it. A lane's is its own, the port's and what comes
 * before it (`BreakoutCfg.get_config` of sonic-config-engine's portconfig.py), where the platform has a platform.json that breaks ports out.
 */
const models = {
  "AS7326-56X": {
    title: "Edgecore AS7326-56X",
    banks: [
      { ports: "Ethernet{0}", count: 48, gbps: 25 },
      { ports: "Ethernet{48:4}", count: 8, gbps: 100, brokenOut: "Ethernet{48}" },
    ],
    source: `${SOURCE}/accton/x86_64-accton_as7326_56x-r0/Accton-AS7326-56X/port_config.ini`,
    profiles: broadcom(
      16_384,
      "accton/x86_64-accton_as7326_56x-r0/Accton-AS7326-56X/td3-as7326-48x25G+8x100G.config.bcm",
    ),
  },
  "S5248F-ON": {
    title: "Dell S5248F-ON, set up as P-25G",
    banks: [
      { ports: "Ethernet{0}", count: 48, gbps: 25 },
      { ports: "Ethernet{48:4}", count: 8, gbps: 100 },
    ],
    source: `${SOURCE}/dell/x86_64-dellemc_s5248f_c3538-r0/DellEMC-S5248f-P-25G/port_config.ini`,
    profiles: broadcom(
      40_960,
      "dell/x86_64-dellemc_s5248f_c3538-r0/DellEMC-S5248f-P-25G/td3-s5248f-25g.config.bcm",
    ),
  },
  MSN2410: {
    title: "NVIDIA SN2410",
    banks: [
      { ports: "Ethernet{0:4}", count: 48, gbps: 25 },
      { ports: "Ethernet{192:4}", count: 8, gbps: 100 },
    ],
    source: `${SOURCE}/mellanox/x86_64-mlnx_msn2410-r0/ACS-MSN2410/port_config.ini`,
    profiles: SPECTRUM_ON_SONIC,
  },
  "AS7726-32X": {
    title: "Edgecore AS7726-32X",
    banks: [{ ports: "Ethernet{0:4}", count: 32, gbps: 100, brokenOut: "Ethernet{0}" }],
    source: `${SOURCE}/accton/x86_64-accton_as7726_32x-r0/Accton-AS7726-32X/port_config.ini`,
    profiles: broadcom(
      16_384,
      "accton/x86_64-accton_as7726_32x-r0/Accton-AS7726-32X/td3-as7726-32x100G.config.bcm",
    ),
  },
  MSN2700: {
    title: "NVIDIA SN2700",
    banks: [{ ports: "Ethernet{0:4}", count: 32, gbps: 100 }],
    source: `${SOURCE}/mellanox/x86_64-mlnx_msn2700-r0/ACS-MSN2700/port_config.ini`,
    profiles: SPECTRUM_ON_SONIC,
  },
} as const satisfies HardwareModels;

/** Ports are named after their first lane: those of four lanes come in fours. */
export const sonic: SwitchSystem<typeof models> = {
  title: "SONiC 202405 or newer with FRR's management framework",
  configures: "switch",
  routing: "frr",
  mtu: 9100,
  loopback: "Loopback0",
  vlanInterface: "Vlan",
  aggregate: "PortChannel",
  ports: {
    torUplink: "Ethernet{48:4}",
    spineDownlink: "Ethernet{0:4}",
    spinePeer: "Ethernet{2048:4}",
    spineUplink: "Ethernet{2304:4}",
    superSpineDownlink: "Ethernet{0:4}",
    torNode: "Ethernet{0}",
    torPeer: "Ethernet{72:4}",
  },
  models,
};
