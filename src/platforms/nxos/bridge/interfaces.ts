import type { BridgeIntent, BridgePort } from "../../../intent/index.ts";
import { channelLines, switchedLines } from "../ethernet.ts";
import { interfaceDescription } from "../names.ts";
import { block } from "../text.ts";
import { when } from "../../blocks.ts";
import type { Link, LinkKind } from "./links.ts";

type Lines = (link: Link) => readonly string[];

const list = (vlans: readonly number[]): string => vlans.join(",");

/** One VLAN without a tag, or several with; on a trunk what has no tag is in VLAN 1, which no fabric has and no trunk carries. */
const accessOrTrunk: Lines = ({ vlans }) =>
  vlans.length === 1
    ? ["switchport mode access", `switchport access vlan ${list(vlans)}`]
    : ["switchport mode trunk", `switchport trunk allowed vlan ${list(vlans)}`];

/** A peer link is a trunk, whatever it carries. */
const trunk: Lines = ({ vlans }) => [
  "switchport mode trunk",
  ...when(vlans.length === 1, `switchport trunk native vlan ${list(vlans)}`),
  `switchport trunk allowed vlan ${list(vlans)}`,
];

/** A core port has no list: it carries every VLAN of this mode. */
const core: Lines = () => ["switchport mode fabricpath"];

const edge: Lines = ({ vlans }) => [`spanning-tree port type edge${vlans.length === 1 ? "" : " trunk"}`];

/** Forwards at once. A router sends no BPDU; if one comes in all the same, the port is a switch's like any other, and no loop stays. */
const routers: Lines = edge;

/** Who sends a BPDU from there is shut out. */
const nodes: Lines = (link) => [...edge(link), "spanning-tree bpduguard enable"];

/** What NX-OS itself makes of a peer link: it carries nothing where the other switch falls silent. */
const peerLinks: Lines = () => ["spanning-tree port type network"];

const carrying = (isFabricPath: boolean): Readonly<Record<LinkKind, Lines>> => ({
  router: accessOrTrunk,
  node: accessOrTrunk,
  switch: accessOrTrunk,
  core,
  "peer-link": isFabricPath ? core : trunk,
});

const guarding = (isFabricPath: boolean): Readonly<Record<LinkKind, Lines>> => ({
  router: routers,
  node: nodes,
  switch: () => [],
  core: () => [],
  "peer-link": isFabricPath ? () => [] : peerLinks,
});

const switched = (
  name: string,
  description: string,
  lines: readonly string[],
  said: readonly string[],
): string[] =>
  block(`interface ${name}`, [
    `description ${interfaceDescription(description)}`,
    "switchport",
    ...said,
    ...lines,
    "no shutdown",
  ]);

/** Port channels, which their ports name, and then all ports. */
export function interfaces({ ports, switching }: BridgeIntent, links: readonly Link[]): string[][] {
  const isFabricPath = switching.kind === "fabricpath";
  const [carries, guards] = [carrying(isFabricPath), guarding(isFabricPath)];
  const linkOf = new Map(
    links.flatMap((link) => [link.name, ...link.members.map(({ name }) => name)].map((name) => [name, link])),
  );
  const whole = (link: Link, said: readonly string[]): string[] =>
    switched(
      link.name,
      link.description,
      [
        ...carries[link.kind](link),
        ...guards[link.kind](link),
        ...when(link.kind === "peer-link", "vpc peer-link"),
        ...when(link.vpc !== null, `vpc ${String(link.vpc)}`),
      ],
      said,
    );
  const port = ({ name, description, ethernet }: BridgePort): string[] => {
    const link = linkOf.get(name);
    if (link === undefined) throw new Error(`${name} is in no link`);
    if (link.name === name) return whole(link, switchedLines(ethernet));
    const number = link.name.slice("port-channel".length);
    return switched(
      name,
      description,
      [...carries[link.kind](link), `channel-group ${number} mode active`],
      switchedLines(ethernet),
    );
  };
  const channels = links.filter(({ members }) => members.length > 0);
  return [
    ...channels.map((link) => whole(link, channelLines(link.members[0]?.ethernet))),
    ...ports.map(port),
  ];
}
