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
  comware: (asn) => `sysname mine
header legal %Authorised people only.
interface HundredGigE1/0/49
 undo shutdown
bgp 1
#
%
clock timezone Z add 00:00:00
ntp-service unicast-server 192.0.2.5
snmp-agent community read cipher $c$3$abc==
ssh server enable
local-user admin class manage
 service-type ssh
 authorization-attribute user-role network-admin
radius scheme mine
 primary authentication 192.0.2.6
line vty 0 63
 authentication-mode scheme
ip vpn-instance RED
 route-distinguisher 1:1
vlan 333
 name users
interface HundredGigE1/0/33
 port link-mode route
 description mine
 ip address 192.0.2.1 255.255.255.252
interface HundredGigE1/0/34
 description mine
 port link-type trunk
 port trunk permit vlan 333
interface M-GigabitEthernet0/0/0
 ip address 172.31.255.7 255.255.255.0
interface Vlan-interface333
 ip address 203.0.113.1 255.255.255.192
ospf 7 router-id 192.0.2.9
 area 0.0.0.7
  network 203.0.113.0 0.0.0.63
ip community-list basic MINE permit 65000:1
ip as-path 7 permit .*
ip prefix-list MINE index 7 permit 203.0.113.0 24
route-policy MINE permit node 5
 if-match ip address prefix-list MINE
 apply preference 7
ip route-static 203.0.113.128 25 192.0.2.2
bgp ${asn}
 group MINE external
 peer MINE timer keepalive 5 hold 15
 peer 192.0.2.2 as-number 65333
 peer 192.0.2.2 group MINE
 peer 192.0.2.2 password cipher $c$3$bWluZQ==
 address-family ipv4 unicast
  network 203.0.113.0 255.255.255.192
  peer MINE enable
  peer 192.0.2.2 route-policy MINE import
 ip vpn-instance RED
  peer 192.0.2.10 as-number 65334
  address-family ipv4 unicast
   peer 192.0.2.10 enable
`,
  vrp: (asn) => `sysname mine
header login information %Authorised people only.
interface 100GE1/0/1
 shutdown
#
%
ntp unicast-server 192.0.2.5
snmp-agent community read cipher %^%#abc%^%#
stelnet server enable
aaa
 local-user admin password irreversible-cipher $1d$abc
 local-user admin service-type ssh
user-interface vty 0 4
 authentication-mode aaa
ip vpn-instance RED
 ipv4-family
  route-distinguisher 1:1
vlan batch 333 to 334
vlan 333
 name users
interface 100GE1/0/33
 undo portswitch
 undo shutdown
 description mine
 ip address 192.0.2.1 255.255.255.252
interface 100GE1/0/34
 description mine
 port link-type trunk
 port trunk allow-pass vlan 333 to 334
interface MEth0/0/0
 ip address 172.31.255.7 255.255.255.0
interface Vlanif333
 ip address 203.0.113.1 255.255.255.192
ospf 7 router-id 192.0.2.9
 area 0.0.0.7
  network 203.0.113.0 0.0.0.63
ip community-filter basic MINE index 10 permit 65000:1
ip ip-prefix MINE index 7 permit 203.0.113.0 24
route-policy MINE permit node 5
 if-match ip-prefix MINE
 apply preference 7
ip route-static 203.0.113.128 255.255.255.128 192.0.2.2
bgp ${asn}
 group MINE external
 peer MINE timer keepalive 5 hold 15
 peer 192.0.2.2 as-number 65333
 peer 192.0.2.2 group MINE
 peer 192.0.2.2 password cipher %^%#bWluZQ%^%#
 ipv4-family unicast
  network 203.0.113.0 255.255.255.192
  peer MINE enable
  peer 192.0.2.2 enable
  peer 192.0.2.2 group MINE
  peer 192.0.2.2 route-policy MINE import
 ipv4-family vpn-instance RED
  peer 192.0.2.10 as-number 65334
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

/** A user's lines where the fabric will have its own. */
export const overlapping: Readonly<Record<ModelledSystem, string>> = {
  eos: `spanning-tree mode mstp
