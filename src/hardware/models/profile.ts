/** The tables of a switching chip that a fabric fills, in the order in which they are listed. `src/spec/tables.ts` says what each holds. */
export const TABLE_NAMES = ["routes", "hosts", "ipv6Routes", "ipv6Hosts", "nextHops", "ecmpGroups"] as const;

export type TableName = (typeof TABLE_NAMES)[number];

/** One way of sharing a chip's memory out among its tables. */
export interface ForwardingProfile {
  /** As the vendor calls it. */
  readonly name: string;
  /** Whether a switch has it that nobody set up otherwise. */
  readonly isDefault: boolean;
  /** Entries that each table has room for; null where no document says. */
  readonly entries: Readonly<Record<TableName, number | null>>;
  /** Who says so. */
  readonly source: string;
}

const NOT_SAID = {
  routes: null,
  hosts: null,
  ipv6Routes: null,
  ipv6Hosts: null,
  nextHops: null,
  ecmpGroups: null,
};

const makes =
  (isDefault: boolean) =>
  (name: string, entries: Partial<ForwardingProfile["entries"]>, source: string): ForwardingProfile => ({
    name,
    isDefault,
    entries: { ...NOT_SAID, ...entries },
    source,
  });

/** The profile that a switch has by itself. @param entries what a document says; of all else nothing is known */
export const ownProfile = makes(true);

/** Another, that it has once it is set. */
export const otherProfile = makes(false);
