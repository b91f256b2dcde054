/** A line of a zone: its owner as the file has it, and what follows. */
export interface ZoneRecord {
  readonly owner: string;
  readonly type: "A" | "AAAA" | "PTR";
  readonly data: string;
}

export interface ZoneHead {
  readonly serial: number;
  /** Whole names without the dot at the end; the first is the primary's. */
  readonly nameServers: readonly string[];
  /** Where the mailbox `hostmaster` is. */
  readonly domain: string;
}

/** Seconds. Refresh, retry, expire and the time for which it is remembered that a name is not there (RFC 1912 section 2.2, RFC 2308). */
const TIMES = [3600, 900, 1209600, 300].join(" ");
const TTL = 3600;

/** A zone's file (RFC 1035 section 5). @param zone its name without the dot at the end */
export function zoneText(
  zone: string,
  { serial, nameServers, domain }: ZoneHead,
  records: readonly ZoneRecord[],
): string {
  const [primary = ""] = nameServers;
  return [
    `$ORIGIN ${zone}.`,
    `$TTL ${String(TTL)}`,
    `@ IN SOA ${primary}. hostmaster.${domain}. ${String(serial)} ${TIMES}`,
    ...nameServers.map((name) => `@ IN NS ${name}.`),
    ...records.map(({ owner, type, data }) => `${owner} IN ${type} ${data}`),
    "",
  ].join("\n");
}
