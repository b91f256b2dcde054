import type { DEVICE_COLUMNS } from "../../export/index.ts";
import type { Row } from "./table.ts";

export const ROLES = ["rack", "spine", "tor", "node", "host"] as const;
export type InventoryRole = (typeof ROLES)[number];

/** A line of an inventory of devices: what an inventory knows of a rack, a switch or a server. */
export interface InventoryDevice {
  readonly name: string;
  readonly role: InventoryRole;
  /** The rack's name; null of a spine, and of a rack itself. */
  readonly rack: string | null;
  /** Null where none is said. */
  readonly index: number | null;
  readonly asn: number | null;
  /** Fields of the spec's entry that are its text: `platform`, `hardware`, `cluster`, `daemon`. */
  readonly fields: Readonly<Record<string, string>>;
  /** The loopback of a switch, the address of a server; null where none is said. */
  readonly address: string | null;
  /** Of a rack. */
  readonly subnet: string | null;
  readonly pods: string | null;
  /** What a host announces. */
  readonly announces: readonly string[];
}

type Column = (typeof DEVICE_COLUMNS)[number];

/** Which columns say something of which role; elsewhere they are to be empty. */
const MEANT: Readonly<Record<InventoryRole, readonly Column[]>> = {
  rack: ["index", "cluster", "asn", "subnet", "pods"],
  spine: ["index", "platform", "hardware", "asn", "address"],
  tor: ["rack", "index", "platform", "hardware", "asn", "address"],
  node: ["rack", "index", "cluster", "asn", "address"],
  host: ["rack", "index", "asn", "address", "daemon", "announces"],
};

export type Read<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly fault: string };

const isRole = (text: string): text is InventoryRole => ROLES.some((role) => role === text);

/** A whole number; null for none, undefined for something else. */
const numberOf = (text: string | undefined): number | null | undefined =>
  text === undefined ? null : /^\d{1,10}$/.test(text) ? Number(text) : undefined;

/** A line, or what is wrong with it. What only a spec can judge, names and addresses, is judged with the spec. */
export function deviceOf({ line, cells }: Row): Read<InventoryDevice> {
  const fault = (words: string): Read<InventoryDevice> => ({
    ok: false,
    fault: `line ${String(line)}: ${words}`,
  });
  const { role = "", name, rack } = cells;
  if (!isRole(role)) return fault(`role is "${role}", and is to be one of ${ROLES.join(", ")}`);
  if (name === undefined) return fault(`a ${role} has no name`);
  const needsRack = MEANT[role].includes("rack");
  if (needsRack && rack === undefined) return fault(`${name} is a ${role} and has no rack`);
  const strange = Object.keys(cells).find(
    (column) => column !== "role" && column !== "name" && !MEANT[role].some((meant) => meant === column),
  );
  if (strange !== undefined) return fault(`a ${role} has no ${strange}: leave it empty`);
  const [index, asn] = [numberOf(cells["index"]), numberOf(cells["asn"])];
  if (index === undefined || asn === undefined)
    return fault(`${index === undefined ? "index" : "asn"} is to be a whole number`);
  const { platform, hardware, cluster, daemon } = cells;
  return {
    ok: true,
    value: {
      name,
      role,
      rack: rack ?? null,
      index,
      asn,
      fields: {
        ...(platform === undefined ? {} : { platform }),
        ...(hardware === undefined ? {} : { hardware }),
        ...(cluster === undefined ? {} : { cluster }),
        ...(daemon === undefined ? {} : { daemon }),
      },
      address: cells["address"] ?? null,
      subnet: cells["subnet"] ?? null,
      pods: cells["pods"] ?? null,
      announces: cells["announces"]?.split(/\s+/) ?? [],
    },
  };
}
