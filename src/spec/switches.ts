import { z } from "zod";
import { asn } from "./bgp-numbers.ts";
import { switchHardware } from "./hardware.ts";
import { spinePins6, torPins6 } from "./ipv6-pins.ts";
import { ownLines } from "./lines.ts";
import { maintenance } from "./maintenance.ts";
import { secretName } from "./passwords.ts";
import { platform } from "./platform.ts";
import { podName } from "./pods.ts";
import { spinePorts, torPorts } from "./ports.ts";
import { address, cable, cidr, index, label } from "./scalars.ts";
import { switchTables } from "./tables.ts";
import { ownUplinks } from "./uplinks.ts";

export const spine = z
  .strictObject({
    name: label.describe("Name of the switch, unique among all switches."),
    index,
    pod: podName("the spine stands, where there are `pods`; its index is then unique within the pod"),
    platform,
    hardware: switchHardware,
    ports: spinePorts,
    lines: ownLines,
    maintenance: maintenance(
      "The spine is drained (RFC 8326): its neighbours go by others wherever they can, and then it can be shut without loss.",
    ),
    tables: switchTables
      .prefault({})
      .describe("What this switch's hardware has room for, where it is not as `tables` says for its role."),
    pin: z
      .strictObject({
        asn: asn.optional().describe("Only where a spine has an AS of its own."),
        loopback: address.optional().describe("Only where spines route."),
        plane: cidr
          .optional()
          .describe(
            "The subnet of the spine's plane, of any length that has room for the ToRs; only where spines switch.",
          ),
        spineLinks: z
          .record(label, cidr)
          .default({})
          .describe(
            "The network of the link to another spine, by that one's name, where the model links spines: a /30 or a /31. Said at one of the two.",
          ),
        spineLinkAddresses: z
          .record(label, address)
          .default({})
          .describe(
            "Its own address on the link to another spine, by that one's name; the other has the link's second. Default: the spine of the lower index has the lower address.",
          ),
        ipv6: spinePins6,
      })
      .prefault({})
      .describe("Numbers that exist already and stay; each must lie in its pool."),
  })
  .describe("A spine switch.");

export const tor = z
  .strictObject({
    name: label
      .optional()
      .describe("Name of the switch, unique among all switches. Default <rack>-tor<index>."),
    index,
    platform,
    hardware: switchHardware,
    ports: torPorts,
    lines: ownLines,
    maintenance: maintenance(
      "The ToR is drained (RFC 8326): spines and nodes go by the rack's other ToR, and then it can be shut without loss.",
    ),
    tables: switchTables
      .prefault({})
      .describe("What this switch's hardware has room for, where it is not as `tables` says for its role."),
    uplinks: ownUplinks("the ToR goes", "those of its rack"),
    keepalive: address
      .optional()
      .describe(
        "Its address outside the fabric, as a rule in the management network, which the rack's other ToR watches it by where the two are a pair. Default: none, and the keepalive of the pair is yours to set.",
      ),
    uplinkPasswords: z
      .record(label, secretName)
      .default({})
      .describe(
        "The password of the session with a spine by its name, by the spine's name, where it is not `bgp.passwords.switches`. Default none.",
      ),
    pin: z
      .strictObject({
        asn: asn.optional().describe("Only where a ToR has an AS of its own."),
        loopback: address.optional().describe("The router id, too. Only where ToRs route."),
        uplinks: z
          .record(cable, cidr)
          .default({})
          .describe(
            "The network of the link to a spine, a /30 or a /31, by the spine's name, and with /2 and so on behind it of the second on.",
          ),
        uplinkAddresses: z
          .record(cable, address)
          .default({})
          .describe(
            "Its own address on the link to a spine, by the same names; the spine has the link's second. Default: as `uplinks.lower` says.",
          ),
        address: address
          .optional()
          .describe(
            "Its address in the network of its rack, where servers share one with it: a host's of the rack's subnet, anywhere in it.",
          ),
        serverLinks: cidr
          .optional()
          .describe(
            "The range that its links to servers are cut from, of the length that sizes.serverLinks says, where each server has its own.",
          ),
        planes: z
          .record(label, address)
          .default({})
          .describe("The address in the plane of a spine, by the spine's name, where spines switch."),
        ipv6: torPins6,
      })
      .prefault({})
      .describe("Numbers that exist already and stay; each must lie in its pool."),
  })
  .describe("A top-of-rack switch (leaf).");
