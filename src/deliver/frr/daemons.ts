import { parseBlocks } from "../../platforms/frr/blocks.ts";

/** Which of FRR's daemons answers for which blocks. The lines of one that does not run are dropped without a word. */
const DAEMONS: readonly { readonly name: string; readonly owns: RegExp }[] = [
  { name: "zebra", owns: /^(?:interface |zebra )/ },
  { name: "staticd", owns: /^ip(?:v6)? route / },
  { name: "bgpd", owns: /^(?:router bgp|bgp )/ },
  { name: "ospfd", owns: /^router ospf\b/ },
  { name: "ospf6d", owns: /^router ospf6\b/ },
  { name: "bfdd", owns: /^bfd\b/ },
];

/** The daemons that a configuration needs and that do not run. @param running names, as `show daemons` prints them */
export function missingDaemons(configuration: string, running: string): readonly string[] {
  const up = new Set(running.split(/\s+/));
  const blocks = parseBlocks(configuration);
  return DAEMONS.filter(({ name, owns }) => !up.has(name) && blocks.some(({ key }) => owns.test(key))).map(
    ({ name }) => name,
  );
}
