import { told } from "../text/foreign.ts";

/** Where in the user's spec: keys and array positions from its root; empty for the spec as a whole. */
export type SpecPath = readonly (string | number)[];

/** Stable names of everything the compiler can refuse or warn of. */
export const DIAGNOSTIC_CODES = [
  "address-outside-subnet",
  "address-taken",
  "aggregate-too-wide",
  "announced-outside-pool",
  "announced-taken",
  "asn-invalid",
  "asn-over-int32",
  "asn-pool-overlap",
  "asn-public",
  "asn-taken",
  "attachment-unsupported",
  "bfd-ends-restarts",
  "bfd-too-slow",
  "bfd-unused",
  "best-path-undetermined",
  "blocks-too-few",
  "border-loses-servers",
  "border-unknown",
  "calico-filter-wider",
  "calico-too-old",
  "clusters-meet",
  "default-beyond-border",
  "duplicate-index",
  "duplicate-mac",
  "duplicate-name",
  "field-missing",
  "field-unknown",
  "graceful-restart-partial",
  "hardware-unknown",
  "hosts-ipv4-only",
  "index-over-capacity",
  "ipv4-refused",
  "keepalive-inside",
  "line-unconfirmed",
  "lines-secret",
  "lines-touch",
  "lines-unsound",
  "lines-unused",
  "maintenance-isolates",
  "maintenance-moves-nothing",
  "model-unknown",
  "model-unsupported",
  "mtu-unequal",
  "option-unused",
  "peer-link-single",
  "uplink-aggregate-single",
  "uplink-aggregate-odd",
  "uplinks-unequal",
  "pin-outside-pool",
  "pin-wrong-length",
  "plane-without-spine",
  "planes-mixed",
  "platform-lacks",
  "platform-leaves-out",
  "pod-unknown",
  "pods-unjoined",
  "pool-exhausted",
  "pool-overlap",
  "pool-unusable",
  "port-for-management",
  "port-missing",
  "port-not-there",
  "port-name",
  "port-taken",
  "prefix-host-bits",
  "prefix-invalid",
  "profile-unknown",
  "reflectors-count",
  "reservation-outside-pools",
  "services-unannounced",
  "single-homed",
  "size-impossible",
  "spec-unreadable",
  "spine-unused",
  "table-nearly-full",
  "table-nearly-outgrown",
  "table-outgrown",
  "table-overflow",
  "switching-not-rendered",
  "uplinks-over-capacity",
  "value-invalid",
  "vrf-name",
  "would-not-work",
] as const;

/** The same of what only a site's registry can have wrong. */
export const SITE_CODES = [
  "datacenter-unknown",
  "interconnect-inside",
  "interconnect-unlike",
  "name-differs",
  "outside-range",
  "range-overlap",
] as const;

export type DiagnosticCode = (typeof DIAGNOSTIC_CODES | typeof SITE_CODES)[number];

export type Severity = "error" | "warning";

/** Line and column in a file, both from 1. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** One finding about a spec, complete enough to act on without reading code. */
export interface Diagnostic {
  readonly code: DiagnosticCode;
  readonly severity: Severity;
  readonly path: SpecPath;
  /** What is wrong, with the value that was found. One sentence without a full stop at its end. */
  readonly message: string;
  /** What to do. One sentence without a full stop at its end. */
  readonly hint: string;
  /** Where in the text of the spec, where the text itself is at fault and no path leads there. */
  readonly position?: Position;
}

/** Values of the spec stand in messages and hints: they come on one line, cut, and steer no terminal. */
const finding = (
  severity: Severity,
  path: SpecPath,
  code: DiagnosticCode,
  message: string,
  hint: string,
): Diagnostic => ({
  code,
  severity,
  path,
  message: told(message),
  hint: told(hint),
});

/** Makes an error's diagnostic. */
export const errorAt = (path: SpecPath, code: DiagnosticCode, message: string, hint: string): Diagnostic =>
  finding("error", path, code, message, hint);

/** Makes a warning's diagnostic. */
export const warningAt = (path: SpecPath, code: DiagnosticCode, message: string, hint: string): Diagnostic =>
  finding("warning", path, code, message, hint);

export const isError = (diagnostic: Diagnostic): boolean => diagnostic.severity === "error";

/** A key as it stands in a path: bare where it could be a field's or a name; in quotes and cut where it is anything else. */
const keyText = (key: string, first: boolean): string =>
  /^[\w.-]{1,80}$/.test(key) ? `${first ? "" : "."}${key}` : `[${told(JSON.stringify(key))}]`;

/** `racks[1].nodes[0].index`; `(the spec)` for the root. */
export function formatPath(path: SpecPath): string {
  if (path.length === 0) return "(the spec)";
  return path
    .map((step, at) => (typeof step === "number" ? `[${String(step)}]` : keyText(step, at === 0)))
    .join("");
}

/** The path, or the position in the text where no path leads there. */
export const whereOf = ({ path, position }: Diagnostic): string =>
  position === undefined
    ? formatPath(path)
    : `line ${String(position.line)}, column ${String(position.column)}`;

/** `error[duplicate-index] racks[1].index: … . Fix: … .` on one line. */
export const formatDiagnostic = (diagnostic: Diagnostic): string =>
  `${diagnostic.severity}[${diagnostic.code}] ${whereOf(diagnostic)}: ${diagnostic.message}. Fix: ${diagnostic.hint}.`;

/** Digits of the longest number that is told apart: an AS number has ten. */
const DIGITS = 12;

/** A text that sorts as its numbers do: `line 2` before `line 10`. */
const byNumber = (text: string): string => text.replaceAll(/\d+/g, (digits) => digits.padStart(DIGITS, "0"));

/**
 * By path, then code, then message: the same findings always read in the same order.
 */
export function sortDiagnostics(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const key = ({ path, code, message }: Diagnostic): string =>
    [path.map((step) => byNumber(String(step))).join("\u0000"), code, byNumber(message)].join("\u0001");
  const keyed = diagnostics.map((one) => ({ one, key: key(one) }));
  return keyed.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0)).map(({ one }) => one);
}
