import { comware } from "../../../src/platforms/comware/platform.ts";
import { eos } from "../../../src/platforms/eos/platform.ts";
import { nxos } from "../../../src/platforms/nxos/platform.ts";
import { vrp } from "../../../src/platforms/vrp/platform.ts";
import { modelOf } from "../device-model/index.ts";
import { take } from "./pairs.ts";
import type { ChangeQuestion, OrderedChange } from "../../../src/platforms/ordered-change/dialect.ts";

const PLATFORMS = { eos, nxos, comware, vrp };

interface Case extends Partial<ChangeQuestion> {
  readonly on: keyof typeof PLATFORMS;
  readonly says: string;
  readonly commands: readonly string[];
  readonly resets?: readonly string[];
  readonly unsettled?: readonly string[];
}

const answer = ({ on, running = "", was = "", wanted = "", baseline = "" }: Case): OrderedChange =>
  PLATFORMS[on].dialect?.change({ running, was, wanted, baseline }) ?? {
    commands: ["no dialect"],
    resets: [],
    unsettled: [],
  };

const described = (cases: readonly Case[]): (readonly [string, Case])[] =>
  cases.map((one) => [`${one.on}: ${one.says}`, one]);

const check = (one: Case): void => {
  expect(answer(one)).toEqual({
    commands: one.commands,
    resets: one.resets ?? [],
    unsettled: one.unsettled ?? [],
  });
};

const LIST = "ip prefix-list FROM-NODES\n   seq 10 permit 10.32.0.0/19 ge 26 le 32\n";

const EOS_BGP = `router bgp 64600
   router-id 10.255.2.0
   neighbor SPINES peer group
   neighbor SPINES timers 3 9
   neighbor 10.254.0.0 peer group SPINES
   neighbor 10.254.0.0 remote-as 64513
   neighbor 10.254.0.0 password 0 one
`;

const NXOS_BGP = `router bgp 64600
  router-id 10.255.2.0
  template peer SPINES
    timers 3 9
  neighbor 10.254.0.0
    inherit peer SPINES
    remote-as 64513
    password one
`;

const COMWARE_BGP = `bgp 64600
 router-id 10.255.2.0
 group SPINES external
 peer SPINES timer keepalive 3 hold 9
 peer 10.254.0.0 as-number 64513
 peer 10.254.0.0 group SPINES
 peer 10.254.0.0 password simple one
`;

const VRP_BGP = `bgp 64600
 router-id 10.255.2.0
 group SPINES external
 peer 10.254.0.0 as-number 64513
 peer 10.254.0.0 group SPINES
 peer 10.254.0.0 password cipher one
`;

const COMWARE_LIST =
  "ip prefix-list A index 10 deny 10.0.0.0 8\nip prefix-list A index 20 permit 0.0.0.0 0 less-equal 32\n";

