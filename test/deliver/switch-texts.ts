/** What runs on a switch before the fabric comes: with comments, its own BGP, and a port that the fabric will take. */
export const FOREIGN = `frr defaults traditional
log syslog informational
!
! by hand, long ago
ip route 192.0.2.0/24 blackhole
!
interface swp1
 description hand made
 ip address 172.16.0.1/24
exit
!
interface swp2
 description not the fabric's
exit
!
router bgp 65010
 bgp router-id 1.1.1.1
 neighbor 172.16.0.2 remote-as 65011
exit
`;

/** The fabric's part of a ToR, as the renderer writes it. */
export const ARTIFACT = `interface lo
 ip address 10.255.8.0/32
exit
!
interface swp1
 description spine-1 swp7
 ip address 10.254.0.1/31
exit
!
ip prefix-list FROM-SPINES seq 5 permit 10.32.0.0/11 ge 26 le 32
ip prefix-list TO-SPINES seq 5 permit 10.192.0.0/24
!
router bgp 64600
 bgp router-id 10.255.8.0
 bgp log-neighbor-changes
 bgp ebgp-requires-policy
 no bgp default ipv4-unicast
 bgp graceful-restart restart-time 120
 bgp graceful-restart stalepath-time 360
 bgp graceful-restart
 bgp bestpath as-path multipath-relax
 neighbor SPINES peer-group
 neighbor SPINES password Fabric-Secret-1
 neighbor SPINES timers 3 9
 neighbor NODES peer-group
 neighbor NODES remote-as 64600
 neighbor 10.254.0.0 remote-as 64513
 neighbor 10.254.0.0 peer-group SPINES
 bgp listen limit 64
 bgp listen range 10.192.0.0/24 peer-group NODES
 !
 address-family ipv4 unicast
  network 10.255.8.0/32
  neighbor SPINES activate
  neighbor SPINES prefix-list FROM-SPINES in
  neighbor SPINES prefix-list TO-SPINES out
  neighbor NODES activate
  neighbor NODES route-reflector-client
  neighbor NODES next-hop-self
  maximum-paths 64
 exit-address-family
exit
`;
