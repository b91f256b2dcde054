import type { BridgeIntent } from "../../../intent/index.ts";
import { mtuRow, portRow } from "../ethernet.ts";
import { kindOf } from "../names.ts";
import { AUTO_KEY, describe, rows, type ConfigDb } from "../tables.ts";
import type { Link } from "./links.ts";

const up = (description: string) => ({ admin_status: "up", description: describe(description) });

/**
 * Ports and port channels. LACP's key is the port channel's number: two switches that are one to others show the same, and one switch has
 * another for each. A port channel that the spec names as a port has its members, and its key, from the user.
 */
export function portTables({ ports }: BridgeIntent, links: readonly Link[]): ConfigDb {
  const channels = links.filter(({ name }) => kindOf(name) === "port-channel");
  return {
    PORT: rows(
      ports
        .filter(({ name }) => kindOf(name) === "port")
        .map(({ name, description, ethernet }) => [name, { ...up(description), ...portRow(ethernet) }]),
    ),
    PORTCHANNEL: rows(
      channels.map(({ name, description, members }) => [
        name,
        {
          ...up(description),
          ...mtuRow(ports.find((port) => [name, ...members].includes(port.name))?.ethernet),
          ...(members.length > 0 ? AUTO_KEY : {}),
        },
      ]),
    ),
    PORTCHANNEL_MEMBER: rows(
      channels.flatMap(({ name, members }) => members.map((port) => [`${name}|${port}`, {}] as const)),
    ),
  };
}
