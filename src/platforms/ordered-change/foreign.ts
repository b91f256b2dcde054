import type { PlatformName } from "../../spec/index.ts";

/** How a whole running configuration of a system is known. */
interface Print {
  readonly title: string;
  /** Lines that no other of these systems has. */
  readonly signs: RegExp;
  /** What the device prints first and last, where it prints an end: NX-OS has none. */
  readonly head?: RegExp;
  readonly tail?: RegExp;
}

const PRINTS: Readonly<Partial<Record<PlatformName, Print>>> = {
  eos: {
    title: "Arista EOS",
    signs:
      /^(?:! device: .*EOS-.*|! Command: show running-config.*|service routing protocols model .*|transceiver qsfp .*|management api .*|interface Ethernet\d+(?:\/\d)?\n(?: .*\n)*? {3}(?:no )?switchport)$/m,
    head: /^! Command: show running-config/m,
    tail: /^end\s*$(?![\s\S]*\S)/m,
  },
  nxos: {
    title: "Cisco NX-OS",
    signs:
      /^(?:!Command: show running-config.*|version \d+\.\d+\(\d+\).*|feature \S+|vdc \S+ id \d+|interface (?:loopback\d+|port-channel\d+|mgmt0))$/m,
  },
  comware: {
    title: "H3C Comware",
    signs:
      /^ ?(?:version \d+\.\d+\.\d+, .*|irf [a-z-]+ .*|port link-mode \S+|interface (?:HundredGigE|FortyGigE|Twenty-FiveGigE|M-GigabitEthernet|Ten-GigabitEthernet|Vlan-interface|Bridge-Aggregation)\S+|ospf \d+ router-id .*|bgp \d+\n group .*)$/m,
    head: /^ ?version \d+\.\d+\.\d+, /m,
    tail: /^return\s*$(?![\s\S]*\S)/m,
  },
  vrp: {
    title: "Huawei VRP",
    signs:
      /^ ?(?:!Software Version .*|undo portswitch|vlan batch .*|interface (?:\d+GE|MEth|Vlanif|Eth-Trunk)\S+|ipv4-family unicast|as-notation plain)$/m,
    head: /^!Software Version /m,
    tail: /^return\s*$(?![\s\S]*\S)/m,
  },
  frr: {
    title: "FRRouting",
    signs: /^frr (?:version|defaults) \S+$/m,
    head: /^Current configuration:\s*$/m,
    tail: /^end\s*$(?![\s\S]*\S)/m,
  },
};

/** Systems that no platform is. */
const OTHERS: readonly Print[] = [
  {
    title: "Juniper Junos",
    signs:
      /^(?:(?:set|delete) (?:interfaces|protocols|system|policy-options) .*|(?:system|interfaces|protocols) \{)$/m,
  },
  { title: "Cisco IOS", signs: /^(?:version 1[2-7]\.\d+|interface GigabitEthernet\d\/\d(?:\/\d)?)$/m },
  { title: "JSON or XML", signs: /^\s*[{[<]/ },
];

const PAGER = /-{2,4} ?More ?-{2,4}/;

/**
 * Why a text is no whole running configuration of a platform, as what follows its name in a sentence, with what to do; null where nothing tells
 * against it.
 */
export function strangeText(platform: PlatformName, text: string): string | null {
  const own = PRINTS[platform];
  if (own === undefined) return null;
  const whole = `give all that the device prints of its running configuration`;
  if (PAGER.test(text))
    return `was printed page by page (${PAGER.exec(text)?.[0] ?? ""}): switch paging off, and ${whole}`;
  if (!own.signs.test(text)) {
    const other = [...Object.values(PRINTS), ...OTHERS].find(({ signs }) => signs.test(text));
    const line = other?.signs.exec(text)?.[0].split("\n")[0]?.trim() ?? "";
    if (other !== undefined)
      return `looks like a text of ${other.title} (${line.slice(0, 60)}), and the switch runs ${own.title}: ${whole}`;
  }
  if (own.head?.test(text) === true && own.tail?.test(text) === false)
    return `is cut off: ${own.title} prints an end, and the text has none: ${whole}`;
  return null;
}
