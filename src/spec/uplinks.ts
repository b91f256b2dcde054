import { z } from "zod";
import { MOST_CAPACITY } from "./capacity.ts";
import { label } from "./scalars.ts";

const count = z.int().min(1).max(MOST_CAPACITY.maxUplinksPerSpine);
const aggregate = z.enum(["none", "lacp"]);
const range = `1 to ${String(MOST_CAPACITY.maxUplinksPerSpine)}`;

const linksToSuperSpine = z.int().min(1).max(MOST_CAPACITY.maxUplinksPerSuperSpine);
const aboveRange = `1 to ${String(MOST_CAPACITY.maxUplinksPerSuperSpine)}`;

/** The same of one super-spine. */
export const superSpineLinks = linksToSuperSpine
  .optional()
  .describe(
    `Links from each of its spines to it, where they are not as many as \`uplinks.superSpineLinks\`. ${aboveRange}.`,
  );

/** How ToRs are cabled to spines. */
export const uplinks = z
  .strictObject({
    links: count
      .default(1)
      .describe(
        `Links from a ToR to each of its spines, at most \`capacity.maxUplinksPerSpine\`: each a cable with a network of its own (\`sizes.links\`) and, where BGP is spoken by the link, a session of its own. ${range}, default 1.`,
      ),
    aggregate: aggregate
      .default("none")
      .describe(
        "What several links to one spine are: none (each has a network and a session of its own, and all carry traffic), or lacp (IEEE 802.1AX; they are one link, with one network and one session, that is there as long as one cable is). Default none.",
      ),
    superSpineLinks: linksToSuperSpine
      .default(1)
      .describe(
        `Links from a spine to each of its super-spines, where there are \`pods\`, at most \`capacity.maxUplinksPerSuperSpine\`: each a cable with a network and a session of its own. ${aboveRange}, default 1.`,
      ),
    lower: z
      .enum(["spine", "tor"])
      .default("spine")
      .describe(
        "Which end of a link has the lower of its two addresses; `uplinkAddresses` of a ToR's pins says it of one link. spine or tor, default spine.",
      ),
  })
  .prefault({})
  .describe("How ToRs are cabled to spines, where spines route, and spines to super-spines.");

/** The same of one rack or ToR. */
export const ownUplinks = (whose: string, elsewhere: string) =>
  z
    .strictObject({
      spines: z
        .array(label)
        .min(1)
        .optional()
        .describe(`Names of the spines that ${whose} to, and to no other. Default: ${elsewhere}.`),
      links: count
        .optional()
        .describe(`Links to each of them, where they are not as many as \`uplinks.links\`. ${range}.`),
      aggregate: aggregate
        .optional()
        .describe(
          "What several links to one spine are, none or lacp, where that is not what `uplinks.aggregate` says.",
        ),
      to: z
        .record(label, count)
        .default({})
        .describe(
          `Links to a single spine, by its name, where they are not as many. ${range}. Default none.`,
        ),
    })
    .prefault({})
    .describe("How it is cabled to spines, where that is not as `uplinks` says.");