describe("what a change takes for the fabric's", () => {
  it.each(
    described([
      {
        on: "eos",
        says: "what was typed by hand into a list of the fabric's goes",
        running: `${LIST}   seq 20 permit 0.0.0.0/0\n`,
        was: LIST,
        wanted: LIST,
        commands: ["ip prefix-list FROM-NODES", "no seq 20", "exit"],
      },
      {
        on: "eos",
        says: "a neighbour's line that was typed by hand goes, another neighbour's stays",
        running: `${EOS_BGP}   neighbor 10.254.0.0 allowas-in 3\n   neighbor 192.0.2.1 remote-as 65001\n   neighbor 192.0.2.1 allowas-in 3\n`,
        was: EOS_BGP,
        wanted: EOS_BGP,
        commands: ["router bgp 64600", "no neighbor 10.254.0.0 allowas-in", "exit"],
      },
      {
        on: "eos",
        says: "a neighbour in a VRF is another one, whatever its address",
        running: `${EOS_BGP}   vrf RED\n      neighbor 10.254.0.0 remote-as 65001\n`,
        was: EOS_BGP,
        wanted: EOS_BGP,
        commands: [],
      },
      {
        on: "eos",
        says: "a port's lines that the fabric says nothing of stay when it leaves",
        running: "interface Ethernet1\n   description r1-n1\n   load-interval 30\n",
        was: "interface Ethernet1\n   description r1-n1\n",
        commands: ["interface Ethernet1", "no description", "exit"],
      },
      {
        on: "eos",
        says: "what it took the place of comes back when it leaves",
        running: "interface Ethernet1\n   description r1-n1\n",
        was: "interface Ethernet1\n   description r1-n1\n",
        baseline: "interface Ethernet1\n   description mine\n",
        commands: ["interface Ethernet1", "description mine", "exit"],
      },
      {
        on: "eos",
        says: "a VLAN stays as long as a line of the user's is in it",
        running: "vlan 10\n   name r1\n   state suspend\n",
        was: "vlan 10\n   name r1\n",
        commands: ["vlan 10", "no name", "exit"],
      },
      {
        on: "eos",
        says: "the process and what it runs by stay as long as a neighbour of the user's is in it",
        running: `service routing protocols model multi-agent\nip routing\n${EOS_BGP}   neighbor 192.0.2.1 remote-as 65001\n`,
        was: `service routing protocols model multi-agent\nip routing\n${EOS_BGP}`,
        commands: [
          "router bgp 64600",
          "no neighbor 10.254.0.0",
          "no neighbor SPINES peer group",
          "no router-id",
          "exit",
        ],
        resets: ["192.0.2.1"],
        unsettled: ["10.254.0.0"],
      },
      {
        on: "comware",
        says: "a VLAN of the user's on a port that is the fabric's goes, and comes back with its own VLANs when it leaves",
        running: "interface Ten-GigabitEthernet1/0/1\n port link-type trunk\n port trunk permit vlan 1 333\n",
        wanted: "interface Ten-GigabitEthernet1/0/1\n port link-type access\n port access vlan 10\n",
        commands: [
          "interface Ten-GigabitEthernet1/0/1",
          "port link-type access",
          "port access vlan 10",
          "quit",
        ],
      },
      {
        on: "comware",
        says: "a peer of the user's in the fabric's process stays, and its process with it",
        running: `${COMWARE_BGP} peer 192.0.2.1 as-number 65001\n`,
        was: COMWARE_BGP,
        commands: ["bgp 64600", "undo peer 10.254.0.0", "undo group SPINES", "undo router-id", "quit"],
        resets: ["192.0.2.1"],
        unsettled: ["10.254.0.0"],
      },
      {
        on: "vrp",
        says: "BFD stays on as long as a line of the user's needs it",
        running: "bfd\nbgp 64600\n peer 192.0.2.1 as-number 65001\n peer 192.0.2.1 bfd enable\n",
        was: "bfd\n",
        commands: [],
      },
      {
        on: "nxos",
        says: "a feature stays as long as a line of the user's needs it",
        running: "feature bgp\nfeature interface-vlan\ninterface Vlan333\n  ip address 203.0.113.1/26\n",
        was: "feature bgp\nfeature interface-vlan\n",
        commands: ["no feature bgp"],
      },
      {
        on: "nxos",
        says: "a rule that was typed by hand into a map's entry goes",
        running:
          "ip prefix-list A seq 5 permit 10.0.0.0/8\nroute-map A permit 10\n  match ip address prefix-list A MINE\n",
        was: "ip prefix-list A seq 5 permit 10.0.0.0/8\nroute-map A permit 10\n  match ip address prefix-list A\n",
        wanted:
          "ip prefix-list A seq 5 permit 10.0.0.0/8\nroute-map A permit 10\n  match ip address prefix-list A\n",
        commands: ["route-map A permit 10", "no match ip address prefix-list MINE", "exit"],
      },
    ]),
  )("%s", (_, one) => {
    check(one);
  });
});

