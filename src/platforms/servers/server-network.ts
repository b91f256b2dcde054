import type { ServerIntent } from "../../intent/index.ts";

/** Files of one server by their path on it, without the slash before; the same intent gives the same bytes. */
export type ServerFiles = ReadonlyMap<string, string>;

/** What sets up a server's network, as far as this project needs to know it. */
export interface ServerNetworkPlatform {
  readonly files: (intent: ServerIntent) => ServerFiles;
}

/** The first line of each file. */
export const HEAD = "# What the fabric needs of this server. Written anew with every change.";

/** A file of so many parts, a blank line between two. */
export const fileOf = (...parts: readonly (readonly string[])[]): string =>
  [[HEAD], ...parts.filter((lines) => lines.length > 0)].map((lines) => `${lines.join("\n")}\n`).join("\n");
