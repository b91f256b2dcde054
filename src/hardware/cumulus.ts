import type { HardwareModels } from "./models/model.ts";
import { SPECTRUM_2_ON_CUMULUS, SPECTRUM_ON_CUMULUS } from "./models/spectrum.ts";
import type { SwitchSystem } from "./switch-system.ts";

const SOURCE =
  "https://docs.nvidia.com/networking-ethernet-software/cumulus-linux/Layer-1-and-Switch-Ports/Interface-Configuration-and-Management/Switch-Port-Attributes";

const models = {
  SN2410: {
    title: "NVIDIA SN2410",
    banks: [
      { ports: "swp{1}", count: 48, gbps: 25 },
      { ports: "swp{49}", count: 8, gbps: 100, brokenOut: "swp{49}s{0..3}" },
    ],
    source: SOURCE,
    profiles: SPECTRUM_ON_CUMULUS,
  },
  SN3420: {
    title: "NVIDIA SN3420",
    banks: [
      { ports: "swp{1}", count: 48, gbps: 25 },
      { ports: "swp{49}", count: 12, gbps: 100, brokenOut: "swp{49}s{0..3}" },
    ],
    source: SOURCE,
    profiles: SPECTRUM_2_ON_CUMULUS,
  },
  SN2700: {
    title: "NVIDIA SN2700",
    banks: [{ ports: "swp{1}", count: 32, gbps: 100, brokenOut: "swp{1}s{0..3}" }],
    source: SOURCE,
    profiles: SPECTRUM_ON_CUMULUS,
  },
  SN3700C: {
    title: "NVIDIA SN3700C",
    banks: [{ ports: "swp{1}", count: 32, gbps: 100, brokenOut: "swp{1}s{0..3}" }],
    source: SOURCE,
    profiles: SPECTRUM_2_ON_CUMULUS,
  },
} as const satisfies HardwareModels;

export const cumulus: SwitchSystem<typeof models> = {
  title: "NVIDIA Cumulus Linux 5.9 to 5.14 with NVUE",
  configures: "switch",
  routing: "frr",
  mtu: 9216,
  loopback: "lo",
  vlanInterface: "vlan",
  aggregate: "bond",
  ports: {
    torUplink: "swp{49}",
    spineDownlink: "swp{1}",
    spinePeer: "swp{513}",
    spineUplink: "swp{577}",
    superSpineDownlink: "swp{1}",
    torNode: "swp{1}",
    torPeer: "swp{55}",
  },
  models,
};