describe("what is no difference", () => {
  it.each(
    described([
      {
        on: "eos",
        says: "what it does by itself and hides",
        running: "interface Ethernet1\n   description r1-n1\n",
        wanted:
          "interface Ethernet1\n   description r1-n1\n   no shutdown\n   switchport\n   switchport access vlan 1\n   switchport mode access\n",
        commands: [],
      },
      {
        on: "eos",
        says: "a password that it was told before and ciphers",
        running: EOS_BGP.replace("password 0 one", "password 7 xyz"),
        was: EOS_BGP,
        wanted: EOS_BGP,
        commands: [],
      },
      {
        on: "eos",
        says: "older words, VLANs in one line, an order of its own",
        running: `! Command: show running-config
! device: leaf-1 (DCS-7050SX3-48YC8, EOS-4.22.1F)
!
vlan 10,333
!
router bgp 64600
   neighbor 10.254.0.0 peer-group SPINES
   neighbor 10.254.0.0 remote-as 64513
   neighbor SPINES peer-group
   !! a comment
!
end
`,
        wanted: `vlan 10
!
router bgp 64600
   neighbor SPINES peer group
   neighbor 10.254.0.0 peer group SPINES
   neighbor 10.254.0.0 remote-as 64513
`,
        commands: [],
      },
      {
        on: "nxos",
        says: "a password that it was told before and ciphers",
        running: NXOS_BGP.replace("password one", "password 3 abcdef"),
        was: NXOS_BGP,
        wanted: NXOS_BGP,
        commands: [],
      },
      {
        on: "nxos",
        says: "a neighbour in one line with its AS number, the community by its number, what it does by itself",
        running: `!Command: show running-config
!Time: Tue Mar  3 10:16:02 2026

version 9.3(8) Bios:version 07.69
feature bgp

route-map A permit 10
  set community 65535:0 additive
router bgp 64600
  neighbor 10.254.0.0 remote-as 64513
    description spine-1
interface loopback0
interface Ethernet1/1
`,
        wanted: `feature bgp
route-map A permit 10
  set community graceful-shutdown additive
interface loopback0
  no shutdown
interface Ethernet1/1
  switchport
  switchport mode access
  no shutdown
router bgp 64600
  graceful-restart
  graceful-restart restart-time 120
  reconnect-interval 60
  neighbor 10.254.0.0
    remote-as 64513
    description spine-1
`,
        commands: [],
      },
      {
        on: "comware",
        says: "lines in no view behind a view, what it does by itself, a password that it was told before and enciphers",
        running: `#
 version 7.1.070, Release 6710
#
 sysname mine
#
interface HundredGigE1/0/49
 port link-mode route
 ip address 10.254.0.1 255.255.255.254
#
${COMWARE_BGP.replace("simple one", "cipher $c$3$xyz==")}#
 ip prefix-list A index 20 permit 0.0.0.0 0 less-equal 32
 ip prefix-list A index 10 deny 10.0.0.0 8
#
return
`,
        was: COMWARE_BGP,
        wanted: `${COMWARE_LIST}#
interface HundredGigE1/0/49
 port link-mode route
 ip address 10.254.0.1 255.255.255.254
 undo shutdown
#
${COMWARE_BGP}#
`,
        commands: [],
      },
      {
        on: "vrp",
        says: "VLANs in one line, numbers of BFD in one line, an AS number in two parts, a ciphered password",
        running: `!Software Version V300R023C00SPC500
#
vlan batch 10 to 11 333
#
bgp 64086.60504
 peer 10.254.0.0 as-number 64086.60505
 peer 10.254.0.0 bfd min-tx-interval 300 min-rx-interval 300 detect-multiplier 3
 peer 10.254.0.0 password cipher %^%#xyz%^%#
#
return
`,
        was: "bgp 4200000600\n peer 10.254.0.0 password cipher one\n",
        wanted: `vlan batch 10 to 11
#
bgp 4200000600
 peer 10.254.0.0 as-number 4200000601
 peer 10.254.0.0 password cipher one
 peer 10.254.0.0 bfd detect-multiplier 3 min-tx-interval 300 min-rx-interval 300
`,
        commands: [],
      },
      {
        on: "comware",
        says: "a banner that looks like lines",
        running: " header legal %Welcome\nbgp 1\n#\n ip prefix-list A index 5 permit 10.0.0.0 8%\n",
        was: "ip prefix-list A index 5 permit 10.0.0.0 8\n",
        commands: [],
      },
      {
        on: "nxos",
        says: "a banner that looks like lines",
        running: "banner motd ^\nfeature bgp\nip prefix-list A seq 5 permit 10.0.0.0/8\n^\n",
        was: "feature bgp\nip prefix-list A seq 5 permit 10.0.0.0/8\n",
        commands: [],
      },
    ]),
  )("%s", (_, one) => {
    check(one);
  });
});

