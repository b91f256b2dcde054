import {
  mergeBaseline,
  sameConfiguration,
  sameWhereOwned,
  withoutArtifact,
} from "../../platforms/frr/blocks.ts";
import { networkIn } from "../../platforms/linux/network-text.ts";

/*
 * Texts of a whole switch: FRR's configuration, and beside it lines of the network, which FRR takes for comments. `!|` is a line of ifupdown2's
 * file, which has one owner; `!=` says of a text of what runs how the links were that no file makes.
 */

const linesWith = (text: string, mark: string): string =>
  text
    .split("\n")
    .filter((line) => line.startsWith(mark))
    .map((line) => `${line}\n`)
    .join("");

/** Ifupdown2's file in a text, line by line. */
const network = (text: string): string => linesWith(text, "!|");
const links = (text: string): string => linesWith(text, "!=");

/** What is to run: of what ran before, what the artifact does not hold; then the artifact; and how links were, for those that leave it. */
export const mergeWhole = (baseline: string, artifact: string): string =>
  `${mergeBaseline(baseline, artifact)}${network(artifact)}${links(baseline)}`;

/** What is to run once the fabric is gone: its network goes as a whole, and what there was before it comes back. */
export const withoutWhole = (running: string, artifact: string, baseline: string): string =>
  `${withoutArtifact(running, artifact, baseline)}${network(baseline)}${links(baseline)}`;

/** Whether two texts of what runs say the same, of links as well. */
export const sameRunning = (one: string, other: string): boolean =>
  sameConfiguration(one, other) && network(one) === network(other) && links(one) === links(other);

/** Whether a switch starts as it is to, in what the artifact holds. */
export const startsSame = (startup: string, running: string, artifact: string): boolean =>
  sameWhereOwned(startup, running, artifact) && networkIn(startup) === networkIn(artifact);
