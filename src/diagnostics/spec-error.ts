import type { Diagnostic } from "./diagnostic.ts";
import { formatDiagnostics } from "./fold.ts";

/** Thrown at the library's boundary when a spec has errors: carries all of them, and reads as a list. */
export class SpecError extends Error {
  readonly diagnostics: readonly Diagnostic[];

  constructor(diagnostics: readonly Diagnostic[], what = "The datacenter's spec") {
    super(
      `${what} is refused:\n${formatDiagnostics(diagnostics)
        .map((line) => `  ${line}`)
        .join("\n")}`,
    );
    this.name = "SpecError";
    this.diagnostics = diagnostics;
  }
}
