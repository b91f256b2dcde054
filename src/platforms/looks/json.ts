import { z } from "zod";
import { Unreadable } from "../look.ts";

/** What an answer in JSON holds; undefined of an empty one. @throws Unreadable of what is not JSON, or not of this form */
export function fromJson<T>(answer: string, schema: z.ZodType<T>): T | undefined {
  if (answer.trim() === "") return undefined;
  let value: unknown;
  try {
    value = JSON.parse(answer);
  } catch {
    throw new Unreadable(answer);
  }
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new Unreadable(answer);
}

/** A number that some releases write as text. */
export const count = z.union([z.number(), z.string().regex(/^\d+$/).transform(Number)]);

/** A list that is an object by itself where it has one element, and nothing where it has none. */
export const rows = <T>(row: z.ZodType<T>): z.ZodType<readonly T[]> =>
  z.union([z.array(row), row.transform((one) => [one])]);
