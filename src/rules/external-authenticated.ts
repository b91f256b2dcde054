import type { OutsidePeerPlan } from "../plan/outside.ts";
import type { RuleContext } from "./context.ts";
import { rule } from "./rule.ts";

/** What the border's own configuration says of the peer; undefined where it has none for it. */
function guardsAt({ intentOf }: RuleContext, { border, peer }: OutsidePeerPlan) {
  const intent = intentOf.switches.get(border);
  const neighbor = intent?.neighbors.find(({ address }) => address === peer);
  const group = intent?.groups.find(({ name }) => name === neighbor?.group);
  if (neighbor === undefined || group === undefined) return undefined;
  return {
    password: neighbor.password ?? group.password,
    ttlSecurity: group.ttlSecurityHops !== null,
  };
}

const speaksBgp = ({ exchange }: OutsidePeerPlan): boolean => exchange.kind === "bgp";

export const externalAuthenticated = rule({
  name: "external-authenticated",
  says: "every session with a router outside has a password",
  parameters: {
    ttlSecurity: {
      type: "boolean",
      says: "TTL security (RFC 5082) will do in place of a password: it keeps out who is not on the link.",
      default: false,
    },
    except: { type: "names", says: "Routers outside that may do without, by name." },
  },
  notApplicable: ({ plan: { outside } }) =>
    outside?.peers.some(speaksBgp) === true ? null : "there is no session with a router outside",
  check: (context, { ttlSecurity, except }) =>
    (context.plan.outside?.peers ?? []).filter(speaksBgp).flatMap((peer) => {
      const guards = guardsAt(context, peer);
      const isGuarded =
        guards === undefined || guards.password !== undefined || (ttlSecurity && guards.ttlSecurity);
      if (isGuarded || except.includes(peer.router)) return [];
      const at = context.datacenter.outside?.peers.findIndex(
        (one) => one.router === peer.router && one.switch === peer.border && one.interface === peer.interface,
      );
      return [
        {
          about: peer.router,
          path: ["outside", "peers", at ?? 0],
          message: `the session of ${peer.border} with ${peer.router} has no password${ttlSecurity ? " and no TTL security" : ""}`,
          fix: `agree on one with its owner and give its name as \`password\`${ttlSecurity ? ", or set ttlSecurity" : ""}, or name ${peer.router} under \`except\` of the rule`,
        },
      ];
    }),
});