describe("what is a difference", () => {
  it.each(
    described([
      {
        on: "comware",
        says: "an entry that refuses and changes its number: nothing passes while it is away, for two alike can't be",
        running: COMWARE_LIST,
        was: COMWARE_LIST,
        wanted: COMWARE_LIST.replace("index 10", "index 15"),
        commands: [
          "ip prefix-list A index 9 deny 0.0.0.0 0 less-equal 32",
          "undo ip prefix-list A index 10",
          "ip prefix-list A index 15 deny 10.0.0.0 8",
          "undo ip prefix-list A index 9",
        ],
      },
      {
        on: "comware",
        says: "the only entry: another one is there until its successor is, for a list without entries lets all pass",
        running: "ip prefix-list A index 10 permit 10.0.0.0 8\n",
        was: "ip prefix-list A index 10 permit 10.0.0.0 8\n",
        wanted: "ip prefix-list A index 10 permit 11.0.0.0 8\n",
        commands: [
          "ip prefix-list A index 65535 deny 0.0.0.0 32",
          "undo ip prefix-list A index 10",
          "ip prefix-list A index 10 permit 11.0.0.0 8",
          "undo ip prefix-list A index 65535",
        ],
      },
      {
        on: "comware",
        says: "another mode of a port: what it had is gone by that, and what it has comes again, the user's too",
        running:
          "interface HundredGigE1/0/49\n port link-mode bridge\n description a\n port access vlan 7\n lldp tlv-enable x\n",
        was: "interface HundredGigE1/0/49\n description a\n",
        wanted:
          "interface HundredGigE1/0/49\n port link-mode route\n description a\n ip address 10.254.0.1 255.255.255.254\n undo shutdown\n",
        commands: [
          "interface HundredGigE1/0/49",
          "port link-mode route",
          "description a",
          "ip address 10.254.0.1 255.255.255.254",
          "lldp tlv-enable x",
          "quit",
        ],
      },
      {
        on: "comware",
        says: "another AS number of a peer: it goes as a whole, and joins its group before it has lines of its own",
        running: COMWARE_BGP,
        was: COMWARE_BGP,
        wanted: COMWARE_BGP.replace("64513", "64514"),
        commands: [
          "bgp 64600",
          "undo peer 10.254.0.0",
          "peer 10.254.0.0 as-number 64514",
          "peer 10.254.0.0 group SPINES",
          "peer 10.254.0.0 password simple one",
          "quit",
        ],
        resets: ["10.254.0.0"],
        unsettled: ["10.254.0.0"],
      },
      {
        on: "comware",
        says: "another kind of a group: its peers go before it, and come after it",
        running: COMWARE_BGP,
        was: COMWARE_BGP,
        wanted: COMWARE_BGP.replace("external", "internal").replace("64513", "64600"),
        commands: [
          "bgp 64600",
          "undo peer 10.254.0.0",
          "undo group SPINES",
          "group SPINES internal",
          "peer SPINES timer keepalive 3 hold 9",
          "peer 10.254.0.0 as-number 64600",
          "peer 10.254.0.0 group SPINES",
          "peer 10.254.0.0 password simple one",
          "quit",
        ],
        resets: ["10.254.0.0", "SPINES"],
        unsettled: ["10.254.0.0"],
      },
      {
        on: "comware",
        says: "a port of a stack: shut while it becomes one",
        running: "interface HundredGigE1/0/56\n port link-mode bridge\n",
        wanted:
          "irf-port 1/1\n port group interface HundredGigE1/0/56\n#\ninterface HundredGigE1/0/56\n undo shutdown\n",
        commands: [
          "irf-port 1/1",
          "quit",
          "interface HundredGigE1/0/56",
          "shutdown",
          "quit",
          "irf-port 1/1",
          "port group interface HundredGigE1/0/56",
          "quit",
          "interface HundredGigE1/0/56",
          "undo shutdown",
          "quit",
        ],
      },
      {
        on: "vrp",
        says: "numbers of BFD: undone one by one",
        running:
          "bgp 64600\n group A external\n peer A bfd min-tx-interval 300 min-rx-interval 300 detect-multiplier 3\n",
        was: "bgp 64600\n group A external\n peer A bfd min-tx-interval 300 min-rx-interval 300 detect-multiplier 3\n",
        wanted: "bgp 64600\n group A external\n",
        commands: [
          "bgp 64600",
          "undo peer A bfd detect-multiplier",
          "undo peer A bfd min-rx-interval",
          "undo peer A bfd min-tx-interval",
          "quit",
        ],
      },
      {
        on: "vrp",
        says: "an AS number of its own: the process ends in a commit before it comes anew, the user's lines in it, too",
        running: `${VRP_BGP} peer 192.0.2.1 as-number 65001\n`,
        was: VRP_BGP,
        wanted: "bgp 64601\n",
        commands: ["undo bgp", "commit", "bgp 64601", "peer 192.0.2.1 as-number 65001", "quit"],
        resets: ["192.0.2.1"],
        unsettled: ["10.254.0.0", "192.0.2.1"],
      },
      {
        on: "vrp",
        says: "a port that switched and is to route: bare first",
        running: "interface 100GE1/0/1\n undo shutdown\n port default vlan 10\n stp edged-port enable\n",
        was: "interface 100GE1/0/1\n port default vlan 10\n stp edged-port enable\n",
        wanted:
          "interface 100GE1/0/1\n undo portswitch\n undo shutdown\n ip address 10.254.0.1 255.255.255.254\n",
        commands: [
          "interface 100GE1/0/1",
          "undo port default vlan",
          "undo stp edged-port",
          "undo portswitch",
          "ip address 10.254.0.1 255.255.255.254",
          "quit",
        ],
      },
      {
        on: "eos",
        says: "another password than before, whatever the device shows",
        running: EOS_BGP.replace("password 0 one", "password 7 xyz"),
        was: EOS_BGP,
        wanted: EOS_BGP.replace("one", "two"),
        commands: ["router bgp 64600", "neighbor 10.254.0.0 password 0 two", "exit"],
        resets: ["10.254.0.0"],
        unsettled: ["10.254.0.0"],
      },
      {
        on: "eos",
        says: "a ciphered password where the fabric has said none yet",
        running: EOS_BGP.replace("password 0 one", "password 7 xyz"),
        wanted: EOS_BGP,
        commands: ["router bgp 64600", "neighbor 10.254.0.0 password 0 one", "exit"],
        resets: ["10.254.0.0"],
        unsettled: ["10.254.0.0"],
      },
      {
        on: "eos",
        says: "the address that sessions come from, to all of the group",
        running: `interface Loopback0\n   ip address 10.255.2.0/32\n${EOS_BGP}   neighbor SPINES update-source Loopback0\n`,
        was: `interface Loopback0\n   ip address 10.255.2.0/32\n${EOS_BGP}   neighbor SPINES update-source Loopback0\n`,
        wanted: `interface Loopback0\n   ip address 10.255.2.9/32\n${EOS_BGP}   neighbor SPINES update-source Loopback0\n`,
        commands: ["interface Loopback0", "ip address 10.255.2.9/32", "exit"],
        unsettled: ["10.254.0.0"],
      },
      {
        on: "nxos",
        says: "a port that was down",
        running: "interface Ethernet1/1\n  shutdown\n",
        wanted: "interface Ethernet1/1\n  switchport\n  no shutdown\n",
        commands: ["interface Ethernet1/1", "no shutdown", "exit"],
      },
      {
        on: "nxos",
        says: "a port that switched and is to route: what it had of the switch goes first, and it is down until it is told",
        running: "interface Ethernet1/1\n  switchport access vlan 7\n  spanning-tree port type edge\n",
        wanted: "interface Ethernet1/1\n  no switchport\n  ip address 10.254.0.1/31\n  no shutdown\n",
        commands: [
          "interface Ethernet1/1",
          "no spanning-tree port type",
          "no switchport access vlan",
          "no switchport",
          "ip address 10.254.0.1/31",
          "no shutdown",
          "exit",
        ],
      },
      {
        on: "nxos",
        says: "another template: the old one has to go first",
        running: `${NXOS_BGP}  template peer OTHER\n    timers 3 9\n`,
        was: `${NXOS_BGP}  template peer OTHER\n    timers 3 9\n`,
        wanted: `${NXOS_BGP.replace("inherit peer SPINES", "inherit peer OTHER")}  template peer OTHER\n    timers 3 9\n`,
        commands: [
          "router bgp 64600",
          "neighbor 10.254.0.0",
          "no inherit peer",
          "inherit peer OTHER",
          "exit",
          "exit",
        ],
        resets: ["10.254.0.0"],
      },
      {
        on: "nxos",
        says: "an AS number of its own: the process is made anew, the user's lines in it, too",
        running: "feature bgp\nrouter bgp 64600\n  neighbor 192.0.2.1\n    remote-as 65001\n",
        was: "feature bgp\nrouter bgp 64600\n",
        wanted: "feature bgp\nrouter bgp 64601\n",
        commands: [
          "no router bgp 64600",
          "router bgp 64601",
          "neighbor 192.0.2.1",
          "remote-as 65001",
          "exit",
          "exit",
        ],
        resets: ["192.0.2.1"],
        unsettled: ["192.0.2.1"],
      },
      {
        on: "eos",
        says: "an AS number of its own: sessions in a VRF of the user's start anew with the process, too",
        running: "router bgp 64600\n   vrf RED\n      neighbor 192.0.2.10 remote-as 65334\n",
        was: "router bgp 64600\n",
        wanted: "router bgp 64601\n",
        commands: [
          "no router bgp 64600",
          "router bgp 64601",
          "vrf RED",
          "neighbor 192.0.2.10 remote-as 65334",
          "exit",
          "exit",
        ],
        resets: ["192.0.2.10 in vrf RED"],
        unsettled: ["192.0.2.10 in vrf RED"],
      },
      {
        on: "nxos",
        says: "an AS number of its own: sessions in a VRF of the user's start anew with the process, too",
        running: "router bgp 64600\n  vrf RED\n    neighbor 192.0.2.10\n      remote-as 65334\n",
        was: "router bgp 64600\n",
        wanted: "router bgp 64601\n",
        commands: [
          "no router bgp 64600",
          "router bgp 64601",
          "vrf RED",
          "neighbor 192.0.2.10",
          "remote-as 65334",
          "exit",
          "exit",
          "exit",
        ],
        resets: ["192.0.2.10 in vrf RED"],
        unsettled: ["192.0.2.10 in vrf RED"],
      },
      {
        on: "comware",
        says: "an AS number of its own: sessions in a VPN instance of the user's start anew with the process, too",
        running: "bgp 64600\n ip vpn-instance RED\n  peer 192.0.2.10 as-number 65334\n",
        was: "bgp 64600\n",
        wanted: "bgp 64601\n",
        commands: [
          "undo bgp",
          "bgp 64601",
          "ip vpn-instance RED",
          "peer 192.0.2.10 as-number 65334",
          "quit",
          "quit",
        ],
        resets: ["192.0.2.10 in vpn-instance RED"],
        unsettled: ["192.0.2.10 in vpn-instance RED"],
      },
      {
        on: "vrp",
        says: "an AS number of its own: sessions in a VPN instance of the user's start anew with the process, too",
        running: "bgp 64600\n ipv4-family vpn-instance RED\n  peer 192.0.2.10 as-number 65334\n",
        was: "bgp 64600\n",
        wanted: "bgp 64601\n",
        commands: [
          "undo bgp",
          "commit",
          "bgp 64601",
          "ipv4-family vpn-instance RED",
          "peer 192.0.2.10 as-number 65334",
          "quit",
          "quit",
        ],
        resets: ["192.0.2.10 in vpn-instance RED"],
        unsettled: ["192.0.2.10 in vpn-instance RED"],
      },
      {
        on: "eos",
        says: "a port in a VRF of the user's: it is the fabric's now, and leaves the VRF before it has its address",
        running: "interface Ethernet49/1\n   no switchport\n   vrf RED\n   ip address 192.0.2.1/30\n",
        wanted: "interface Ethernet49/1\n   no switchport\n   ip address 10.254.0.1/31\n",
        commands: ["interface Ethernet49/1", "no vrf", "ip address 10.254.0.1/31", "exit"],
      },
      {
        on: "nxos",
        says: "a port in a VRF of the user's: it is the fabric's now, and leaves the VRF before it has its address",
        running:
          "interface Ethernet1/49\n  no switchport\n  vrf member RED\n  ip address 192.0.2.1/30\n  no shutdown\n",
        wanted: "interface Ethernet1/49\n  no switchport\n  ip address 10.254.0.1/31\n  no shutdown\n",
        commands: ["interface Ethernet1/49", "no vrf member", "ip address 10.254.0.1/31", "exit"],
      },
      {
        on: "comware",
        says: "a port in a VRF of the user's: it is the fabric's now, and leaves the VRF before it has its address",
        running:
          "interface HundredGigE1/0/49\n port link-mode route\n ip binding vpn-instance RED\n ip address 192.0.2.1 255.255.255.252\n",
        wanted:
          "interface HundredGigE1/0/49\n port link-mode route\n ip address 10.254.0.1 255.255.255.254\n",
        commands: [
          "interface HundredGigE1/0/49",
          "undo ip binding vpn-instance",
          "ip address 10.254.0.1 255.255.255.254",
          "quit",
        ],
      },
      {
        on: "vrp",
        says: "a port in a VRF of the user's: it is the fabric's now, and leaves the VRF before it has its address",
        running:
          "interface 100GE1/0/1\n undo portswitch\n ip binding vpn-instance RED\n ip address 192.0.2.1 255.255.255.252\n",
        wanted: "interface 100GE1/0/1\n undo portswitch\n ip address 10.254.0.1 255.255.255.254\n",
        commands: [
          "interface 100GE1/0/1",
          "undo ip binding vpn-instance RED",
          "ip address 10.254.0.1 255.255.255.254",
          "quit",
        ],
      },
      {
        on: "eos",
        says: "a port in an aggregate of the user's: it is the fabric's now, and leaves the aggregate first",
        running: "interface Ethernet1\n   switchport access vlan 7\n   channel-group 7 mode active\n",
        wanted: "interface Ethernet1\n   switchport\n   switchport access vlan 10\n",
        commands: ["interface Ethernet1", "no channel-group", "switchport access vlan 10", "exit"],
      },
      {
        on: "nxos",
        says: "a port in an aggregate of the user's: it is the fabric's now, and leaves the aggregate first",
        running:
          "interface Ethernet1/1\n  switchport access vlan 7\n  channel-group 7 mode active\n  no shutdown\n",
        wanted: "interface Ethernet1/1\n  switchport\n  switchport access vlan 10\n  no shutdown\n",
        commands: ["interface Ethernet1/1", "no channel-group", "switchport access vlan 10", "exit"],
      },
      {
        on: "comware",
        says: "a port in an aggregate of the user's: it is the fabric's now, and leaves the aggregate first",
        running:
          "interface Twenty-FiveGigE1/0/1\n port link-mode bridge\n port access vlan 7\n port link-aggregation group 7\n",
        wanted: "interface Twenty-FiveGigE1/0/1\n port link-type access\n port access vlan 10\n",
        commands: [
          "interface Twenty-FiveGigE1/0/1",
          "undo port link-aggregation group",
          "port access vlan 10",
          "quit",
        ],
      },
      {
        on: "vrp",
        says: "a port in an aggregate of the user's: it is the fabric's now, and leaves the aggregate first",
        running: "interface 25GE1/0/1\n eth-trunk 7\n",
        wanted: "interface 25GE1/0/1\n port link-type access\n port default vlan 10\n",
        commands: ["interface 25GE1/0/1", "undo eth-trunk", "port default vlan 10", "quit"],
      },
      {
        on: "comware",
        says: "another mode of a port that is shut: it is told to open, whether the device does so by itself or not",
        running: "interface HundredGigE1/0/49\n port link-mode bridge\n shutdown\n",
        wanted:
          "interface HundredGigE1/0/49\n port link-mode route\n ip address 10.254.0.1 255.255.255.254\n undo shutdown\n",
        commands: [
          "interface HundredGigE1/0/49",
          "port link-mode route",
          "ip address 10.254.0.1 255.255.255.254",
          "undo shutdown",
          "quit",
        ],
      },
    ]),
  )("%s", (_, one) => {
    check(one);
  });
});

