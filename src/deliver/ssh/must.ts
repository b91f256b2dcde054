import { stripVTControlCharacters } from "node:util";
import { DeliveryError, type Step } from "../error.ts";
import { redact } from "../redact.ts";
import type { RemoteResult, Session } from "./session.ts";

const NOTHING_CHANGED = "Nothing on the switch was changed.";

/** The device's own words, for a person: no colours, times, private paths or passwords; at most 20 lines. */
export function wordsOf({ code, stdout, stderr }: RemoteResult): string {
  const lines = `${stderr}\n${stdout}`
    .split("\n")
    .map((line) =>
      stripVTControlCharacters(line)
        .replace(/^[\d-]{10} [\d:,]{8,12}\s+/, "")
        .replace(/\/[\w./-]*\.?calico-fabric[./][0-9a-f]{16}\//g, ""),
    )
    .filter((line) => line.trim() !== "" && !/^\s*INFO:/.test(line));
  // frr-reload.py sends what FRR refused a second time.
  const once = [...new Set(lines)].slice(0, 20);
  return redact(once.join("\n")).trim() || `exit code ${code ?? "missing"}, without a word`;
}

/** Runs a step that must succeed. @throws DeliveryError with the device's words and the advice */
export async function must(
  session: Session,
  step: Step,
  script: string,
  {
    args,
    input,
    advice = NOTHING_CHANGED,
  }: { args?: readonly string[]; input?: string; advice?: string } = {},
): Promise<string> {
  const result = await session.run(step, script, {
    ...(args && { args }),
    ...(input !== undefined && { input }),
  });
  if (result.code === 0) return result.stdout;
  throw new DeliveryError({ step, device: session.device, detail: wordsOf(result), advice });
}
