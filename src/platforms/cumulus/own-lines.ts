import { parse } from "yaml";
import { linesOfTree } from "../own-lines/by-tree.ts";
import { BEGIN, END, type LineSyntax } from "../own-lines/syntax.ts";
import { at, isTree, type Tree } from "../tree-change/tree.ts";
import { BGP, rules } from "./change/rules.ts";
import { treeOfPatch } from "./change/texts.ts";
import { asPatch, type Tree as Said } from "./tree.ts";
import { DEFAULT } from "./vrf.ts";

const FORM = "is no map of NVUE's in YAML, such as `nv config show` has below `set`";

/** @throws Error for what is no map */
function read(lines: string): Tree {
  const said = ((): unknown => {
    try {
      return parse(lines, { version: "1.1" }) ?? {};
    } catch {
      return null;
    }
  })();
  const isMap = isTree(said as Tree) && !("set" in (said as Tree)) && !("unset" in (said as Tree));
  if (!isMap) throw new Error(FORM);
  return said as Tree;
}

const vrfOf = (name: string, tree: Tree): string => {
  const vrf = at(tree, ["interface", name, "ip", "vrf"]);
  return typeof vrf === "string" ? vrf : DEFAULT;
};

const POLICY = "give your own list or policy another name";
const SESSIONS =
  "use `bgp`, `outside.peers`, `racks` and `spines` for what the fabric's process and its sessions have";

const added: LineSyntax["added"] = (fabric, lines) =>
  [fabric, `# ${BEGIN}\n`, ...lines.map((text) => asPatch(read(text) as Said)), `# ${END}\n`].join("");

/** Parts of NVUE's tree, in YAML. They are a patch of their own in the same file. */
export const cumulusLines: LineSyntax = linesOfTree({
  read,
  fabric: treeOfPatch,
  added,
  rules,
  network: ([first, name = "", ip, kind, address], tree) =>
    first !== "interface" || ip !== "ip" || kind !== "address" || address === undefined
      ? null
      : { network: address, vrf: vrfOf(name, tree) },
  parts: [
    {
      path: ["interface", "*"],
      instead:
        "use `ports`, `ethernet` and `servers` for what the fabric's ports have, and your own lines for other ports",
    },
    { path: ["router", "policy", "*", "*"], instead: POLICY },
    { path: ["router", "bgp"], instead: SESSIONS },
    { path: [...BGP, "neighbor", "*"], instead: SESSIONS },
    { path: [...BGP, "peer-group", "*"], instead: SESSIONS },
    { path: [...BGP, /^(?!neighbor$|peer-group$|dynamic-neighbor$|address-family$)/], instead: SESSIONS },
    { path: [...BGP, "dynamic-neighbor", "listen-range", "*"], instead: SESSIONS },
    {
      path: ["bridge", "domain", "*", "vlan", "*"],
      instead: "take another VLAN for yours; the number of a rack's is that of `ports.torRack`",
    },
    { path: ["mlag"], instead: "use `servers.bond` and `keepalive`" },
  ],
});
