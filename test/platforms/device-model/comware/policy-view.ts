import type { Command } from "../views/commands.ts";

export const policyView: readonly Command[] = [
  {
    words: "if-match ip address prefix-list {name}",
    undo: ["undo if-match ip address prefix-list", "undo if-match ip address"],
  },
  {
    words: "if-match ip next-hop prefix-list {name}",
    undo: ["undo if-match ip next-hop prefix-list", "undo if-match ip next-hop"],
  },
  {
    words: "if-match ipv6 address prefix-list {name}",
    undo: ["undo if-match ipv6 address prefix-list", "undo if-match ipv6 address"],
  },
  {
    words: "if-match ipv6 next-hop prefix-list {name}",
    undo: ["undo if-match ipv6 next-hop prefix-list", "undo if-match ipv6 next-hop"],
  },
  { words: "if-match as-path {lists...}", undo: ["undo if-match as-path"] },
  {
    words: "if-match community name {name}",
    undo: ["undo if-match community name {name}", "undo if-match community"],
  },
  { words: "apply community {communities...}", undo: ["undo apply community"] },
  { words: "apply local-preference {preference:num}", undo: ["undo apply local-preference"] },
  { words: "apply as-path {path...}", undo: ["undo apply as-path"] },
  { words: "apply ip-address next-hop {address}", undo: ["undo apply ip-address next-hop"] },
  { words: "apply ipv6 next-hop {address}", undo: ["undo apply ipv6 next-hop"] },
  { words: "apply preference {preference:num}", undo: ["undo apply preference"] },
];
