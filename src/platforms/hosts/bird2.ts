import { birdText, type BirdLanguage } from "./bird.ts";
import { block } from "./blocks.ts";
import type { HostDaemonPlatform } from "./host-daemon.ts";
import { birdLook } from "./look-bird.ts";

/** The kernel's metric of BIRD 2's routes is 32 by default. */
const language: BirdLanguage = {
  inTable: (family) => [`${family};`],
  channel: (family, lines) => block(family, lines, "};"),
  metric: [],
};

/** BIRD 2.0.8 and newer. */
export const bird2: HostDaemonPlatform = {
  render: (intent) => birdText(intent, language),
  extension: ".conf",
  look: birdLook,
};
