/** What a record has by a name that is the user's, who may well call a switch `constructor`; undefined for none. */
export const ownValue = <T>(record: Readonly<Record<string, T>>, name: string): T | undefined =>
  Object.hasOwn(record, name) ? record[name] : undefined;
