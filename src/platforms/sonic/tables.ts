import { text } from "../frr/text.ts";

/** Fields of a row; CONFIG_DB knows text alone. */
export type Row = Readonly<Record<string, string>>;

/** Rows by their key, whose parts are joined by `|`. */
export type Table = Readonly<Record<string, Row>>;

/** Tables by name: what the fabric owns, as a merge (RFC 7396) into what the device has. */
export type ConfigDb = Readonly<Record<string, Table>>;

/** What CONFIG_DB's models take of a description. */
const LONGEST_DESCRIPTION = 255;

export const describe = (description: string): string => text(description).slice(0, LONGEST_DESCRIPTION);

export const rows = (entries: readonly (readonly [string, Row])[]): Table => Object.fromEntries(entries);

/** Of a port channel: LACP's key is its number. */
export const AUTO_KEY: Row = { lacp_key: "auto" };

/** Tables without a row are left out. */
export const withRows = (tables: ConfigDb): ConfigDb =>
  Object.fromEntries(Object.entries(tables).filter(([, table]) => Object.keys(table).length > 0));
