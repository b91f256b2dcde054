import type { InterfaceIntent, RoutingIntent } from "../../intent/index.ts";
import { ipFamilies } from "../ip-family.ts";
import { ospfInterface } from "../frr/ospf.ts";
import { asText, forwardingHold, routing } from "../frr/render.ts";
import { text } from "../frr/text.ts";
import { kindOf } from "./names.ts";

/** zebra tells fpmsyncd of its routes, which puts them into the switch. The container adds these lines where they are missing. */
const FPM = ["no fpm use-next-hop-groups", "fpm address 127.0.0.1"];

/**
 * SONiC's loopback is a dummy to Linux, and to OSPF a network as any other, at a cost: others would see it farther away than a loopback. Of a
 * point-to-multipoint interface OSPF announces the address alone, at no cost (RFC 2328 section 12.4.1.4).
 */
const WITHOUT_COST = " ip ospf network point-to-multipoint";

/** What CONFIG_DB can't say of an interface: a loopback's description, and OSPF. Null where that is nothing. */
function interfaceBlock(intent: RoutingIntent, { name, description }: InterfaceIntent): string[] | null {
  const isLoopback = kindOf(name) === "loopback";
  const ospf = ipFamilies(intent).flatMap((family) => ospfInterface(intent, name, family));
  const lines = [
    ...(isLoopback ? [` description ${text(description)}`] : []),
    ...(isLoopback && ospf.length > 0 ? [...ospf, WITHOUT_COST].sort() : ospf),
  ];
  return lines.length === 0 ? null : [`interface ${name}`, ...lines, "exit"];
}

/**
 * FRR's configuration on SONiC, whose container forwards by itself and has addresses from CONFIG_DB, by lines. Interfaces of the intent are
 * called as SONiC calls them.
 */
export const frrConf = (intent: RoutingIntent): readonly string[] =>
  asText([
    FPM,
    ...forwardingHold(intent),
    ...intent.interfaces.map((one) => interfaceBlock(intent, one)).filter((block) => block !== null),
    ...routing(intent),
  ])
    .trimEnd()
    .split("\n");
