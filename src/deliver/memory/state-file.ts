import { z } from "zod";
import type { DeliveryRecord } from "../record.ts";
import type { Remembered, Underway } from "./memory.ts";
import { open, seal } from "./sealed.ts";

const sealed = z.strictObject({ salt: z.string(), nonce: z.string(), tag: z.string(), text: z.string() });

const numbers = z.record(z.string(), z.string());

const record = z.strictObject({
  artifact: z.string(),
  numbers,
  /** What was there before the fabric: in clear, or sealed with the passphrase. */
  baseline: z.union([z.string(), sealed]),
  passwords: z.strictObject({ salt: z.string(), of: numbers }).optional(),
});

const schema = z.strictObject({
  version: z.literal(1),
  /** Which switch it is of. */
  switch: z.strictObject({ host: z.string(), pin: z.string() }),
  delivered: record.optional(),
  underway: record.extend({ ran: z.string() }).optional(),
});

/** Which switch a record is of. */
export type Identity = z.output<typeof schema>["switch"];

/** What is remembered of a switch. */
export interface StateFile extends Remembered {
  readonly switch: Identity;
}

/** Why what is remembered can't be read. */
export class UnreadableState extends Error {}

const sealing = (baseline: string, passphrase: string | undefined): z.output<typeof record>["baseline"] =>
  passphrase === undefined || baseline === "" ? baseline : seal(baseline, passphrase);

function unsealed(baseline: z.output<typeof record>["baseline"], passphrase: string | undefined): string {
  if (typeof baseline === "string") return baseline;
  if (passphrase === undefined)
    throw new UnreadableState("it is sealed with a passphrase, and none is given");
  try {
    return open(baseline, passphrase);
  } catch {
    throw new UnreadableState("it is sealed with another passphrase, or was altered");
  }
}

/** Its text; what was there before the fabric is sealed where there is a passphrase. */
export function formatState(
  { switch: identity, delivered, underway }: StateFile,
  passphrase: string | undefined,
): string {
  const said = ({ artifact, numbers: all, baseline, passwords }: DeliveryRecord) => ({
    artifact,
    numbers: all,
    baseline: sealing(baseline, passphrase),
    ...(passwords && { passwords }),
  });
  const file = {
    version: 1,
    switch: identity,
    ...(delivered && { delivered: said(delivered) }),
    ...(underway && { underway: { ...said(underway), ran: underway.ran } }),
  };
  return `${JSON.stringify(file, null, 1)}\n`;
}

/** @throws UnreadableState for what `formatState` did not write, or what is sealed otherwise */
export function parseState(text: string, passphrase: string | undefined): StateFile {
  let parsed: z.output<typeof schema>;
  try {
    parsed = schema.parse(JSON.parse(text));
  } catch {
    throw new UnreadableState("it is not what a delivery wrote");
  }
  const read = ({
    baseline,
    artifact,
    numbers: all,
    passwords,
  }: z.output<typeof record>): DeliveryRecord => ({
    artifact,
    numbers: all,
    startup: "",
    baseline: unsealed(baseline, passphrase),
    ...(passwords && { passwords }),
  });
  const { switch: identity, delivered, underway } = parsed;
  const begun: Underway | undefined = underway && { ...read(underway), ran: underway.ran };
  return { switch: identity, delivered: delivered && read(delivered), ...(begun && { underway: begun }) };
}
