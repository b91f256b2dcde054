/*
 * What zod makes of a value that is as a schema wants it. Whatever is not, a reader is unsure of, and zod itself is asked: nothing here
 * refuses anything.
 */

/** What a reader answers of all that it can't vouch for. */
export const UNSURE = Symbol("unsure");

export type Read = (value: unknown) => unknown;

/** A schema, as far as it is read without zod. */
export interface Reader {
  readonly read: Read;
  /** zod's own words: what a schema makes of a key that is not there. */
  readonly optin?: "optional" | "defaulted";
  readonly optout?: "optional";
  /** All values that it takes, where they are few: what tells a union's branches apart. */
  readonly values?: readonly unknown[];
  /** Of a mapping: all values that one of its fields takes, where they are few and the field must be there. */
  readonly valuesOf?: (field: string) => readonly unknown[] | undefined;
}

const when = (takes: (value: unknown) => boolean): Reader => ({
  read: (value) => (takes(value) ? value : UNSURE),
});

export const string = when((value) => typeof value === "string");
export const boolean = when((value) => typeof value === "boolean");
export const number = when(Number.isFinite);
export const int = when(Number.isSafeInteger);

export const oneOf = (values: readonly unknown[]): Reader => ({
  ...when((value) => values.includes(value)),
  values,
});

/** A reader of which a value must stand a test too. */
export const tested = (reader: Reader, stands: (value: unknown) => boolean): Reader => ({
  ...reader,
  read: (value) => {
    const read = reader.read(value);
    return read !== UNSURE && stands(read) ? read : UNSURE;
  },
});

const sizeOf = (value: unknown): number =>
  typeof value === "number" ? value : (value as string | readonly unknown[]).length;

/** Of numbers the least, of texts and lists the shortest. */
export const atLeast = (reader: Reader, least: number): Reader =>
  tested(reader, (value) => sizeOf(value) >= least);

export const atMost = (reader: Reader, most: number): Reader =>
  tested(reader, (value) => sizeOf(value) <= most);

/** What functions of the schema's own are given to say that a value is wrong. */
export interface Judge {
  addIssue: (issue: unknown) => void;
}

/** A reader whose value is made into another. */
export const transformed = (reader: Reader, make: (value: unknown, context: Judge) => unknown): Reader => {
  const { optin } = reader;
  return {
    ...(optin === undefined ? {} : { optin }),
    read: (value) => {
      const read = reader.read(value);
      if (read === UNSURE) return UNSURE;
      const issues: unknown[] = [];
      const made = make(read, { addIssue: (issue) => issues.push(issue) });
      return issues.length === 0 && !(made instanceof Promise) ? made : UNSURE;
    },
  };
};

/** A reader after which a function of the schema's own says what is wrong. */
export const judged = (reader: Reader, judge: (value: unknown, context: Judge) => unknown): Reader => ({
  ...reader,
  read: transformed(reader, (value, context) => {
    judge(value, context);
    return value;
  }).read,
});

export const optional = (reader: Reader): Reader => ({
  ...reader,
  optin: reader.optin === "defaulted" ? "defaulted" : "optional",
  optout: "optional",
  read: (value) => (value === undefined && reader.optin !== "defaulted" ? undefined : reader.read(value)),
  ...(reader.values === undefined ? {} : { values: [...reader.values, undefined] }),
});

/** zod hands on copies of plain defaults; of others it is asked itself. */
function copyOf(value: unknown): unknown {
  if (typeof value === "function") return (value as () => unknown)();
  if (Array.isArray(value)) return [...(value as readonly unknown[])];
  if (typeof value !== "object" || value === null) return value;
  return Object.getPrototypeOf(value) === Object.prototype ? { ...value } : UNSURE;
}

const supplied = (reader: Reader, read: Read): Reader => ({
  read,
  optin: "defaulted",
  ...(reader.values === undefined ? {} : { values: reader.values }),
});

/** Where nothing stands, what is given, which is not read. */
export const withDefault = (reader: Reader, given: unknown): Reader =>
  supplied(reader, (value) => {
    const read = value === undefined ? undefined : reader.read(value);
    return read === undefined ? copyOf(given) : read;
  });

/** Where nothing stands, what is read of what is given. */
export const prefaulted = (reader: Reader, given: unknown): Reader =>
  supplied(reader, (value) => {
    if (value !== undefined) return reader.read(value);
    const instead = copyOf(given);
    return instead === UNSURE ? UNSURE : reader.read(instead);
  });