describe("what a text took the place of", () => {
  it("is told without what is the fabric's already", () => {
    const running =
      "interface Ethernet1\n   description r1-n1\n   switchport access vlan 7\n   load-interval 30\n";
    const wanted = "interface Ethernet1\n   description r1-n2\n   switchport access vlan 10\n";
    const was = "interface Ethernet1\n   description r1-n1\n";
    expect(eos.dialect?.replaced(running, wanted, "")).toBe(
      "interface Ethernet1\n   description r1-n1\n   switchport access vlan 7\n",
    );
    expect(eos.dialect?.replaced(running, wanted, was)).toBe(
      "interface Ethernet1\n   switchport access vlan 7\n",
    );
  });

  it("has what can't stay beside it", () => {
    const running = "interface Ethernet1\n   switchport access vlan 7\n   spanning-tree portfast\n";
    expect(eos.dialect?.replaced(running, "interface Ethernet1\n   no switchport\n", "")).toBe(running);
  });
});

describe("peers of a user's own that a device has active by itself", () => {
  const own =
    "router bgp 64600\n   router-id 10.255.2.0\n   neighbor 192.0.2.1 remote-as 65001\n   neighbor MINE peer group\n";
  const wanted = `router bgp 64600\n   no bgp default ipv4-unicast\n${EOS_BGP.slice(EOS_BGP.indexOf("\n") + 1)}`;

  it("are active by a line before the fabric has the device do so no more, and no session of theirs ends", () => {
    const device = modelOf("eos", own);
    const question = { running: device.running(), was: "", wanted, baseline: "" };
    const { commands = [], resets } = eos.dialect?.change(question) ?? {};
    expect(commands.slice(0, 5)).toEqual([
      "router bgp 64600",
      "address-family ipv4",
      "neighbor 192.0.2.1 activate",
      "exit",
      "no bgp default ipv4-unicast",
    ]);
    take(device, commands);
    expect([device.resets(), resets]).toEqual([[], []]);
    const again = eos.dialect?.change({ ...question, running: device.running(), was: wanted });
    expect(again?.commands).toEqual([]);
  });

  it("are active by their group where they dial in, unless that is said already", () => {
    const range = "   bgp listen range 172.16.0.0/16 peer-group MINE remote-as 65002\n";
    const further = "   bgp listen range 172.17.0.0/16 peer-group MINE remote-as 65002\n";
    const commandsOf = (running: string): readonly string[] =>
      eos.dialect?.change({ running, was: "", wanted, baseline: "" }).commands ?? [];
    expect(commandsOf(`${own}${range}${further}`).slice(0, 6)).toEqual([
      "router bgp 64600",
      "address-family ipv4",
      "neighbor 192.0.2.1 activate",
      "neighbor MINE activate",
      "exit",
      "no bgp default ipv4-unicast",
    ]);
    const family = "   address-family ipv4\n      no neighbor MINE activate\n";
    expect(commandsOf(`${own}${range}${family}`)).not.toContain("neighbor MINE activate");
    const inOurs = range.replace("MINE", "SPINES");
    expect(commandsOf(`${own}${inOurs}`)).not.toContain("neighbor SPINES activate");
  });

  it("are active by their group where they dial in on VRP, too", () => {
    const running =
      "bgp 64600\n group MINE listen external\n peer MINE listen-net 172.16.0.0 16\n peer MINE listen-as 65002\n";
    const question = { running, was: "", wanted: "bgp 64600\n undo default ipv4-unicast\n", baseline: "" };
    expect(vrp.dialect?.change(question).commands).toEqual([
      "bgp 64600",
      "ipv4-family unicast",
      "peer MINE enable",
      "quit",
      "undo default ipv4-unicast",
      "quit",
    ]);
  });

  it("on VRP, too", () => {
    const { commands } =
      vrp.dialect?.change({
        running: "bgp 64600\n peer 192.0.2.1 as-number 65001\n",
        was: "",
        wanted: "bgp 64600\n undo default ipv4-unicast\n",
        baseline: "",
      }) ?? {};
    expect(commands).toEqual([
      "bgp 64600",
      "ipv4-family unicast",
      "peer 192.0.2.1 enable",
      "quit",
      "undo default ipv4-unicast",
      "quit",
    ]);
  });
});

