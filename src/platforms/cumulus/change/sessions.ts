import { begins, isOf, type Name } from "../../tree-change/rules.ts";
import { at, ends, isTree, NOTHING, type Path, type Tree } from "../../tree-change/tree.ts";
import { BGP, bgpIn } from "./rules.ts";

/** Whose sessions a change starts anew, and of those, which nobody can wait for; as in `OrderedChange`. */
export interface Sessions {
  readonly resets: readonly string[];
  readonly unsettled: readonly string[];
}

/** The ends at which two trees differ. */
function changed(from: Tree, to: Tree): readonly Path[] {
  const differs = (tree: Tree, other: Tree): readonly Path[] =>
    ends(tree)
      .filter(([path, value]) => {
        const found = at(other, path);
        return found === undefined || (!isTree(value) && found !== value);
      })
      .map(([path]) => path);
  return [...differs(from, to), ...differs(to, from)];
}

/** What every session hangs on. */
const ALL: readonly (readonly Name[])[] = [
  ["router", "bgp", "autonomous-system"],
  ["router", "bgp", "enable"],
  ["router", "bgp", "router-id"],
  ["router", "bgp", "graceful-restart", "mode"],
  [...BGP, "enable"],
  [...BGP, "autonomous-system"],
  [...BGP, "router-id"],
];

const OWN_AS: readonly (readonly Name[])[] = [
  ["router", "bgp", "autonomous-system"],
  [...BGP, "autonomous-system"],
];

/** What both ends of a session must say alike. */
const AGREED = ["remote-as", "password", "ttl-security", "multihop-ttl", "local-as", "peer-group"];

/** What else ends a session of FRR's where it changes, in a family or outside of one. */
const ENDING = ["update-source", "enable", "capabilities", "graceful-restart", "type"];
const ENDING_IN_FAMILY = ["enable", "route-reflector-client"];

const isReset = ([name, , attribute]: Path): boolean =>
  AGREED.includes(name ?? "") ||
  ENDING.includes(name ?? "") ||
  (name === "address-family" && ENDING_IN_FAMILY.includes(attribute ?? ""));

/** Who dials in from where, and who is dialled, by the group that they are of. */
function ofGroup(tree: Tree, vrf: string, group: string): readonly string[] {
  const members = (path: Path): readonly string[] => {
    const all = at(tree, path) ?? NOTHING;
    return isTree(all) ? Object.keys(all).filter((name) => at(all, [name, "peer-group"]) === group) : [];
  };
  const process = bgpIn(vrf);
  return [...members([...process, "neighbor"]), ...members([...process, "dynamic-neighbor", "listen-range"])];
}

/** @param from what runs @param to what is to run */
export function sessionsOf(from: Tree, to: Tree): Sessions {
  const paths = changed(from, to);
  const goes = (path: Path): boolean => at(from, path) !== undefined && at(to, path) === undefined;
  const [resets, unsettled] = [new Set<string>(), new Set<string>()];
  const depth = BGP.length;
  for (const path of paths) {
    const [, vrf = ""] = path;
    const [name = ""] = path.slice(depth + 1);
    const rest = path.slice(depth + 2);
    if (ALL.some((pattern) => isOf(path, pattern)) && at(from, path) !== undefined) resets.add("*");
    if (OWN_AS.some((pattern) => isOf(path, pattern)) && at(from, path) !== undefined)
      for (const range of ["0.0.0.0/0", "::/0"]) unsettled.add(range);
    if (isOf(path, ["interface", "*", "ip", "address", "*"]) && goes(path)) unsettled.add(path[4] ?? "");
    if (begins(path, [...BGP, "dynamic-neighbor", "listen-range", "*"]) && at(from, path) !== undefined) {
      resets.add(path[depth + 2] ?? "");
      unsettled.add(path[depth + 2] ?? "");
    }
    for (const kind of ["neighbor", "peer-group"]) {
      const whole = [...bgpIn(vrf), kind, name];
      if (!begins(path, whole) || at(from, whole) === undefined || (!goes(whole) && !isReset(rest))) continue;
      const peers = kind === "neighbor" ? [name] : [...ofGroup(from, vrf, name), ...ofGroup(to, vrf, name)];
      resets.add(name);
      if (goes(whole) || AGREED.includes(rest[0] ?? "")) for (const peer of peers) unsettled.add(peer);
    }
  }
  return { resets: [...resets], unsettled: [...unsettled] };
}
