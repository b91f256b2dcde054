import { redact } from "../deliver/redact.ts";

/** What Pulumi would do to one resource. */
export interface PreviewStep {
  readonly op: string;
  /** `SwitchConfig`, `BGPPeer`: the last part of its type. */
  readonly type: string;
  readonly name: string;
}

/** What `pulumi preview --json` says, without any value of any resource. */
export interface Preview {
  /** Without what stays the same. */
  readonly steps: readonly PreviewStep[];
  readonly errors: readonly string[];
  readonly warnings: readonly string[];
}

/** A file that is no output of `pulumi preview --json`. */
export class NotAPreview extends Error {}

interface RawStep {
  readonly op?: unknown;
  readonly urn?: unknown;
}

interface RawDiagnostic {
  readonly severity?: unknown;
  readonly message?: unknown;
}

/** Pulumi's mark of a secret in a state, and where `--show-secrets` puts its value. */
const SIGNATURE = "4dabf18193072939515e22adb298388d";

/** Every value that a state marks as secret, as it would stand in a text. */
function secretsIn(value: unknown): readonly string[] {
  if (typeof value !== "object" || value === null) return [];
  if (!(SIGNATURE in value)) return Object.values(value).flatMap(secretsIn);
  const { plaintext, value: inner } = value as { plaintext?: unknown; value?: unknown };
  return [plaintext, inner].flatMap(textsIn);
}

/** Engines write the plaintext as JSON. Shorter words than three letters would tear every sentence apart. */
function textsIn(value: unknown): readonly string[] {
  if (typeof value === "object" && value !== null) return Object.values(value).flatMap(textsIn);
  if (typeof value !== "string" || value.length < 3) return [];
  try {
    const parsed: unknown = JSON.parse(value);
    return [value, ...(parsed === value ? [] : textsIn(parsed))];
  } catch {
    return [value];
  }
}

function stepOf({ op, urn }: RawStep): readonly PreviewStep[] {
  if (typeof op !== "string" || typeof urn !== "string" || op === "same") return [];
  const [, , types = "", ...name] = urn.split("::");
  const type = types.split("$").at(-1)?.split(/[:/]/).at(-1) ?? types;
  return [{ op, type, name: name.join("::") }];
}

/**
 * Reads what `pulumi preview --json` wrote. Only operations, names and messages are taken over; whatever the state marks as secret
 * is masked in messages too.
 * @throws NotAPreview for a text of another form
 */
export function readPreview(text: string): Preview {
  let raw: { readonly steps?: unknown; readonly diagnostics?: unknown };
  try {
    raw = JSON.parse(text.slice(Math.max(0, text.indexOf("{")))) as typeof raw;
  } catch {
    throw new NotAPreview("it is no JSON: write it with `pulumi preview --json > FILE`");
  }
  const { steps = [], diagnostics = [] } = raw;
  if (!Array.isArray(steps) || !Array.isArray(diagnostics) || !("steps" in raw || "diagnostics" in raw))
    throw new NotAPreview("it has neither steps nor diagnostics, as `pulumi preview --json` writes them");
  const secrets = [...new Set([...secretsIn(raw)])].sort((a, b) => b.length - a.length);
  const clean = (message: string): string =>
    redact(secrets.reduce((said, secret) => said.replaceAll(secret, "[secret]"), message))
      // Colours are marked in this way.
      .replace(/<\{%[^%]*%\}>/g, "")
      .trim();
  const said = (severities: readonly string[]): readonly string[] =>
    (diagnostics as readonly RawDiagnostic[]).flatMap(({ severity, message }) =>
      severities.includes(String(severity)) && typeof message === "string" && clean(message) !== ""
        ? [clean(message)]
        : [],
    );
  return {
    steps: (steps as readonly RawStep[]).flatMap(stepOf),
    errors: said(["error"]),
    warnings: said(["warning"]),
  };
}
