import type { BridgeIntent, EthernetIntent, SwitchIntent } from "../../../src/intent/index.ts";
import { platforms } from "../../../src/platforms/index.ts";
import type { Need } from "../../../src/platforms/needs.ts";
import type { PlatformName } from "../../../src/spec/index.ts";

/** What a text says of Ethernet, by the platform's own names: ports, aggregates, interfaces of VLANs. */
export interface EthernetFacts {
  readonly ports: Readonly<Record<string, EthernetIntent>>;
  /** Lanes that a port is broken out into, `4x25`; of systems that say so of the port and not of the lanes. */
  readonly breakouts: Readonly<Record<string, string>>;
  /** Whether it turns LLDP on; absent where the system speaks it by itself, or nothing is said. */
  readonly lldp?: true;
}

type Ports = EthernetFacts["ports"];

/** Ports that switch: to servers, to the other ToR, in aggregates or not. */
const switchedIn = ({ rackVlan }: SwitchIntent): readonly string[] =>
  [...(rackVlan?.access ?? []), ...(rackVlan?.trunks ?? []), ...(rackVlan?.members ?? [])].map(
    ({ name }) => name,
  );

const without = (said: EthernetIntent, field: keyof EthernetIntent): EthernetIntent =>
  Object.fromEntries(Object.entries(said).filter(([name]) => name !== field));

const mapped = (ports: Ports, change: (name: string, said: EthernetIntent) => EthernetIntent): Ports =>
  Object.fromEntries(
    Object.entries(ports).flatMap(([name, said]) => {
      const changed = change(name, said);
      return Object.keys(changed).length === 0 ? [] : [[name, changed] as const];
    }),
  );

/** What is said of an aggregate, and of the link between the two of a pair, as it is of their ports. */
const bundled = (
  { rackVlan, ethernet }: SwitchIntent,
  { named, link, says }: { named: string; link: string | null; says: readonly (keyof EthernetIntent)[] },
): Ports => {
  const all = [
    ...(rackVlan?.aggregates ?? []).map(
      ({ number, ports }) => [`${named}${String(number)}`, ports[0]] as const,
    ),
    ...(rackVlan?.pair == null || link === null ? [] : [[link, rackVlan.pair.peerLinks[0]] as const]),
  ];
  return Object.fromEntries(
    all.flatMap(([name, port]) => {
      const said = Object.entries(ethernet[port ?? ""] ?? {}).filter(([field]) =>
        says.includes(field as keyof EthernetIntent),
      );
      return said.length === 0 ? [] : [[name, Object.fromEntries(said)] as const];
    }),
  );
};

/** Ports of aggregates that route. */
const inAggregates = ({ interfaces }: SwitchIntent): readonly string[] =>
  interfaces.flatMap(({ aggregate }) => (aggregate?.ports ?? []).map(({ name }) => name));

/** Ports that switch take what is longer than usual by themselves, and those in an aggregate what it takes. */
const onRouted = (intent: SwitchIntent): Ports => {
  const switched = [...switchedIn(intent), ...inAggregates(intent)];
  return mapped(intent.ethernet, (name, said) => (switched.includes(name) ? without(said, "mtu") : said));
};

/** EOS says of each lane, the first among them whether it is used or not, how fast it is. */
function lanes(intent: SwitchIntent): Ports {
  const names = [
    ...intent.interfaces.map(({ name }) => name),
    ...inAggregates(intent),
    ...switchedIn(intent),
  ];
  return Object.fromEntries(
    intent.breakouts.flatMap(({ port, gbps }) =>
      [...new Set([port, ...names.filter((name) => name.startsWith(port.slice(0, -1)))])].map((name) => [
        name,
        { ...onRouted(intent)[name], gbps },
      ]),
    ),
  );
}

/** NX-OS has two sizes at layer 2. */
const jumbo = (ports: Ports): Ports =>
  mapped(ports, (_name, said) =>
    said.mtu === undefined ? said : said.mtu > 1500 ? { ...said, mtu: 9216 } : without(said, "mtu"),
  );

const NEED_OF = { mtu: "mtu", gbps: "port-speed", fec: "fec" } as const satisfies Readonly<
  Record<keyof EthernetIntent, Need>
>;

/** Of each port what the platform is said to have, and nothing of aggregates. */
const asSaid = ({ platform, ethernet }: SwitchIntent): Ports =>
  mapped(ethernet, (_name, said) =>
    Object.fromEntries(
      Object.entries(said).filter(
        ([field]) => platforms[platform].capabilities[NEED_OF[field as keyof EthernetIntent]].kind === "has",
      ),
    ),
  );

/** Platforms whose texts say other than `asSaid`. */
const PORTS: Readonly<Partial<Record<PlatformName, (intent: SwitchIntent) => Ports>>> = {
  linux: (intent) => ({
    ...intent.ethernet,
    ...bundled(intent, { named: "bond", link: null, says: ["mtu"] }),
  }),
  eos: (intent) => ({ ...onRouted(intent), ...lanes(intent) }),
  nxos: (intent) => {
    const switched = switchedIn(intent);
    const some = (takes: (name: string) => boolean): Ports =>
      Object.fromEntries(Object.entries(intent.ethernet).filter(([name]) => takes(name)));
    return {
      ...some((name) => !switched.includes(name)),
      ...jumbo(some((name) => switched.includes(name))),
      ...jumbo(bundled(intent, { named: "port-channel", link: "port-channel4096", says: ["mtu", "gbps"] })),
    };
  },
  comware: onRouted,
  vrp: onRouted,
  sonic: (intent) => ({
    ...intent.ethernet,
    ...bundled(intent, { named: "PortChannel", link: null, says: ["mtu"] }),
  }),
  cumulus: (intent) => ({
    ...intent.ethernet,
    ...bundled(intent, { named: "bond", link: "peerlink", says: ["mtu"] }),
  }),
};

