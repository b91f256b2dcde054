/**
 * A function of the shell: `take_router_ids`. FRR notes down another router id of OSPF and goes on with the old one as long as it has a
 * neighbour ("For this router-id change to take effect, use "clear ip ospf process" command"): OSPF is started anew, and only where what runs is
 * not what is configured.
 */
export const TAKE_ROUTER_IDS = `
take_router_ids() {
  configured=$(vtysh -c 'show running-config')
  for family in 'ip ospf' 'ipv6 ospf6'; do
    wanted=$(printf '%s\\n' "$configured" | sed -n "s/^ \${family#* } router-id //p" | head -n 1)
    [ -n "$wanted" ] || continue
    runs=$(vtysh -c "show $family json" 2>/dev/null | sed -n 's/^ *"routerId":"\\([0-9.]*\\)".*/\\1/p' | head -n 1)
    [ -z "$runs" ] || [ "$runs" = "$wanted" ] || vtysh -c "clear $family process" >/dev/null 2>&1
  done
  return 0
}
`;
