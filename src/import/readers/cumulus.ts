import { parse } from "yaml";
import { rules } from "../../platforms/cumulus/change/rules.ts";
import { unfolded } from "../../platforms/cumulus/change/texts.ts";
import { UnreadableText } from "../../platforms/ordered-change/unreadable-text.ts";
import { isOf } from "../../platforms/tree-change/rules.ts";
import { ends, isTree, type Path, type Tree } from "../../platforms/tree-change/tree.ts";
import { frrSyntax } from "./frr.ts";
import type { Reading, Said } from "./reading.ts";
import { factsIn } from "./syntax.ts";
import { ownsTree, saidAt, type PathEnd } from "./tree.ts";

const FORM =
  "is no configuration of NVUE's: give what `nv config show`, or `nv config show -o commands`, prints, or the file for `nv config patch`";

const COMMAND = /^nv set (?<words>.+)$/gm;

/** Words of a command line, quoted or not. */
const wordsIn = (text: string): Path =>
  [...text.matchAll(/'([^']*)'|"([^"]*)"|(\S+)/g)].map(([, one, two, three]) => one ?? two ?? three ?? "");

/** Nothing tells a command's names from what the last one says: it is a path as a whole. */
const commandsIn = (text: string): readonly PathEnd[] =>
  [...text.matchAll(COMMAND)].map(([, words = ""]) => ({ path: wordsIn(words), value: null }));

function treesIn(text: string): readonly Tree[] {
  const said = ((): unknown => {
    try {
      return parse(text, { version: "1.1" }) as unknown;
    } catch (cause) {
      throw new UnreadableText(FORM, { cause });
    }
  })();
  const parts = (Array.isArray(said) ? said : [said]) as readonly Tree[];
  if (!parts.every(isTree)) throw new UnreadableText(FORM);
  return Array.isArray(said) ? parts.flatMap((part) => (isTree(part["set"]) ? [part["set"]] : [])) : parts;
}

const isAutomatic = (path: Path): boolean =>
  rules.automatic.some((pattern) => isOf(path.slice(0, pattern.length), pattern));

/** Every end, in the order of the text, without what NVUE adds by itself. */
const endsIn = (text: string): readonly PathEnd[] =>
  (/^nv set /m.test(text)
    ? commandsIn(text)
    : treesIn(text).flatMap((tree) =>
        ends(tree).map(([path, value]) => ({ path, value: isTree(value) ? null : String(value) })),
      )
  )
    .filter(({ path }) => !isAutomatic(path))
    .flatMap(({ path, value }) => unfolded(path).map((one) => ({ path: one, value })));

const LISTS: Path = ["router", "policy", "prefix-list"];

const isRule = ({ path }: PathEnd): boolean =>
  path[4] === "rule" && LISTS.every((name, at) => path[at] === name);

/** The rules of prefix lists, each as one statement in FRR's words: of its parts none says anything alone. */
const rulesIn = (all: readonly PathEnd[]): readonly Said[] =>
  [...Map.groupBy(all.filter(isRule), ({ path }) => path.slice(0, 6).join(" ")).values()].map((parts) => {
    const words = parts.map(({ path, value }) => [...path, ...(value === null ? [] : [value])].slice(6));
    const said = (name: string): string | undefined => words.find((some) => some.at(-2) === name)?.at(-1);
    const [least, most] = [said("min-prefix-len"), said("max-prefix-len")];
    return saidAt({
      path: (parts[0]?.path ?? []).slice(0, 6),
      value: [
        said("action") ?? "",
        words.find(([first]) => first === "match")?.[1] ?? "",
        ...(least === undefined ? [] : [`ge ${least}`]),
        ...(most === undefined ? [] : [`le ${most}`]),
      ].join(" "),
    });
  });

function statements(text: string): readonly Said[] {
  const all = endsIn(text);
  return [...all.filter((one) => !isRule(one)).map(saidAt), ...rulesIn(all)];
}

const BGP = "vrf default router bgp";

/** What of the tree are facts, in FRR's words: `router bgp` of the whole switch has the AS number. */
const FACTS: readonly (readonly [pattern: RegExp, words: string])[] = [
  [/^interface (\S+)\ndescription (.+)$/, "interface $1\ndescription $2"],
  [/^interface (\S+) ip\naddress (\S+)$/, "interface $1\nip address $2"],
  [/^router bgp\nautonomous-system (\d+)$/, "router bgp $1"],
  [/^router bgp\nrouter-id (\S+)$/, "router bgp 0\nbgp router-id $1"],
  [new RegExp(`^${BGP} neighbor (\\S+)\\nremote-as (\\d+)$`), "router bgp 0\nneighbor $1 remote-as $2"],
  [new RegExp(`^${BGP} neighbor (\\S+)\\ndescription (.+)$`), "router bgp 0\nneighbor $1 description $2"],
  [new RegExp(`^${BGP} neighbor (\\S+)\\ntype unnumbered$`), "router bgp 0\nneighbor $1 interface"],
  [
    new RegExp(`^${BGP} neighbor (\\S+) address-family ipv4-unicast policy inbound\\nroute-map (\\S+)$`),
    "router bgp 0\naddress-family ipv4 unicast\nneighbor $1 route-map $2 in",
  ],
  [
    new RegExp(`^${BGP} dynamic-neighbor listen-range (\\S+)\\npeer-group (\\S+)$`),
    "router bgp 0\nbgp listen range $1 peer-group $2",
  ],
  [
    new RegExp(`^${BGP} address-family ipv4-unicast\\nnetwork (\\S+)$`),
    "router bgp 0\naddress-family ipv4 unicast\nnetwork $1",
  ],
  [/^router policy prefix-list (\S+) rule\n(\d+) permit (.+)$/, "ip prefix-list $1 seq $2 permit $3"],
  [
    /^router policy route-map (\S+) rule (\d+) match\nip-prefix-list (\S+)$/,
    "route-map $1 permit $2\nmatch ip address prefix-list $3",
  ],
  [/^vrf default router static (\S+) via ([\d.]+)\ntype .*$/, "ip route $1 $2"],
];

const factLine = ({ whole }: Said): readonly string[] => {
  const found = FACTS.find(([pattern]) => pattern.test(whole));
  return found === undefined ? [] : [whole.replace(found[0], found[1])];
};

/** NVIDIA Cumulus Linux's tree, in YAML, in JSON, or as commands. */
export const cumulusReading: Reading = {
  facts: (said) => factsIn(said.flatMap(factLine), frrSyntax),
  statements,
  owns: ownsTree(rules),
};
