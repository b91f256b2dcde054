import { intentsOf, type CompiledFabric } from "../compile.ts";
import { asnPoolContains, formatAsnRange, type AsnPool } from "../net/asn.ts";
import { containsPrefix, type Prefix4 } from "../net/ipv4.ts";
import { coverOf, networkOf, simulateOnly } from "../simulate/index.ts";
import { ASN_POOLS } from "../plan/asns.ts";
import { few } from "../text/few.ts";
import { factsOf } from "./all-facts.ts";
import { declaredAround } from "./declared.ts";
import { writerIn } from "./families.ts";
import type { Fact } from "./facts.ts";
import { ipv6Facts, type InIpv6 } from "./ipv6-facts.ts";
import { listNames } from "./lists.ts";
import { sessionsOf, sessionView } from "./sessions-view.ts";
import { spreadOf, type Spread } from "./spread.ts";
import { subjectsOf, type Subject } from "./subjects.ts";
import { factView, filterText, type Writer } from "./words.ts";
import { whatIs } from "./what-is.ts";
import type { ExplanationView, RouteView } from "./view.ts";

/** Answers, one for each thing that has the name; or a sentence that nothing has. */
export type Explained =
  | { readonly ok: true; readonly explanations: readonly ExplanationView[] }
  | { readonly ok: false; readonly why: string };

const ORIGINATED = "the default route, past its list";

const routeView = (writer: Writer, { prefix, origins, steps }: Spread): RouteView => ({
  prefix: writer.prefix(prefix),
  announcedBy: origins,
  steps: steps.map(({ from, to, sessions, out, in: into, originated, stoppedBy }) => ({
    from,
    to,
    sessions,
    out: originated ? ORIGINATED : filterText(writer, out),
    in: stoppedBy === "sender" ? "-" : filterText(writer, into),
    stoppedBy,
  })),
});

/** The route to exactly this prefix, and else those that a packet to it could go by, the longest first. */
function routesTo(fabric: CompiledFabric, writer: Writer, prefix: Prefix4): readonly RouteView[] {
  const network = networkOf(intentsOf(fabric));
  const names = listNames(fabric);
  let wanted: readonly number[] = [];
  const simulation = simulateOnly(network, (prefixes) => {
    const exact = prefixes.find(prefix);
    const covering = coverOf(prefixes, prefix.base).filter((at) => {
      const one = prefixes.all[at];
      return one !== undefined && containsPrefix(one, prefix);
    });
    wanted = exact >= 0 && prefix.length < 32 ? [exact] : covering;
    return new Set(wanted);
  });
  return wanted
    .map((at) => routeView(writer, spreadOf(fabric, names, simulation, at)))
    .filter(({ announcedBy }) => announcedBy.length > 0);
}

const isAround = ({ value }: Fact, prefix: Prefix4): boolean =>
  value.kind === "prefix" && containsPrefix(value.prefix, prefix);

const lengthOf = ({ value }: Fact): number => (value.kind === "prefix" ? value.prefix.length : 0);

function explainPrefix(
  fabric: CompiledFabric,
  facts: readonly Fact[],
  { prefix, family }: Extract<Subject, { kind: "prefix" }>,
): ExplanationView {
  const writer = writerIn(fabric.plan.ipv6, family);
  const six = ipv6Facts(fabric);
  const around = facts.filter((fact) => isAround(fact, prefix)).sort((a, b) => lengthOf(b) - lengthOf(a));
  const single = prefix.length === 32;
  const own = around.filter((fact) => lengthOf(fact) === prefix.length);
  const [nearest] = around;
  const declared = declaredAround(fabric.datacenter, writer, prefix);
  const is =
    own.length > 0
      ? few(own.map(({ of, what }) => `${what} of ${of}`))
      : nearest !== undefined
        ? `in ${nearest.what} of ${nearest.of}${nearest.what.endsWith("pods") ? "; which node has it is for Calico's IPAM to say" : ""}`
        : declared[0] !== undefined
          ? `in ${declared[0].of}, of which nothing here is taken`
          : "nothing of this fabric's own";
  return {
    kind: single ? "address" : "prefix",
    name: single ? writer.address(prefix.base) : writer.prefix(prefix),
    is,
    facts: [
      ...around.map((fact) => (family === "ipv6" ? six(fact) : null) ?? factView(writer, fact)),
      ...declared,
    ],
    sessions: [],
    routes: routesTo(fabric, writer, prefix),
  };
}