describe("what a user has by a number that the fabric's text has, too", () => {
  const clashes = (
    on: keyof typeof PLATFORMS,
    running: string,
    wanted: string,
    was = "",
  ): readonly string[] => PLATFORMS[on].dialect?.change({ running, was, wanted, baseline: "" }).clashes ?? [];

  const MEMBERS = {
    eos: [
      "interface Ethernet33\n   channel-group 10 mode active\n",
      "interface Port-Channel10\n   mlag 10\n",
    ],
    nxos: [
      "interface Ethernet1/33\n  channel-group 10 mode active\n",
      "interface port-channel10\n  vpc 10\n",
    ],
    comware: [
      "interface Twenty-FiveGigE1/0/33\n port link-aggregation group 10\n",
      "interface Bridge-Aggregation10\n port m-lag group 10\n",
    ],
    vrp: ["interface 25GE1/0/33\n eth-trunk 10\n", "interface Eth-Trunk10\n dfs-group 1 m-lag 10\n"],
  } as const;

  it.each(Object.entries(MEMBERS))(
    "on %s: a port of the user's in an aggregate of the fabric's",
    (on, texts) => {
      const [running, wanted] = texts;
      const port = running.split("\n")[0] ?? "";
      const found = clashes(on as keyof typeof MEMBERS, running, wanted);
      expect(found).toHaveLength(1);
      expect(found[0]).toContain(`"${port}" has`);
      expect(clashes(on as keyof typeof MEMBERS, running, wanted, running)).toEqual([]);
    },
  );

  it.each(Object.entries(MEMBERS))("on %s: an aggregate of the user's over two switches", (on, [, text]) => {
    const running = text.replace(/(interface \S*?)10/, "$120");
    const found = clashes(on as keyof typeof MEMBERS, running, text);
    expect(found).toHaveLength(1);
    expect(found[0]).toContain("which is to be that of");
    expect(clashes(on as keyof typeof MEMBERS, text, text)).toEqual([]);
  });

  it.each([
    ["eos", "mlag configuration\n   domain-id mine\n", "mlag configuration\n   domain-id r1\n"],
    ["nxos", "vpc domain 7\n  peer-gateway\n", "vpc domain 1\n  peer-gateway\n"],
    ["comware", "m-lag system-mac 0200-0000-0007\n", "m-lag system-mac 0200-0000-0001\n"],
    ["vrp", "lacp m-lag system-id 0200-0000-0007\n", "lacp m-lag system-id 0200-0000-0001\n"],
  ] as const)("on %s: another switch that it is one with", (on, running, wanted) => {
    expect(clashes(on, running, wanted)).toHaveLength(1);
    expect(clashes(on, running, wanted, running)).toEqual([]);
  });
});