const portsOf = (intent: SwitchIntent): Ports => (PORTS[intent.platform] ?? asSaid)(intent);

/** What the intent wants its text to say of Ethernet; undefined for nothing. */
export function ethernetOfIntent(intent: SwitchIntent): EthernetFacts | undefined {
  const facts: EthernetFacts = {
    ports: portsOf(intent),
    breakouts: Object.fromEntries(
      // EOS says it of the lanes.
      intent.platform === "eos" || platforms[intent.platform].capabilities.breakout.kind !== "has"
        ? []
        : intent.breakouts.map(({ port, lanes: number, gbps }) => [
            port,
            `${String(number)}x${String(gbps)}`,
          ]),
    ),
    ...lldpIn(intent),
  };
  return somethingOf(facts);
}

/** Systems that are told to speak LLDP; the others do by themselves. */
const TOLD_LLDP: ReadonlySet<PlatformName> = new Set(["nxos", "comware", "vrp"]);

const lldpIn = ({ platform, lldp }: Pick<SwitchIntent, "platform" | "lldp">): Pick<EthernetFacts, "lldp"> =>
  lldp === true && TOLD_LLDP.has(platform) ? { lldp: true } : {};

/** The same of a switch that only switches. */
export function ethernetOfBridge(intent: BridgeIntent): EthernetFacts | undefined {
  const { ports, platform } = intent;
  const said = ports.flatMap(({ name, ethernet }) =>
    ethernet === undefined ? [] : [[name, ethernet] as const],
  );
  const access = ports.map(({ name, description }) => ({ name, description }));
  // Of what is said of Ethernet these fields alone are read.
  const switched = {
    platform,
    interfaces: [],
    breakouts: [],
    ethernet: Object.fromEntries(said),
    rackVlan: { access, trunks: [], members: [], aggregates: [], pair: null },
  } as unknown as SwitchIntent;
  return somethingOf({ ports: portsOf(switched), breakouts: {}, ...lldpIn(intent) });
}

export const somethingOf = (facts: EthernetFacts): EthernetFacts | undefined =>
  Object.keys(facts.ports).length + Object.keys(facts.breakouts).length === 0 && facts.lldp === undefined
    ? undefined
    : facts;

/** A text without what it says of Ethernet, and that. */
export interface Taken {
  readonly rest: string;
  readonly ethernet: EthernetFacts | undefined;
}

/** Lines of a block `interface NAME`, without what they begin with, and what they say. */
export type EthernetForm = readonly [RegExp, (word: string) => EthernetIntent];

/**
 * Takes lines of Ethernet out of a text of blocks. A block of which nothing is left goes too.
 *
 * @param lldp the line that turns LLDP on
 * @param breaksOut a line, or a whole block, that breaks a port out: its groups `port`, `lanes` and `gbps`
 * @throws Error where something is said twice
 */
export function takeEthernet(
  text: string,
  {
    between,
    forms,
    breaksOut,
    lldp = null,
  }: {
    readonly between: string;
    readonly forms: readonly EthernetForm[];
    readonly breaksOut: RegExp | null;
    readonly lldp?: RegExp | null;
  },
): Taken {
  const ports: Record<string, EthernetIntent> = {};
  const breakouts: Record<string, string> = {};
  const say = (name: string, more: EthernetIntent): void => {
    const said = ports[name] ?? {};
    for (const field of Object.keys(more))
      if (field in said) throw new Error(`${name} says its ${field} twice`);
    ports[name] = { ...said, ...more };
  };
  const spoken: true[] = [];
  const silent = (block: string): string => {
    if (lldp?.test(block) !== true) return block;
    if (spoken.length > 0) throw new Error("LLDP is turned on twice");
    spoken.push(true);
    return block.replace(lldp, "");
  };
  const left = text.split(`${between}\n`).flatMap((all) => {
    const block = silent(all);
    if (block === "" && all !== "") return [];
    const broken = breaksOut === null ? [] : [...block.matchAll(breaksOut)];
    for (const { groups } of broken) {
      const { module, port: number = "", lanes = "4", gbps = "" } = groups ?? {};
      const port = module === undefined ? number : `Ethernet${module}/${number}`;
      if (port in breakouts) throw new Error(`${port} is broken out twice`);
      breakouts[port] =
        `${lanes}x${{ tengige: "10", "twenty-fivegige": "25", fiftygige: "50" }[gbps] ?? gbps}`;
    }
    const whole = breaksOut === null ? block : block.replaceAll(breaksOut, "");
    if (whole === "" && block !== "") return [];
    const [header = "", ...lines] = whole.split("\n");
    const name = /^interface (\S+)$/.exec(header)?.[1];
    if (name === undefined) return [whole];
    const kept = lines.filter((line) => {
      for (const [form, meaning] of forms) {
        const word = form.exec(line);
        if (word === null) continue;
        say(name, meaning(word[1] ?? ""));
        return false;
      }
      return true;
    });
    const isLeft = kept.length === lines.length || kept.some((line) => line !== "");
    return isLeft ? [[header, ...kept].join("\n")] : [];
  });
  return {
    rest: left.join(`${between}\n`),
    ethernet: somethingOf({ ports, breakouts, ...(spoken.length > 0 ? { lldp: true as const } : {}) }),
  };
}