function explainAsn(
  { datacenter: { pools }, plan }: CompiledFabric,
  facts: readonly Fact[],
  asn: number,
): ExplanationView {
  const writer = writerIn(plan.ipv6);
  const own = facts.filter(({ value }) => value.kind === "asn" && value.asn === asn);
  const outside = (plan.outside?.peers ?? []).filter(
    ({ exchange }) => exchange.kind === "bgp" && exchange.asn === asn,
  );
  const pool = ASN_POOLS.find((name) => asnPoolContains(pools[name], asn));
  const range = (list: AsnPool): string => list.map(formatAsnRange).join(", ");
  const is =
    own.length > 0
      ? `the AS of ${few(own.map(({ of }) => of))}`
      : outside.length > 0
        ? `the AS of ${few([...new Set(outside.map(({ router }) => router))])}, outside`
        : pool === undefined
          ? "nobody's here, and in no pool"
          : `nobody's; in pools.${pool} ${range(pools[pool])}`;
  const sessions = plan.sessions.filter(({ ends }) => ends.some((end) => end.asn === asn));
  return {
    kind: "AS number",
    name: String(asn),
    is,
    facts: own.map((fact) => factView(writer, fact)),
    sessions: sessions.map((session) => sessionView(writer, session)),
    routes: [],
  };
}

/** What in the plan is a thing's, by its name. */
function explainNamed(
  fabric: CompiledFabric,
  facts: readonly Fact[],
  subject: Extract<Subject, { name: string }>,
): ExplanationView {
  const { kind, name } = subject;
  const { plan } = fabric;
  const writer = writerIn(plan.ipv6);
  // Alone, IPv6 is what the facts themselves are written in.
  const six: InIpv6 = plan.ipv6?.alone === true ? () => null : ipv6Facts(fabric);
  const link = kind === "link" ? plan.links.find(({ id }) => id === name) : undefined;
  const ends = new Set((link?.ends ?? []).map(({ device }) => device));
  const isOwn = ({ of, what }: Fact): boolean =>
    kind === "link"
      ? of === name || (ends.has(of) && what.endsWith(` ${name}`))
      : kind !== "session" && of === name;
  const sessions =
    kind === "device"
      ? sessionsOf(fabric, name)
      : plan.sessions.filter(({ id }) => kind === "session" && id === name);
  return {
    kind,
    name,
    is: whatIs(fabric, subject),
    facts: facts.filter(isOwn).flatMap((fact) => {
      const inIpv6 = six(fact);
      return [factView(writer, fact), ...(inIpv6 === null ? [] : [inIpv6])];
    }),
    sessions: sessions.map((session) => sessionView(writer, session)),
    routes: [],
  };
}

/**
 * Why something of a fabric is what it is: a device, rack, link, session or plane by its name, an address or a prefix of either family, an AS
 * number.
 */
export function explain(fabric: CompiledFabric, word: string): Explained {
  const subjects = subjectsOf(fabric, word);
  if (typeof subjects === "string") return { ok: false, why: subjects };
  const facts = factsOf(fabric);
  return {
    ok: true,
    explanations: subjects.map((subject) => {
      if (subject.kind === "prefix") return explainPrefix(fabric, facts, subject);
      if (subject.kind === "asn") return explainAsn(fabric, facts, subject.asn);
      return explainNamed(fabric, facts, subject);
    }),
  };
}
