import { compile, type DatacenterSpec } from "../../src/index.ts";
import { reviewWay } from "../../src/review/index.ts";
import {
  askedRules,
  BUILT_IN_RULES,
  checkRules,
  contextOf,
  ruleContext,
  type Outcome,
  type RuleContext,
} from "../../src/rules/index.ts";
import type { PeerGroup, SwitchIntent } from "../../src/intent/index.ts";
import { fabric } from "../change/sides.ts";
import { STACKS } from "../support/fabrics.ts";

/* Each rule with a fabric that keeps it and one that breaks it, by what is other about it. */

const SMALL = fabric([1]);
const of = (spec: DatacenterSpec): RuleContext => ruleContext(compile(spec));

/** The small fabric with switches that do something else than the spec says. */
function withSwitches(alter: (intent: SwitchIntent) => SwitchIntent, spec = SMALL): RuleContext {
  const made = compile(spec);
  const { intents } = ruleContext(made);
  return contextOf(made, { ...intents, switches: intents.switches.map(alter) });
}

const onSpines =
  (change: (intent: SwitchIntent) => Partial<SwitchIntent>) =>
  (intent: SwitchIntent): SwitchIntent =>
    intent.role === "spine" ? { ...intent, ...change(intent) } : intent;

const groupsOf =
  (change: Partial<PeerGroup>) =>
  ({ groups }: SwitchIntent): Partial<SwitchIntent> => ({
    groups: groups.map((group) => ({ ...group, ...change })),
  });

const outside = (peer: object): DatacenterSpec => ({
  ...SMALL,
  outside: {
    peers: [
      {
        mode: "default-only",
        router: "edge-1",
        switch: "s0",
        interface: "swp31",
        address: "192.0.2.1/31",
        peer: "192.0.2.0",
        asn: 64496,
        ...peer,
      },
    ],
  },
});

const routes = (entries: number, more: Partial<DatacenterSpec> = {}): DatacenterSpec => ({
  ...SMALL,
  tables: { spines: { routes: entries } },
  ...more,
});

/** The small fabric without the pools of its rack. */
function poolless(): RuleContext {
  const made = compile(SMALL);
  const [{ calico, ...one }] = made.clusters;
  return ruleContext({ ...made, clusters: [{ ...one, calico: { ...calico, pools: [] } }] });
}

const SIGNED: DatacenterSpec = { ...SMALL, bgp: { passwords: { nodes: "nodes" } } };

const changed = (consent: readonly string[], head = SIGNED): RuleContext =>
  ruleContext(compile(head), () => ({ ...reviewWay({ value: SMALL }, { value: head }), consent }));

interface Case {
  readonly rule: string;
  readonly keeps: () => RuleContext;
  readonly breaks: () => RuleContext;
  readonly says: RegExp;
  readonly at?: readonly (string | number)[];
  readonly settings?: Readonly<Record<string, unknown>>;
}

const ofSessions = (breaks: () => RuleContext, says: RegExp): Case => ({
  rule: "both-ends",
  keeps: () => of(SMALL),
  breaks,
  says,
});

