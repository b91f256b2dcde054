import type { Trill } from "../../../plan/switching.ts";
import { EDGE, guardedEdges } from "./spanning-tree.ts";
import type { Way } from "./way.ts";

/** What every RBridge has by itself. */
const DEFAULT_PRIORITY = 32768;

/** Four hexadecimal digits. */
const nickname = (value: number): string => value.toString(16).padStart(4, "0");

/** Between RBridges spanning tree is off, and towards nodes no Hello is sent: they are no RBridges, and their ports need not wait for one. */
const core = [" undo stp enable", " trill enable", " trill link-type trunk"];
const access = [EDGE, " trill enable", " trill link-type access alone"];

/** RBridges (RFC 6325). */
export const trill = (switching: Trill): Way => ({
  system: [
    guardedEdges(switching.accessPorts),
    [
      "trill",
      ` nickname ${nickname(switching.nickname)}`,
      ...(switching.treeRootPriority === DEFAULT_PRIORITY
        ? []
        : [` tree-root priority ${String(switching.treeRootPriority)}`]),
    ],
  ],
  bundles: [],
  port: (name) =>
    switching.corePorts.includes(name) ? core : switching.accessPorts.includes(name) ? access : [],
  stackPorts: [],
});
