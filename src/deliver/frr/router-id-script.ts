/**
 * A function of the shell: `take_router_ids`. FRR notes down another router id of OSPF and goes on with the old one as long as it has a
 * neighbour ("For this router-id change to take effect, use "clear ip ospf process" command"): OSPF is started anew, and only where what runs is
 * not what is configured.
 */
export const TAKE_ROUTER_IDS = `
take_router_ids() {
  configured=$(vtysh -c 'show running-config')
  for family in 'ip ospf' 'ipv6 ospf6'; do
    printf '%s\\n' "$configured" | awk -v of="\${family#* }" '
      $1 == "router" { vrf = $2 != of ? "" : NF == 2 ? "default" : $3 == "vrf" ? $4 : "" }
      vrf != "" && $1 == of && $2 == "router-id" { print vrf, $3 }' |
    while read -r vrf wanted; do
      [ "$vrf" = default ] && in= || in=" vrf $vrf"
      runs=$(vtysh -c "show $family$in json" 2>/dev/null </dev/null | sed -n 's/^ *"routerId":"\\([0-9.]*\\)".*/\\1/p' | head -n 1)
      # OSPFv2 is started anew in all VRFs or in none.
      [ "$family" = 'ip ospf' ] && in=
      [ -z "$runs" ] || [ "$runs" = "$wanted" ] || vtysh -c "clear $family process$in" >/dev/null 2>&1 </dev/null
    done
  done
  return 0
}
`;
