import { RACK_VLAN } from "../../hardware/index.ts";
import type { BridgeIntent, BridgeNetwork, BridgePort } from "../../intent/index.ts";
import type { Switching } from "../../plan/switching.ts";
import { has, lacks, leavesOut, type Capability, type Lacks } from "../platform.ts";
import { perVlan, vlanAware, type Tree } from "./bridge.ts";
import { ethernet } from "./ethernet.ts";
import { refusedByLinux } from "./interface-name.ts";
import { alias, interfacesFile, stanza } from "./stanza.ts";
import { withNetwork } from "./network-text.ts";

const noSuch = (what: string): Capability =>
  lacks(
    `it has no ${what}`,
    "set fabric.switching.technology to plain or spanning-tree, or name another platform",
  );

/** Ways of switching. */
export const switching: Readonly<Record<Switching["kind"], Capability>> = {
  plain: has(),
  "spanning-tree": leavesOut(
    "the kernel's is IEEE 802.1D's: another way forwards within 50 seconds of a failure, and a server's port half a minute after its link",
  ),
  mlag: noSuch("aggregates over two switches"),
  irf: noSuch("stacking"),
  trill: noSuch("TRILL"),
  fabricpath: noSuch("FabricPath"),
};

const vlanOf = ({ vlan }: BridgeNetwork): number => vlan ?? RACK_VLAN;

const carriedBy = ({ networks }: BridgeIntent, { networks: names }: BridgePort): readonly number[] =>
  networks.filter(({ name }) => names.includes(name)).map(vlanOf);

const priorityOf = ({ switching: how }: BridgeIntent): Tree =>
  how.kind === "spanning-tree" ? how.bridgePriority : null;

/** A port to a server is shut when a BPDU comes in: only a switch sends one. */
const guarded = ({ switching: how }: BridgeIntent, { name }: BridgePort): readonly string[] =>
  how.kind === "spanning-tree" && how.edgePorts.includes(name)
    ? [`post-up bridge link set dev ${name} guard on`]
    : [];

const said = ({ ethernet: own = {} }: BridgePort): readonly string[] => ethernet(own);

function inOne(intent: BridgeIntent): readonly (readonly string[])[] {
  const member = (port: BridgePort): readonly string[] => {
    const [only, second] = carriedBy(intent, port);
    if (only === undefined) return [];
    return second === undefined ? vlanAware.untagged(only) : vlanAware.tagged(carriedBy(intent, port));
  };
  const names = intent.ports.map(({ name }) => name);
  return [
    ...intent.ports.map((one) => stanza(one.name, [alias(one.description), ...said(one), ...member(one)])),
    stanza(vlanAware.name, [
      ...vlanAware.bridge(names, intent.networks.map(vlanOf), priorityOf(intent)),
      ...intent.ports.flatMap((one) => guarded(intent, one)),
    ]),
  ];
}

function inMany(intent: BridgeIntent): readonly (readonly string[])[] {
  const parts = (vlan: number): readonly string[] =>
    intent.ports.flatMap((one) => {
      const carried = carriedBy(intent, one);
      if (!carried.includes(vlan)) return [];
      return carried.length === 1 ? [one.name] : [perVlan.part(one.name, vlan)];
    });
  const tagged = intent.ports.flatMap((one) => {
    const carried = carriedBy(intent, one);
    return carried.length === 1 ? [] : carried.map((vlan) => stanza(perVlan.part(one.name, vlan), []));
  });
  const guards = (vlan: number): readonly string[] =>
    intent.ports
      .filter((one) => carriedBy(intent, one).join() === String(vlan))
      .flatMap((one) => guarded(intent, one));
  return [
    ...intent.ports.map((one) => stanza(one.name, [alias(one.description), ...said(one)])),
    ...tagged,
    ...intent.networks
      .map(vlanOf)
      .map((vlan) =>
        stanza(perVlan.name(vlan), [...perVlan.bridge(parts(vlan), priorityOf(intent)), ...guards(vlan)]),
      ),
  ];
}

/** What the fabric owns of a switch that only switches; FRR has nothing to do there. */
export const renderBridge = (intent: BridgeIntent): string =>
  withNetwork(interfacesFile(intent.bridgePerVlan === true ? inMany(intent) : inOne(intent)), "");

/** One tree for all VLANs would close a way that only one of them has. */
function oneTree({ switching: how, networks, bridgePerVlan }: BridgeIntent): Lacks | null {
  return how.kind === "spanning-tree" && networks.length > 1 && bridgePerVlan !== true
    ? lacks(
        "a bridge that tells VLANs apart has one tree for all of them",
        "set linux.bridges to per-vlan, by which each has a bridge and a tree of its own",
      )
    : null;
}

/** What a port's interface for a VLAN would be called. */
function tooLong({ ports, networks, bridgePerVlan }: BridgeIntent): Lacks | null {
  const parts = ports.flatMap(({ name, networks: carried }) =>
    carried.length < 2 || bridgePerVlan !== true
      ? []
      : networks.map((network) => perVlan.part(name, vlanOf(network))),
  );
  const refused = parts.find((name) => refusedByLinux(name) !== null);
  return refused === undefined
    ? null
    : lacks(
        `a port that carries several VLANs has an interface for each, and ${refused} ${refusedByLinux(refused) ?? ""}`,
        "give the port a shorter name",
      );
}

/** A port of a switch that Linux has as another kind of interface, or that it would have no name for where it carries several VLANs. */
function misnamed(intent: BridgeIntent): Lacks | null {
  const own = new Set([vlanAware.name, ...intent.networks.map((one) => perVlan.name(vlanOf(one)))]);
  const taken = intent.ports.find(({ name }) => own.has(name));
  return taken === undefined
    ? null
    : lacks(
        `the port ${taken.name} has the name of a bridge that the fabric makes`,
        "give the name that the port has",
      );
}

/** Why Linux can't do what is asked of one switch, though it has the way of switching; null where it can. */
export const refusedBridge = (intent: BridgeIntent): Lacks | null =>
  misnamed(intent) ?? tooLong(intent) ?? oneTree(intent);
