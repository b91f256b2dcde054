import type { Ask } from "../../platforms/look.ts";
import type { Step } from "../error.ts";
import type { OpenAsker } from "../look/asker.ts";
import type { HttpsConnection } from "../types.ts";
import { withNvue } from "./client.ts";
import type { Nvue } from "./rest.ts";

const operational = (line: string): string => `${line}${line.includes("?") ? "&" : "?"}rev=operational`;

/**
 * Asks NVUE one thing, in its detailed view where there is one: from 5.12 on only that has all of a BGP neighbour. The answer is empty where
 * there is no such thing.
 */
export async function askNvue(nvue: Nvue, step: Step, { line }: Ask): Promise<string> {
  const path = operational(line);
  const told =
    (line.endsWith("/bgp/neighbor") ? await nvue.maybe(step, `${path}&view=detail`) : undefined) ??
    (await nvue.maybe(step, path));
  return told === undefined ? "" : JSON.stringify(told);
}

/** Asks Cumulus Linux by NVUE's interface. */
export const cumulusAsker: OpenAsker<HttpsConnection> = (device, connection, work) =>
  withNvue(device, connection, (nvue) => work((ask) => askNvue(nvue, "read", ask)));
