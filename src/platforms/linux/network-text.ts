import { NETWORK_FILE } from "./network-file.ts";

/** FRR takes such a line for a comment, so the whole is a configuration of FRR, with the network beside it. */
const MARK = "!|";

/** One text of a switch's network, as ifupdown2's file, and of what FRR does on it. */
export const withNetwork = (network: string, frr: string): string => {
  const lines = network.trimEnd().split("\n");
  return [`! ${NETWORK_FILE}`, ...lines.map((line) => `${MARK} ${line}`.trimEnd()), "!", frr].join("\n");
};

/** ifupdown2's file; empty where the text is FRR's alone. */
export const networkIn = (text: string): string =>
  text
    .split("\n")
    .filter((line) => line.startsWith(MARK))
    .map((line) => `${line.slice(MARK.length).replace(/^ /, "")}\n`)
    .join("");

/** The same text with another file of ifupdown2's. */
export function withOwnNetwork(text: string, network: string): string {
  const [, ...lines] = text.split("\n");
  const frr = lines.slice(lines.findIndex((line) => !line.startsWith(MARK)) + 1);
  return withNetwork(network, frr.join("\n"));
}