no spanning-tree vlan-id 4094
vlan 10
   name mine
interface Ethernet1
   description mine
   shutdown
   switchport trunk allowed vlan 333
   switchport mode trunk
interface Ethernet49/1
   description mine
   switchport access vlan 333
interface Port-Channel7
interface Ethernet2
   switchport access vlan 333
   channel-group 7 mode active
interface Ethernet50/1
   no switchport
   vrf RED
   ip address 203.0.113.197/30
interface Loopback0
   description mine
   ip address 203.0.113.65/32
ip prefix-list FROM-SPINES
   seq 5 deny 203.0.113.0/24
   seq 10 permit 0.0.0.0/0 le 32
router bgp 65000
   router-id 203.0.113.65
   maximum-paths 4 ecmp 4
   graceful-restart restart-time 77
`,
  nxos: `feature lacp
spanning-tree vlan 100 priority 8192
vlan 10
  name mine
interface Ethernet1/1
  description mine
  switchport mode trunk
  switchport trunk allowed vlan 333
  shutdown
interface Ethernet1/49
  description mine
  switchport access vlan 333
interface port-channel7
interface Ethernet1/2
  switchport access vlan 333
  channel-group 7 mode active
interface Ethernet1/50
  no switchport
  vrf member RED
  ip address 203.0.113.197/30
  no shutdown
interface loopback0
  description mine
  ip address 203.0.113.65/32
ip prefix-list FROM-SPINES seq 5 deny 203.0.113.0/24
ip prefix-list FROM-SPINES seq 10 permit 0.0.0.0/0 le 32
router bgp 65000
  router-id 203.0.113.65
  no graceful-restart
  address-family ipv4 unicast
    maximum-paths 4
`,
  comware: `stp mode rstp
stp global enable
vlan 10
 name mine
interface Twenty-FiveGigE1/0/1
 description mine
 port link-type trunk
 undo port trunk permit vlan 1
 port trunk permit vlan 333
 shutdown
interface HundredGigE1/0/49
 description mine
 port access vlan 333
interface HundredGigE1/0/1
 port link-mode route
 description mine
 ip address 203.0.113.193 255.255.255.252
interface Bridge-Aggregation7
interface Twenty-FiveGigE1/0/2
 port access vlan 333
 port link-aggregation group 7
interface HundredGigE1/0/50
 port link-mode route
 ip binding vpn-instance RED
 ip address 203.0.113.197 255.255.255.252
interface LoopBack0
 description mine
 ip address 203.0.113.65 255.255.255.255
ip as-path 256 deny ^65000_
ip prefix-list FROM-SPINES index 5 deny 203.0.113.0 24
ip prefix-list FROM-SPINES index 10 permit 0.0.0.0 0 less-equal 32
bgp 65000
 router-id 203.0.113.65
 graceful-restart
 graceful-restart timer restart 77
 address-family ipv4 unicast
  balance ebgp 4
`,
  vrp: `stp mode rstp
bfd
 default-ip-address 224.0.0.107
vlan batch 10
vlan 10
 name mine
interface 25GE1/0/1
 description mine
 port link-type trunk
 undo port trunk allow-pass vlan 1
 port trunk allow-pass vlan 333
 shutdown
interface 100GE1/0/1
 description mine
 port default vlan 333
interface 100GE1/0/2
 undo portswitch
 description mine
 ip address 203.0.113.193 255.255.255.252
interface Eth-Trunk7
interface 25GE1/0/2
 eth-trunk 7
interface 100GE1/0/3
 undo portswitch
 ip binding vpn-instance RED
 ip address 203.0.113.197 255.255.255.252
interface LoopBack0
 description mine
 ip address 203.0.113.65 255.255.255.255
ip ip-prefix FROM-SPINES index 5 deny 203.0.113.0 24
ip ip-prefix FROM-SPINES index 10 permit 0.0.0.0 0 less-equal 32
bgp 65000
 router-id 203.0.113.65
 graceful-restart
 graceful-restart timer restart 77
 ipv4-family unicast
  maximum load-balancing ebgp 4
`,
};