const CASES: readonly Case[] = [
  ofSessions(
    () =>
      withSwitches(
        onSpines(({ neighbors }) => ({ neighbors: neighbors.map((one) => ({ ...one, remoteAsn: 7 })) })),
      ),
    /^s0 has no session with \S+: it expects AS 7, and r0-tor0 is in AS 64600$/,
  ),
  ofSessions(
    () => withSwitches(onSpines(groupsOf({ password: "hush" }))),
    /its password is the secret hush, and that of r0-tor0 is none/,
  ),
  ofSessions(
    () => withSwitches(onSpines(({ neighbors }) => ({ neighbors: neighbors.slice(1) }))),
    /^r0-tor0 has no session with \S+: s0 does not expect/,
  ),
  ofSessions(
    () => withSwitches((intent) => ({ ...intent, neighbors: [] })),
    /^r0-tor0 and s0 are to peer, and neither is configured for it$/,
  ),
  ofSessions(
    () => withSwitches(onSpines(groupsOf({ timers: { keepalive: 1, hold: 9, connectRetry: 5 } }))),
    /differ in their keepalive: (1 and 3|3 and 1)$/,
  ),
  ofSessions(
    () => withSwitches(onSpines(groupsOf({ bfd: { detectMultiplier: 3, transmit: 300, receive: 300 } }))),
    /differ in their BFD: .*off/,
  ),
  ofSessions(
    () =>
      withSwitches(
        onSpines(() => ({ ipv6: null })),
        { ...SMALL, ipv6: { prefix: "fd00::/48" } },
      ),
    /differ in their address families: IPv\S+( alone)? and IPv/,
  ),
  {
    rule: "asn-in-pools",
    keeps: () => of(SMALL),
    breaks: () => of({ ...SMALL, spines: [{ name: "s0", index: 0, pin: { asn: 64500 } }] }),
    says: /^AS 64500 of s0 is in none of pools.superSpineAsns, pools.spineAsns, /,
    at: ["spines", 0, "pin", "asn"],
  },
  {
    rule: "external-authenticated",
    keeps: () => of(outside({ password: "edge" })),
    breaks: () => of(outside({ ttlSecurity: true })),
    says: /^the session of s0 with edge-1 has no password$/,
    at: ["outside", "peers", 0],
  },
  {
    rule: "external-authenticated",
    keeps: () => of(outside({ ttlSecurity: true })),
    breaks: () => of(outside({})),
    says: /^the session of s0 with edge-1 has no password and no TTL security$/,
    settings: { ttlSecurity: true },
  },
  {
    rule: "tables-under-capacity",
    keeps: () => of(routes(100)),
    breaks: () => of(routes(5)),
    says: /^today s0 fills \d+ % of its table of routes \(\d+ of 5\), and 20 % are to be left/,
    at: ["tables", "spines", "routes"],
  },
  {
    rule: "tables-under-capacity",
    keeps: () => of(routes(2000, { capacity: { maxRacks: 2 } })),
    breaks: () => of(routes(300, { capacity: { maxRacks: 2 } })),
    says: /^at the declared capacity s0 fills/,
  },
  {
    rule: "rack-has-pool",
    keeps: () => of(SMALL),
    breaks: poolless,
    says: /^rack r0 has 2 nodes and no IPPool of IPv4 that selects it/,
    at: ["racks", 0],
  },
  {
    rule: "no-lossy-change-without-consent",
    keeps: () => changed(["r0-tor0", "r0/r0-tor0"]),
    breaks: () => changed([]),
    says: /^changing r0-tor0 is lossy: \d+ pairs lose traffic for at most \d+ s, such as /,
    at: ["racks", 0, "tors", 0],
  },
  {
    rule: "no-lossy-change-without-consent",
    keeps: () => changed([], { ...SMALL, spines: [...SMALL.spines, { name: "s9", index: 9 }] }),
    breaks: () => changed([], { ...SMALL, pools: { rackAsns: "64700-65534" } }),
    says: /^no way of the change is foretold: .*is not named under renumber/,
  },
  {
    rule: "no-lossy-change-without-consent",
    keeps: () => changed(["r0-tor0", "r0/r0-tor0"]),
    breaks: () => of(SMALL),
    says: /^nobody says what runs/,
    settings: { baseRequired: true },
  },
];

function outcomeOf(context: RuleContext, rule: string, settings: object = {}): Outcome {
  const asked = askedRules(BUILT_IN_RULES, {
    all: "disabled",
    [rule]: { enforcementLevel: "mandatory", ...settings },
  });
  const verdict = checkRules(asked, context).find((one) => one.rule.name === rule);
  if (verdict === undefined) throw new RangeError(`there is no rule ${rule}`);
  return verdict.outcome;
}

describe("a rule that is there", () => {
  it.each(CASES.map((one) => [one.rule, one.says.source, one] as const))(
    "%s is kept by one fabric and broken by another: %s",
    (_, __, { rule, keeps, breaks, says, at, settings }) => {
      expect(outcomeOf(keeps(), rule, settings)).toEqual({ kind: "checked", level: "mandatory", found: [] });
      const broken = outcomeOf(breaks(), rule, settings);
      const found = broken.kind === "checked" ? broken.found : [];
      expect(found.map(({ message }) => message)).toContainEqual(expect.stringMatching(says));
      if (at !== undefined) expect(found[0]?.path).toEqual(at);
      for (const { message, fix } of found) expect(`${message}${fix}`).not.toMatch(/undefined|\[object|\.$/);
    },
  );

  it("has a case above", () => {
    expect(new Set(CASES.map(({ rule }) => rule))).toEqual(new Set(BUILT_IN_RULES.map(({ name }) => name)));
  });

  it("is kept by every fabric that is here, but for passwords that nobody has agreed on with the outside", () => {
    const broken = STACKS.map((spec) =>
      checkRules(askedRules(BUILT_IN_RULES, null), of(spec)).flatMap(({ rule, outcome }) =>
        outcome.kind === "checked" && outcome.found.length > 0 ? [rule.name] : [],
      ),
    );
    expect(new Set(broken.flat())).toEqual(new Set(["external-authenticated"]));
  });

  it("is not asked where there is nothing to ask, and says why", () => {
    for (const rule of ["external-authenticated", "tables-under-capacity", "no-lossy-change-without-consent"])
      expect(outcomeOf(of(SMALL), rule)).toEqual({
        kind: "not-applicable",
        why: expect.any(String) as string,
      });
  });

  it("lets pass who is excepted by name", () => {
    const pinned = of({ ...SMALL, spines: [{ name: "s0", index: 0, pin: { asn: 64500 } }] });
    expect(outcomeOf(pinned, "asn-in-pools", { except: ["s0"] })).toMatchObject({ found: [] });
    expect(outcomeOf(of(outside({})), "external-authenticated", { except: ["edge-1"] })).toMatchObject({
      found: [],
    });
  });
});
