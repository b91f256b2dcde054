import { z } from "zod";
import { DRIFT_POLICIES } from "../deliver/drift-policy.ts";
import { diagnosticsText } from "./print.ts";
import { labelOf } from "./read-text.ts";
import { readSource } from "./source.ts";
import { WrongCall } from "./wrong-call.ts";

const address = z.strictObject({
  host: z.string().min(1),
  port: z.int().min(1).max(65535).optional(),
  hostKey: z.string().min(1).optional(),
  certificate: z.string().min(1).optional(),
  user: z.string().min(1).optional(),
});

/** Where a device is, and what is pinned of it. */
export type Address = z.output<typeof address>;

/** As a stack has it as `switches`. */
const switches = z.strictObject({
  transport: z.literal("ssh").optional(),
  user: z.string().min(1),
  sudo: z.boolean().optional(),
  timeoutSeconds: z.int().min(1).max(3600).optional(),
  rollbackSeconds: z.int().min(1).max(3600).optional(),
  drift: z.enum(DRIFT_POLICIES).optional(),
  devices: z.record(z.string(), address),
  files: z.string().optional(),
});

export type Switches = z.output<typeof switches>;

/** What a stack's configuration has it under, and the project's name before it. */
export const IN_A_STACK = /^[\w.-]+:switches$/;

/** As zod says that there is nothing where something is wanted. */
const MISSING = "received undefined";

/** A file of its own, or a stack's. */
function switchesIn(value: unknown): unknown {
  if (typeof value !== "object" || value === null || !("config" in value)) return value;
  const { config } = value;
  if (typeof config !== "object" || config === null) return value;
  return Object.entries(config).find(([key]) => IN_A_STACK.test(key))?.[1];
}

/** @throws WrongCall that says what of a file of ways is wrong */
export const noWays = (file: string, what: readonly string[]): WrongCall =>
  new WrongCall(`${labelOf(file)} has no ways to devices: ${what.join("; ")}`);

/**
 * What a file of ways says, pins or not: one like a stack's `switches`, or a stack's own (`Pulumi.<dc>.yaml`).
 *
 * @throws WrongCall, UnreadableFile
 */
export async function readSwitches(file: string): Promise<Switches> {
  const source = await readSource(file);
  if (source.diagnostics.length > 0)
    throw new WrongCall(diagnosticsText(labelOf(file), source, source.diagnostics).trim());
  const found = switchesIn(source.value);
  if (typeof found === "object" && found !== null && "transport" in found && found.transport === "file")
    throw new WrongCall(
      `${labelOf(file)}: configurations go to a folder there, and no device can be asked: write a file with user and devices`,
    );
  const parsed = switches.safeParse(found);
  if (parsed.success) return parsed.data;
  throw noWays(
    file,
    parsed.error.issues.map(
      ({ path, message }) =>
        `${path.join(".") || "switches"}: ${message.endsWith(MISSING) ? "is missing" : message}`,
    ),
  );
}
