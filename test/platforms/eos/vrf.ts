import { blocksIn, onlyName, takenOut, type OutOfVrf } from "../support/vrf-part.ts";

/** What a process of BGP has beneath it, by the block that it is in; the VRF's lines by themselves. */
function processOf(block: string, vrf: string): string {
  const [before, inside, ...more] = block.split(`\n   !\n   vrf ${vrf}\n`);
  if (inside === undefined || more.length > 0) throw new Error("BGP does not run in the VRF");
  const [[header = "", ...own], ...shared] = partsOf(before ?? "");
  const [[...itself], ...families] = partsOf(inside.replaceAll(/^ {3}/gm, ""));
  const isPeer = (line: string): boolean => / neighbor | aggregate-address /.test(line);
  const isOfRanges = (line: string): boolean => line.includes(" bgp listen range ");
  const [none, ...rest] = own;
  if (none !== "   no bgp default ipv4-unicast" || rest.some((line) => !/ neighbor | dynamic /.test(line)))
    throw new Error("the default VRF has lines of the fabric's");
  const names = [...new Set([...shared, ...families].flatMap(([name]) => name ?? []))];
  const inFamily = (all: readonly (readonly string[])[], name: string): readonly string[] =>
    all.flatMap(([one, ...lines]) => (one === name ? lines : []));
  return [
    header,
    ...itself.filter((line) => !isPeer(line) && !isOfRanges(line)),
    ...rest.filter((line) => line.includes(" dynamic ")),
    ...itself.filter(isOfRanges),
    ...rest.filter(isPeer),
    ...itself.filter(isPeer),
    ...names.flatMap((name) => ["   !", name, ...inFamily(shared, name), ...inFamily(families, name)]),
  ].join("\n");
}

/** A block's own lines, then each address family with its own. */
const partsOf = (block: string): readonly [readonly string[], ...(readonly string[])[]] => {
  const [own = "", ...families] = block.split("\n   !\n");
  return [own.split("\n"), ...families.map((family) => family.split("\n"))];
};

/** @throws Error where a routed interface, a process or a route is in no VRF or in another, while anything is in one */
export function outOfVrf(text: string): OutOfVrf {
  const vrf = onlyName(
    [...text.matchAll(/^(?:vrf instance | {3}vrf |.* vrf )(\S+)(?: .*)?$/gm)].flatMap(([line, name]) =>
      line.includes("heartbeat") ? [] : [name ?? ""],
    ),
  );
  if (vrf === null) return { vrf, rest: text };
  const says = new RegExp(`(?<=^\\S.*) vrf ${vrf}(?= |$)`, "m");
  const blocks = blocksIn(text).flatMap((block) => {
    if (block === `vrf instance ${vrf}`) return [];
    const [first = ""] = block.split("\n");
    if (first.startsWith("router bgp ")) return [processOf(block, vrf)];
    if (/^(?:ipv6 )?router ospf /.test(block)) return [takenOut(block, says, first)];
    if (/^(?:ip|ipv6) (?:routing|unicast-routing|route) /.test(`${first} `))
      return [
        block
          .split("\n")
          .map((line) => takenOut(line, says, line))
          .join("\n"),
      ];
    const routes = /^ {3}(?:ip address|ipv6 address|ipv6 enable)/m;
    // The two of a pair speak outside every VRF.
    const isOfPair = block.includes("\n   no autostate");
    if (!block.startsWith("interface ") || !routes.test(block) || isOfPair) return [block];
    const before = new RegExp(`^ {3}vrf ${vrf}\\n(?=(?:.*\\n)*? {3}ip)`, "m");
    return [takenOut(block, before, first)];
  });
  if (blocks.length !== blocksIn(text).length - 1) throw new Error("the VRF itself is not there");
  return { vrf, rest: `${blocks.join("\n!\n")}\n` };
}
