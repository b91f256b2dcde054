import { familiesOf, type Family, type HostIntent, type RuleText } from "../../intent/index.ts";
import type { PrefixRule } from "../../plan/session.ts";
import { suffixOf } from "./family-suffix.ts";
import { runsOf } from "./rule-runs.ts";
import { list, text } from "./toml.ts";

/** A rule that matches prefixes of an unused range, where there is none: GoBGP takes an empty set for all. */
const NOTHING: Readonly<Record<Family["name"], RuleText>> = {
  ipv4: { prefix: "0.0.0.0/32", length: 32, minLength: 32, maxLength: 32 },
  ipv6: { prefix: "::/128", length: 128, minLength: 128, maxLength: 128 },
};

/** Of one family, as GoBGP has it. */
const prefixSet = (name: string, rules: readonly PrefixRule[], family: Family): readonly string[] => [
  "[[defined-sets.prefix-sets]]",
  `  prefix-set-name = ${text(name)}`,
  ...(rules.length === 0 ? [NOTHING[family.name]] : rules.map(family.rule)).flatMap(
    ({ prefix, minLength, maxLength }) => [
      "  [[defined-sets.prefix-sets.prefix-list]]",
      `    ip-prefix = ${text(prefix)}`,
      `    masklength-range = ${text(`${String(minLength)}..${String(maxLength)}`)}`,
    ],
  ),
];

interface Statement {
  /** Unlike that of any other of any policy: else GoBGP starts without policies, and lets everything through. */
  readonly name: string;
  /** Path below `conditions`, with what stands there. */
  readonly conditions: readonly (readonly [string, readonly string[]])[];
  /** As `conditions`, below `actions`. */
  readonly actions: readonly (readonly [string, readonly string[]])[];
}

const STATEMENT = "policy-definitions.statements";
const disposes = (refuses: boolean): Statement["actions"] => [
  ["", [`route-disposition = ${text(refuses ? "reject-route" : "accept-route")}`]],
];

const matchPrefixes = (set: string): Statement["conditions"][number] => [
  ".match-prefix-set",
  [`prefix-set = ${text(set)}`],
];
const matchType = (type: string): Statement["conditions"][number] => [
  ".bgp-conditions",
  [`route-type = ${text(type)}`],
];

const policy = (name: string, statements: readonly Statement[]): readonly string[] => [
  "[[policy-definitions]]",
  `  name = ${text(name)}`,
  ...statements.flatMap((one) => [
    `  [[${STATEMENT}]]`,
    `    name = ${text(one.name)}`,
    ...(["conditions", "actions"] as const).flatMap((part) =>
      one[part].flatMap(([path, lines]) => [
        `    [${STATEMENT}.${part}${path}]`,
        ...lines.map((line) => `      ${line}`),
      ]),
    ),
  ]),
];

/** RFC 8326: what is about to go away is the last choice. A statement that disposes of nothing goes on to the next. */
const GRACEFUL_SHUTDOWN: Statement = {
  name: "graceful-shutdown",
  conditions: [
    [
      ".bgp-conditions.match-community-set",
      [`community-set = ${text("graceful-shutdown")}`, `match-set-options = ${text("any")}`],
    ],
  ],
  actions: [[".bgp-actions", ["set-local-pref = 0"]]],
};

const FROM_TORS = "from-tors";
const ANNOUNCED = "announced";

/** What the host has of what it announces: the kernel's, told by zebra. */
const own = (name: string, family: Family): Statement => ({
  name: `${name}${suffixOf(family)}`,
  conditions: [matchPrefixes(`${ANNOUNCED}${suffixOf(family)}`), matchType("local")],
  actions: disposes(false),
});

/** A set of prefixes and a statement for each run of rules, and each kind of session: a statement without one would match local routes too. */
const fromTors = (imports: readonly PrefixRule[], family: Family) =>
  runsOf(imports.filter(family.hasRule)).map(({ refuses, rules }, at) => {
    const all = `${FROM_TORS}${suffixOf(family)}`;
    const name = at === 0 ? all : `${all}-${String(at + 1)}`;
    return {
      set: prefixSet(name, rules, family),
      statements: ["internal", "external"].map((type): Statement => ({
        name: `${name}-${type}`,
        conditions: [matchPrefixes(name), matchType(type)],
        actions: disposes(refuses),
      })),
    };
  });

/** What is let into GoBGP's table is of the kernel or of the ToRs; what leaves is the host's own. Both by exact lists, and nothing else. */
export const policies = ({ imports, exports, ipv6 }: HostIntent): readonly (readonly string[])[] => {
  const families = familiesOf(ipv6);
  const runs = families.flatMap((family) => fromTors(imports, family));
  return [
    ...runs.map(({ set }) => set),
    ...families.map((family) => prefixSet(`${ANNOUNCED}${suffixOf(family)}`, exports, family)),
    [
      "[[defined-sets.bgp-defined-sets.community-sets]]",
      `  community-set-name = ${text("graceful-shutdown")}`,
      `  community-list = ${list(["65535:0"])}`,
    ],
    policy("in", [
      GRACEFUL_SHUTDOWN,
      ...families.map((family) => own("own-in", family)),
      ...runs.flatMap(({ statements }) => statements),
    ]),
    policy(
      "out",
      families.map((family) => own("own-out", family)),
    ),
  ];
};
