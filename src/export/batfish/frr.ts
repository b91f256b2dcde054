/*
 * FRR's text as Batfish's grammar of it reads: what that does not have and what has no part in which routes there are, or which sessions
 * stand, is left out, for each such line would be a warning. Lines that have a part stay, and Batfish warns of them.
 */

/** Beside routes: how fast, how safely and in which order the router goes about them. */
const BESIDE: readonly RegExp[] = [
  /^ *!/,
  /^ *exit$/,
  /^bgp route-map delay-timer /,
  /^ip nht /,
  /^(no )?fpm /,
  /^ bgp (graceful-restart|ebgp-requires-policy|bestpath compare-routerid|route-reflector allow-outbound-policy)\b/,
  // Of OSPF; BGP's stand in its families.
  /^ maximum-paths /,
  /^ bgp (update-delay|coalesce-time|conditional-advertisement|fast-convergence)\b/,
  /^ +neighbor \S+ (ttl-security|maximum-prefix|enforce-first-as|passive|graceful-restart|local-role)\b/,
  /^ +neighbor \S+ capability /,
  /^ ip ospf (hello-interval|dead-interval|passive|bfd)\b/,
  /^ set ipv6 next-hop prefer-global$/,
  /^ (ip|ipv6) (address|nd) /,
  /^(no )?ipv6 (forwarding|nht)\b/,
];

/** How many lines belong to a block that begins at `at`: it and what is indented below. */
function blockLength(lines: readonly string[], at: number): number {
  const end = lines.findIndex((line, n) => n > at && !line.startsWith(" "));
  return (end < 0 ? lines.length : end) - at;
}

/** Blocks that have no part in it as a whole. */
const BLOCKS: readonly RegExp[] = [/^bfd$/, /^router ospf6$/];

/** @param text FRR's own */
export function frrForBatfish(text: string): string {
  const lines = text.split("\n");
  const skipped = new Set(
    lines.flatMap((line, at) =>
      BLOCKS.some((block) => block.test(line))
        ? Array.from({ length: blockLength(lines, at) }, (_, n) => at + n)
        : [],
    ),
  );
  return lines
    .filter((line, at) => line !== "" && !skipped.has(at) && !BESIDE.some((one) => one.test(line)))
    .map((line) =>
      line
        // Entries stand in the order of their numbers, which the grammar has none of.
        .replace(/^(bgp as-path access-list \S+) seq \d+ /, "$1 ")
        .replace(/^( neighbor \S+ interface) v6only /, "$1 "),
    )
    .join("\n");
}
