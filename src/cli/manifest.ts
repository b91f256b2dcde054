import { readFileSync } from "node:fs";

/** What the command line says of its own package. */
export interface Manifest {
  readonly version: string;
  /** Ranges of what is installed beside it, by name: `^3.270.0`, `>=0.21.0`. */
  readonly peerDependencies: Readonly<Record<string, string>>;
}

/** The package's own manifest, read when it is asked for; sources and what is built of them are as deep in the package. */
export const manifest = (): Manifest =>
  JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8")) as Manifest;
