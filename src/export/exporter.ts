import type { CompiledFabric } from "../compile.ts";

/** What a call says besides the spec. An exporter says which of it it needs. */
export interface ExportSettings {
  /** The domain that the fabric's devices have names in, without the dot at the end. */
  readonly domain?: string;
  /** Of every zone's SOA record, 1 to 4294967295 (RFC 1035 section 3.3.13). */
  readonly serial?: number;
  /** Names of the zones' name servers, whole, without the dot at the end. */
  readonly nameServers?: readonly string[];
  /** Addresses of who answers servers' questions of names, of either family. */
  readonly resolvers?: readonly string[];
  /** Who has what servers boot, an IPv4 address, and its name there (RFC 2131: `siaddr`, `file`). */
  readonly nextServer?: string;
  readonly bootFile?: string;
  /** The same in IPv6, as a URL (RFC 5970). */
  readonly bootUrl?: string;
}

/** Files for another tool, by their path below the exporter's folder; or why there can't be any. */
export type Exported =
  | {
      readonly ok: true;
      readonly files: ReadonlyMap<string, string>;
      /** What of the fabric is not in them, and why. */
      readonly leftOut: readonly string[];
    }
  | { readonly ok: false; readonly reasons: readonly string[] };

/** What another tool is given of a fabric. A pure function: the same fabric and settings give the same bytes. */
export interface Exporter {
  /** The settings without which there is nothing to write. */
  readonly needs: readonly (keyof ExportSettings)[];
  /** Settings that it has a use for, and can do without. Default none. */
  readonly takes?: readonly (keyof ExportSettings)[];
  readonly files: (fabric: CompiledFabric, settings: ExportSettings) => Exported;
}

export const exported = (
  files: Iterable<readonly [string, string]>,
  leftOut: readonly string[] = [],
): Exported => ({ ok: true, files: new Map(files), leftOut });
