/**
 * Functions of the shell, in FRR's words: `leaving RUNNING CANDIDATE` prints the commands that end what BGP sessions the candidate does not have,
 * neighbours and ranges that are listened on; `leave CANDIDATE` has them done before anything else.
 *
 * frr-reload.py goes by the order of the text, in which ports stand before BGP: with its address gone the router can't tell a neighbour that the
 * session is over. That one waits out its hold time, takes the router for one that restarts (RFC 4724), and keeps its routes for minutes.
 */
export const LEAVE = `
leaving() {
  awk '
    /^router bgp / { process = $0; next }
    /^[^ !]/ { process = "" }
    { what = "" }
    /^ neighbor / && $2 ~ /[.:]/ { what = "no neighbor " $2 }
    /^ bgp listen range / { what = "no" $0 }
    process == "" || what == "" { next }
    part == "candidate" { kept[process, what] = 1; next }
    !kept[process, what]++ { print process "\\n " what "\\nexit" }' part=candidate "$2" part=running "$1"
}
leave() {
  snapshot >"$scratch/running" && leaving "$scratch/running" "$1" >"$scratch/leaving" || return 0
  # What FRR refuses of it is taken away with all else.
  [ ! -s "$scratch/leaving" ] || typed "$scratch/leaving" >/dev/null 2>&1
  return 0
}
`;
