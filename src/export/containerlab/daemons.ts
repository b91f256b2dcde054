import type { FabricPlan } from "../../plan/types.ts";

/** FRR's file of daemons: which run, and by which options. */
export function daemonsText({ ospf, ipv6 }: Pick<FabricPlan, "ospf" | "ipv6">): string {
  const running = ["bgpd", "bfdd", ...(ospf === null ? [] : ["ospfd", ...(ipv6 === null ? [] : ["ospf6d"])])];
  return [
    ...running.map((daemon) => `${daemon}=yes`),
    "vtysh_enable=yes",
    'zebra_options="-A 127.0.0.1 -s 90000000"',
    ...running.map((daemon) => `${daemon}_options="-A 127.0.0.1"`),
    "",
  ].join("\n");
}
