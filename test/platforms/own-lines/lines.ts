import type { PlatformName } from "../../../src/spec/index.ts";

/** Lines of a user's own, as a spec has them: of the site, of a role, and of one switch, in an AS. */
interface Own {
  readonly site: string;
  readonly role: string;
  readonly device: (asn: string) => string;
}

/** What people add to their switches, each in the words of its platform. */
export const OWN = {
  eos: {
    site: `ntp server 192.0.2.44
`,
    role: `! Storage has a VLAN of its own.
vlan 444
   name storage
ip prefix-list STORAGE
   seq 10 permit 203.0.113.64/26
route-map STORAGE permit 10
   match ip address prefix-list STORAGE
`,
    device: (asn) => `interface Ethernet44
   description a filer
   no switchport
   ip address 192.0.2.5/30
router bgp ${asn}
   neighbor 192.0.2.6 remote-as 65444
   neighbor 192.0.2.6 description a filer
   address-family ipv4
      neighbor 192.0.2.6 activate
      neighbor 192.0.2.6 route-map STORAGE in
`,
  },
  nxos: {
    site: `ntp server 192.0.2.44 use-vrf management
`,
    role: `! Storage has a VLAN of its own.
vlan 444
  name storage
ip prefix-list STORAGE seq 10 permit 203.0.113.64/26
route-map STORAGE permit 10
  match ip address prefix-list STORAGE
`,
    device: (asn) => `interface Ethernet1/44
  description a filer
  no switchport
  ip address 192.0.2.5/30
  no shutdown
router bgp ${asn}
  neighbor 192.0.2.6
    remote-as 65444
    description a filer
    address-family ipv4 unicast
      route-map STORAGE in
`,
  },
  comware: {
    site: `ntp-service unicast-server 192.0.2.44
`,
    role: `vlan 444
 name storage
ip prefix-list STORAGE index 10 permit 203.0.113.64 26
route-policy STORAGE permit node 10
 if-match ip address prefix-list STORAGE
`,
    device: (asn) => `interface HundredGigE1/0/44
 port link-mode route
 description a filer
 ip address 192.0.2.5 255.255.255.252
bgp ${asn}
 peer 192.0.2.6 as-number 65444
 peer 192.0.2.6 description a filer
 address-family ipv4 unicast
  peer 192.0.2.6 enable
  peer 192.0.2.6 route-policy STORAGE import
`,
  },
  vrp: {
    site: `ntp unicast-server 192.0.2.44
`,
    role: `vlan batch 444
vlan 444
 name storage
ip ip-prefix STORAGE index 10 permit 203.0.113.64 26
route-policy STORAGE permit node 10
 if-match ip-prefix STORAGE
`,
    device: (asn) => `interface 100GE1/0/44
 undo portswitch
 description a filer
 ip address 192.0.2.5 255.255.255.252
bgp ${asn}
 peer 192.0.2.6 as-number 65444
 peer 192.0.2.6 description a filer
 ipv4-family unicast
  peer 192.0.2.6 enable
  peer 192.0.2.6 route-policy STORAGE import
`,
  },
  frr: {
    site: `log syslog warnings
`,
    role: `# Storage has routes of its own.
ip prefix-list STORAGE seq 5 permit 203.0.113.64/26
route-map STORAGE permit 10
 match ip address prefix-list STORAGE
`,
    device: (asn) => `interface swp44
 description a filer
 ip address 192.0.2.5/30
router bgp ${asn}
 neighbor 192.0.2.6 remote-as 65444
 neighbor 192.0.2.6 description a filer
 address-family ipv4 unicast
  neighbor 192.0.2.6 activate
  neighbor 192.0.2.6 route-map STORAGE in
 address-family ipv6 unicast
  neighbor 192.0.2.6 activate
`,
  },
  linux: {
    site: `auto dummy44
iface dummy44
    link-type dummy
`,
    role: `auto bridge44
iface bridge44
    bridge-ports swp45 swp46
`,
    device: () => `auto swp44
iface swp44
    alias a filer
    mtu 9000
`,
  },
  sonic: {
    site: `{"NTP_SERVER": {"192.0.2.44": {}}}`,
    role: `{"VLAN": {"Vlan444": {"vlanid": "444", "description": "storage"}}}`,
    device: () => `{"PORT": {"Ethernet44": {"admin_status": "up", "description": "a filer"}},
 "INTERFACE": {"Ethernet44": {}, "Ethernet44|192.0.2.5/30": {}}}`,
  },
  cumulus: {
    site: `service:
  ntp:
    default:
      server:
        192.0.2.44: {}
`,
    role: `# Storage has routes of its own.
router:
  policy:
    prefix-list:
      STORAGE:
        type: ipv4
        rule:
          '10':
            action: permit
            match:
              203.0.113.64/26: {}
`,
    device: () => `interface:
  swp44:
    description: a filer
    ip:
      address:
        192.0.2.5/30: {}
vrf:
  default:
    router:
      bgp:
        neighbor:
          192.0.2.6:
            remote-as: 65444
            type: numbered
`,
  },
} as const satisfies Readonly<Partial<Record<PlatformName, Own>>>;

/** Platforms that take some. */
export type Lined = keyof typeof OWN;
