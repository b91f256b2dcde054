import { z } from "zod";
import { PROFILE_NAMES } from "../hardware/models/index.ts";

const entries = (what: string) =>
  z.int().min(1).optional().describe(`${what} Default: not known, and not checked.`);

/** What the hardware of a switch has room for. The operating system does not say: it is the switching chip's, and the way it is set up. */
export const switchTables = z.strictObject({
  profile: z
    .enum(PROFILE_NAMES as [string, ...string[]])
    .optional()
    .describe(
      "How the memory of hardware that `hardware` names is shared out among these tables, by the vendor's name; setting it on the switch is yours. Sizes that are not said here follow from it. Default: as the hardware comes, where a document says what that has room for.",
    ),
  routes: entries("Entries for routes (longest prefix match)."),
  hosts: entries(
    "Entries for single addresses, routes of /32 and neighbours alike, where the hardware keeps them apart; else /32 are routes.",
  ),
  ipv6Routes: entries(
    "Entries for IPv6 routes, where the hardware keeps them apart; else each is an entry of `routes`. Hardware that shares a table may take two or four entries for one: say then how many IPv6 routes fit.",
  ),
  ipv6Hosts: entries(
    "Entries for single IPv6 addresses, routes of /128 and neighbours alike, where the hardware keeps them apart; else they are IPv6 routes where those are apart, or stand in `hosts`.",
  ),
  nextHops: entries("Neighbours that routes may point to (adjacencies), of all address families."),
  ecmpGroups: entries("Groups of two or more next hops, of all address families."),
});

/** By role; a switch's own go before these. */
export const tables = z
  .strictObject({
    spines: switchTables.prefault({}).describe("Of every spine."),
    superSpines: switchTables.prefault({}).describe("Of every super-spine."),
    tors: switchTables.prefault({}).describe("Of every ToR."),
  })
  .prefault({})
  .describe(
    "What the switches' hardware has room for: a preview warns before it is full. Where `hardware` names what is known, its sizes; else take the numbers from the vendor's data sheet, for the profile that the switch is set up with.",
  );

export type SwitchTables = z.output<typeof switchTables>;
