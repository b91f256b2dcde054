import { z } from "zod";
import { rackInterface, systems, type PortRole, type SwitchSystem } from "../hardware/index.ts";
import { interfaceName, portChoice, portPattern, singlePorts } from "./port-names.ts";

/** What each system has where nobody says. */
const byPlatform = (of: (system: SwitchSystem) => string): string =>
  Object.entries(systems)
    .map(([name, system]) => `${of(system)} on ${name}`)
    .join(", ");

const ofRole = (role: PortRole, what: string) =>
  portChoice.optional().describe(`${what}. Default by platform: ${byPlatform(({ ports }) => ports[role])}.`);

/** Names of interfaces, by the number of what they lead to. */
export const ports = z
  .strictObject({
    torUplink: ofRole(
      "torUplink",
      "A ToR's port to a spine, by the spine's index times maxUplinksPerSpine plus the link, from 0",
    ),
    spineDownlink: ofRole(
      "spineDownlink",
      "A spine's port to a ToR, by rack index (modulo maxRacksPerPod, where there are pods) times maxTorsPerRack plus ToR index, times maxUplinksPerSpine plus the link, from 0",
    ),
    spinePeer: ofRole(
      "spinePeer",
      "A spine's port to another spine, by the other's index, where the model links them",
    ),
    spineUplink: ofRole("spineUplink", "A spine's port to a super-spine, by the super-spine's index, from 0"),
    superSpineDownlink: ofRole(
      "superSpineDownlink",
      "A super-spine's port to a spine, by the pod's index times maxSpines plus the spine's index, in a plane by the pod's index, from 0",
    ),
    torRack: interfaceName
      .optional()
      .describe(`A ToR's routed interface into its rack. Default by platform: ${byPlatform(rackInterface)}.`),
    nodePlane: portPattern
      .default("eth{0}")
      .describe(
        "A node's port into a plane, by the plane's number, where nodes have an address in each plane: the same on every node. Default eth{0}.",
      ),
    torNode: ofRole(
      "torNode",
      "A ToR's port to a server, where its text has such ports: by the server's index, nodes first, hosts after maxNodesPerRack; where nodes stand in planes, by node index times planes plus plane",
    ),
    torPeer: ofRole(
      "torPeer",
      "A ToR's port to the other ToR of its rack, by the other's index, where both carry the rack's network or two switch as one",
    ),
  })
  .prefault({})
  .describe(
    "Interface names on switches: a list of names by number, or a pattern with the first number in braces, as in swp{49}; {0:4} counts in fours, and {1..4} at the end is a port that was broken out.",
  );

const single = (peer: string) =>
  z
    .record(z.string(), singlePorts)
    .default({})
    .describe(
      `The port to a single ${peer}, by its name, where that is not by its number; of several cables a list, or each by the name with /2 and so on behind it.`,
    );

/** What is otherwise on one spine. */
export const spinePorts = z
  .strictObject({
    downlink: portChoice.optional().describe("In place of ports.spineDownlink."),
    peer: portChoice.optional().describe("In place of ports.spinePeer."),
    uplink: portChoice.optional().describe("In place of ports.spineUplink."),
    to: single("switch"),
  })
  .prefault({})
  .describe("Ports of this spine, where they are not as `ports` says.");

/** What is otherwise on one super-spine. */
export const superSpinePorts = z
  .strictObject({
    downlink: portChoice.optional().describe("In place of ports.superSpineDownlink."),
    to: single("spine"),
  })
  .prefault({})
  .describe("Ports of this super-spine, where they are not as `ports` says.");

/** What is otherwise on one ToR. */
export const torPorts = z
  .strictObject({
    uplink: portChoice.optional().describe("In place of ports.torUplink."),
    rack: interfaceName.optional().describe("In place of ports.torRack."),
    node: portChoice.optional().describe("In place of ports.torNode."),
    peer: portChoice.optional().describe("In place of ports.torPeer."),
    to: single("switch or server"),
  })
  .prefault({})
  .describe("Ports of this ToR, where they are not as `ports` says.");
