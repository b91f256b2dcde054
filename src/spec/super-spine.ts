import { z } from "zod";
import { switchHardware } from "./hardware.ts";
import { superSpinePins6 } from "./ipv6-pins.ts";
import { ownLines } from "./lines.ts";
import { maintenance } from "./maintenance.ts";
import { platform } from "./platform.ts";
import { superSpinePorts } from "./ports.ts";
import { address, cable, cidr, index, label } from "./scalars.ts";
import { MOST_CAPACITY } from "./capacity.ts";
import { switchTables } from "./tables.ts";
import { superSpineLinks } from "./uplinks.ts";

export const superSpine = z
  .strictObject({
    name: label.describe("Name of the switch, unique among all switches."),
    index,
    plane: z
      .int()
      .min(0)
      .max(MOST_CAPACITY.maxSpines - 1)
      .optional()
      .describe(
        `The plane that it is in: the spines with this index, one of each pod, go to it, and no others. 0 to ${String(MOST_CAPACITY.maxSpines - 1)}. Default none, and then no super-spine has one: every spine goes to every super-spine.`,
      ),
    links: superSpineLinks,
    platform,
    hardware: switchHardware,
    ports: superSpinePorts,
    lines: ownLines,
    maintenance: maintenance(
      "The super-spine is drained (RFC 8326): spines go by others wherever they can, and then it can be shut without loss.",
    ),
    tables: switchTables
      .prefault({})
      .describe("What this switch's hardware has room for, where it is not as `tables` says for its role."),
    pin: z
      .strictObject({
        loopback: address.optional().describe("The router id, too."),
        links: z
          .record(cable, cidr)
          .default({})
          .describe(
            "The network of the link to a spine, a /30 or a /31, by the spine's name, of the second link the name with /2 behind it, and so on; the super-spine has the lower of its addresses.",
          ),
        ipv6: superSpinePins6,
      })
      .prefault({})
      .describe("Numbers that exist already and stay; each must lie in its pool."),
  })
  .describe("A super-spine switch.");
