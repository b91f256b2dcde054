import { demand, need, take, type Block, type Rule } from "../reader/grammar.ts";
import { numbersOf, VLANS } from "./vlan-list.ts";

/** What one `interface` block of a switch that only switches says. */
export interface SwitchInterface {
  readonly name: string;
  /** The number of an Eth-Trunk; null of a port. */
  readonly trunk: number | null;
  description: string | null;
  up: boolean;
  /** Whether it says that it is an access port. */
  accessPort: boolean;
  /** Its VLAN. */
  access: number | null;
  tagged: boolean;
  vlans: readonly number[];
  edge: boolean;
  /** Whether it has no spanning tree. */
  deaf: boolean;
  /** The Eth-Trunk that it is in. */
  inTrunk: number | null;
  lacp: boolean;
  mlag: number | null;
  peerLink: boolean;
  excluded: readonly number[];
}

const NAME = /^interface ((?:GE|[0-9]+GE)[0-9]+\/[0-9]+\/[0-9]+(?::[0-9])?|Eth-Trunk(0|[1-9][0-9]{0,3}))$/;

const form = (pattern: string): RegExp => new RegExp(`^${pattern}$`);

function rules(one: SwitchInterface): readonly Rule[] {
  const sets = (pattern: RegExp, change: (value: string) => Partial<SwitchInterface>): Rule => [
    pattern,
    (value = "") => {
      Object.assign(one, change(value));
    },
  ];
  const onTrunk = (): void => {
    demand(one.trunk !== null, `${one.name} is no Eth-Trunk`);
  };
  return [
    sets(/^undo shutdown$/, () => ({ up: true })),
    sets(/^description (.{1,242})$/, (description) => ({ description })),
    sets(/^port link-type access$/, () => ({ accessPort: true })),
    sets(/^port default vlan ([0-9]+)$/, (vlan) => {
      demand(one.accessPort, `${one.name} may have been a trunk`);
      return { access: Number(vlan) };
    }),
    sets(/^port link-type trunk$/, () => ({ tagged: true, vlans: [1] })),
    sets(/^undo port trunk allow-pass vlan 1$/, () => ({ vlans: one.vlans.filter((vlan) => vlan !== 1) })),
    sets(form(`port trunk allow-pass vlan ${VLANS}`), (list) => {
      demand(one.tagged, `${one.name} is no trunk`);
      return { vlans: [...one.vlans, ...numbersOf(list)] };
    }),
    sets(/^stp edged-port enable$/, () => ({ edge: true })),
    sets(/^stp disable$/, () => ({ deaf: true })),
    sets(/^eth-trunk ([0-9]+)$/, (number) => ({ inTrunk: Number(number) })),
    sets(/^mode lacp-static$/, () => {
      onTrunk();
      return { lacp: true };
    }),
    sets(/^dfs-group 1 m-lag ([0-9]+)$/, (number) => {
      onTrunk();
      return { mlag: Number(number) };
    }),
    sets(/^peer-link 1$/, () => {
      onTrunk();
      return { peerLink: true };
    }),
    sets(form(`port vlan exclude ${VLANS}`), (list) => {
      demand(one.peerLink, `${one.name} is no peer link`);
      return { excluded: numbersOf(list) };
    }),
  ];
}

/** @throws Error where lines can't stand together */
function check(one: SwitchInterface): void {
  const { name, access, tagged, edge, deaf, inTrunk, mlag, peerLink, excluded } = one;
  const carries = access !== null || tagged;
  demand(one.accessPort === (access !== null), `${name} is an access port of no VLAN`);
  demand(!(access !== null && tagged), `${name} is an access port and a trunk`);
  demand(!one.vlans.includes(1), `${name} carries VLAN 1`);
  demand(!peerLink || excluded.includes(1), `${name} is a peer link that carries VLAN 1`);
  demand(
    !peerLink || !(carries || edge || deaf || mlag !== null),
    `${name} is a peer link, and something else`,
  );
  demand(
    inTrunk === null || (one.trunk === null && !carries && !edge && !deaf),
    `${name} is in an Eth-Trunk, and something by itself`,
  );
  demand(carries || peerLink || inTrunk !== null, `${name} is in no VLAN`);
  demand(mlag === null || mlag === one.trunk, `${name} is M-LAG ${String(mlag)}, which has another number`);
  demand(mlag === null || one.lacp, `${name} is an M-LAG without LACP`);
  demand(!(edge && deaf), `${name} is guarded by what is off`);
}

export function readSwitchInterface({ header, body }: Block): SwitchInterface {
  const [, name, number] = NAME.exec(header) ?? [];
  const one: SwitchInterface = {
    name: need(name, `no port: ${header}`),
    trunk: number === undefined ? null : Number(number),
    description: null,
    up: false,
    accessPort: false,
    access: null,
    tagged: false,
    vlans: [],
    edge: false,
    deaf: false,
    inTrunk: null,
    lacp: false,
    mlag: null,
    peerLink: false,
    excluded: [],
  };
  const forms = rules(one);
  for (const line of body) take(line, forms, one.name);
  check(one);
  return one;
}
