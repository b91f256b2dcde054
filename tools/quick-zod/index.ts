import type { z } from "zod";
import * as containers from "./containers.ts";
import * as readers from "./readers.ts";
import { UNSURE, type Judge, type Reader } from "./readers.ts";
import type * as Real from "./real.ts";

/*
 * Stands in for zod in the packed program, as far as src/spec uses it. To load zod and to build the schema of a spec takes as long as all of
 * Node takes to start, and of a sound spec zod says nothing. So a schema here reads a value as zod would where it is sound; where it isn't, or
 * anything else is asked, zod is loaded, builds the schema as it is written, and has the word.
 */

type Zod = typeof Real;
type Methods = Readonly<Record<string, ((...args: readonly unknown[]) => z.ZodType) | undefined>>;

/** A schema: how zod would build it, and how a value is read without; null where that is zod's alone. */
export class QuickSchema {
  readonly reader: Reader | null;
  readonly make: () => z.ZodType;
  made: z.ZodType | undefined;

  constructor(make: () => z.ZodType, reader: Reader | null) {
    this.make = make;
    this.reader = reader;
  }

  real(): z.ZodType {
    return (this.made ??= this.make());
  }

  /** What a method of zod's makes of this. */
  chained(method: string, args: readonly unknown[], change: (reader: Reader) => Reader): QuickSchema {
    const make = (): z.ZodType => {
      const real = this.real();
      const call = (real as unknown as Methods)[method];
      if (call === undefined) throw new Error(`zod has no ${method}`);
      return call.apply(real, [...args]);
    };
    return new QuickSchema(make, this.reader === null ? null : change(this.reader));
  }

  describe(text: string): QuickSchema {
    return this.chained("describe", [text], (reader) => reader);
  }
  meta(data: object): QuickSchema {
    return this.chained("meta", [data], (reader) => reader);
  }
  int(): QuickSchema {
    return this.chained("int", [], (reader) => readers.tested(reader, Number.isSafeInteger));
  }
  min(...args: readonly [number, ...unknown[]]): QuickSchema {
    return this.chained("min", args, (reader) => readers.atLeast(reader, args[0]));
  }
  max(...args: readonly [number, ...unknown[]]): QuickSchema {
    return this.chained("max", args, (reader) => readers.atMost(reader, args[0]));
  }
  regex(...args: readonly [RegExp, ...unknown[]]): QuickSchema {
    const matches = new RegExp(args[0].source, args[0].flags.replace(/[gy]/g, ""));
    return this.chained("regex", args, (reader) =>
      readers.tested(reader, (value) => matches.test(value as string)),
    );
  }
  optional(): QuickSchema {
    return this.chained("optional", [], readers.optional);
  }
  default(given: unknown): QuickSchema {
    return this.chained("default", [given], (reader) => readers.withDefault(reader, given));
  }
  prefault(given: unknown): QuickSchema {
    return this.chained("prefault", [given], (reader) => readers.prefaulted(reader, given));
  }
  array(): QuickSchema {
    return this.chained("array", [], containers.array);
  }
  transform(make: (value: unknown, context: Judge) => unknown): QuickSchema {
    return this.chained("transform", [make], (reader) => readers.transformed(reader, make));
  }
  superRefine(judge: (value: unknown, context: Judge) => unknown): QuickSchema {
    return this.chained("superRefine", [judge], (reader) => readers.judged(reader, judge));
  }

  safeParse(value: unknown, settings?: z.core.ParseContext<z.core.$ZodIssue>): z.ZodSafeParseResult<unknown> {
    const data = this.reader === null ? UNSURE : this.reader.read(value);
    return data === UNSURE ? this.real().safeParse(value, settings) : { success: true, data };
  }
}

const real = (schema: QuickSchema): z.ZodType => schema.real();

/** A reader of schemas that are all read without zod. */
function of(schemas: readonly QuickSchema[], make: (all: readonly Reader[]) => Reader | null): Reader | null {
  const all = schemas.flatMap(({ reader }) => reader ?? []);
  return all.length === schemas.length ? make(all) : null;
}

function strictObject(zod: () => Zod, shape: Readonly<Record<string, QuickSchema>>): QuickSchema {
  const make = (): z.ZodType =>
    zod().strictObject(Object.fromEntries(Object.entries(shape).map(([key, of]) => [key, real(of)])));
  const keys = Object.keys(shape);
  return new QuickSchema(
    make,
    of(Object.values(shape), (all) =>
      containers.strictObject(Object.fromEntries(all.map((reader, at) => [keys[at] ?? "", reader]))),
    ),
  );
}

/** `z`, of a way to zod itself. */
export const quickZod = (zod: () => Zod) => ({
  NEVER: Object.freeze({ status: "aborted" }),
  string: (...args: readonly []) => new QuickSchema(() => zod().string(...args), readers.string),
  number: (...args: readonly []) => new QuickSchema(() => zod().number(...args), readers.number),
  int: (...args: readonly []) => new QuickSchema(() => zod().int(...args), readers.int),
  boolean: (...args: readonly []) => new QuickSchema(() => zod().boolean(...args), readers.boolean),
  literal: (value: string) => new QuickSchema(() => zod().literal(value), readers.oneOf([value])),
  enum: (values: readonly string[]) => new QuickSchema(() => zod().enum(values), readers.oneOf(values)),
  custom: (takes: (value: unknown) => boolean) =>
    new QuickSchema(() => zod().custom(takes), readers.tested({ read: (value) => value }, takes)),
  array: (element: QuickSchema) =>
    new QuickSchema(
      () => zod().array(real(element)),
      of([element], ([reader]) => (reader === undefined ? null : containers.array(reader))),
    ),
  record: (key: QuickSchema, element: QuickSchema) =>
    new QuickSchema(
      () => zod().record(real(key) as z.ZodString, real(element)),
      of([key, element], ([name, reader]) =>
        name === undefined || reader === undefined ? null : containers.record(name, reader),
      ),
    ),
  partialRecord: (key: QuickSchema, element: QuickSchema) =>
    new QuickSchema(
      () => zod().partialRecord(real(key) as z.ZodEnum, real(element)),
      of([key, element], ([name, reader]) =>
        // Not every key that there may be has to be there.
        name === undefined || reader === undefined ? null : containers.record({ read: name.read }, reader),
      ),
    ),
  strictObject: (shape: Readonly<Record<string, QuickSchema>>) => strictObject(zod, shape),
  discriminatedUnion: (field: string, branches: readonly QuickSchema[]) =>
    new QuickSchema(
      () => zod().discriminatedUnion(field, branches.map(real) as unknown as [z.ZodObject]),
      of(branches, (all) => containers.union(field, all)),
    ),
  toJSONSchema: (schema: QuickSchema, settings: Parameters<Zod["toJSONSchema"]>[1]) =>
    zod().toJSONSchema(real(schema), settings),
});
