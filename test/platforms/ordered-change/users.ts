import type { ModelledSystem } from "../device-model/index.ts";

/** Lines that a device has beside the fabric's, and that no change may touch: some in blocks of which the fabric says other lines. */
export const users: Readonly<Record<ModelledSystem, (asn: string) => string>> = {
  eos: (asn) => `aaa authorization exec default local
ntp server 192.0.2.5
snmp-server community public ro
banner login
Authorised people only.
no ip routing
router bgp 1
   neighbor 10.254.0.0 remote-as 1
EOF
service routing protocols model multi-agent
ip routing
vlan 333
   name users
interface Ethernet33
   description mine
   no switchport
   ip address 192.0.2.1/30
interface Ethernet49/1
   load-interval 30
interface Management1
   description mine
   ip address 172.31.255.7/24
interface Vlan333
   ip address 203.0.113.1/26
ip community-list MINE permit 65000:1
ip prefix-list MINE
   seq 7 permit 203.0.113.0/24
route-map MINE permit 5
   match ip address prefix-list MINE
   set metric 7
ip route 203.0.113.128/25 192.0.2.2
router bgp ${asn}
   neighbor MINE peer group
   neighbor MINE timers 5 15
   neighbor 192.0.2.2 remote-as 65333
   neighbor 192.0.2.2 peer group MINE
   neighbor 192.0.2.2 password 7 bWluZQ
   address-family ipv4
      neighbor MINE activate
      neighbor 192.0.2.2 route-map MINE in
      network 203.0.113.0/26
   vrf RED
      router-id 192.0.2.9
      neighbor 192.0.2.10 remote-as 65334
`,
  nxos: (asn) => `hostname leaf-1
feature tacacs+
feature bgp
feature interface-vlan
username admin password 5 $5$abc$def role network-admin
ntp server 192.0.2.5 use-vrf management
banner motd ^
Authorised people only.
feature nothing
router bgp 1
  neighbor 10.254.0.0
^
vlan 1,333
vlan 333
  name users
interface Ethernet1/33
  description mine
  no switchport
  ip address 192.0.2.1/30
  no shutdown
interface Ethernet1/49
  load-interval counter 1 5
interface mgmt0
  vrf member management
  ip address 172.31.255.7/24
interface Vlan333
  ip address 203.0.113.1/26
  no shutdown
ip prefix-list MINE seq 7 permit 203.0.113.0/24
route-map MINE permit 5
  match ip address prefix-list MINE
  set metric 7
ip route 203.0.113.128/25 192.0.2.2
router bgp ${asn}
  address-family ipv4 unicast
    network 203.0.113.0/26
  template peer MINE
    timers 5 15
  neighbor 192.0.2.2
    inherit peer MINE
    remote-as 65333
    password 3 6d696e65
    address-family ipv4 unicast
      route-map MINE in
  vrf RED
    router-id 192.0.2.9
    neighbor 192.0.2.10
      remote-as 65334
`,
};
