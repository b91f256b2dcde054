import { birdText, type BirdLanguage } from "./bird.ts";
import type { HostDaemonPlatform } from "./host-daemon.ts";
import { birdLook } from "./look-bird.ts";

/** It has one table and no channels. Its routes would have the metric 0, and clash with the kernel's own. */
const language: BirdLanguage = {
  inTable: () => [],
  channel: (_, lines) => lines,
  metric: ["metric 32;"],
};

/** BIRD 1.6, for IPv4: its bird6 is another daemon. */
export const bird1: HostDaemonPlatform = {
  render: (intent) => birdText(intent, language),
  extension: ".conf",
  look: birdLook,
};
