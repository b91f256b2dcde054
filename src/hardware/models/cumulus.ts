import type { HardwareModel } from "./model.ts";
import { SPECTRUM_2_ON_CUMULUS, SPECTRUM_ON_CUMULUS } from "./spectrum.ts";

const SOURCE =
  "https://docs.nvidia.com/networking-ethernet-software/cumulus-linux/Layer-1-and-Switch-Ports/Interface-Configuration-and-Management/Switch-Port-Attributes";

export const cumulusModels = {
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
} as const satisfies Readonly<Record<string, HardwareModel>>;
