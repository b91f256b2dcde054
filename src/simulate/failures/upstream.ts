/** For one destination: which routers send to a router, as one list with a start per router. */
export interface Upstream {
  readonly starts: Int32Array;
  readonly senders: Int32Array;
}

/** Turns the forwarding of all routers round; hops below zero are no routers. */
export function upstreamOf(routers: number, hops: (router: number) => readonly number[]): Upstream {
  const starts = new Int32Array(routers + 1);
  for (let router = 0; router < routers; router += 1)
    for (const hop of hops(router)) if (hop >= 0) starts[hop + 1] = (starts[hop + 1] ?? 0) + 1;
  for (let router = 0; router < routers; router += 1)
    starts[router + 1] = (starts[router + 1] ?? 0) + (starts[router] ?? 0);
  const senders = new Int32Array(starts[routers] ?? 0);
  const filled = starts.slice();
  for (let router = 0; router < routers; router += 1) {
    for (const hop of hops(router)) {
      if (hop < 0) continue;
      const place = filled[hop] ?? 0;
      senders[place] = router;
      filled[hop] = place + 1;
    }
  }
  return { starts, senders };
}

/** Marks these routers and everybody whose flows pass through one of them, with `mark`; gives the marked. */
export function markUpstream(
  { starts, senders }: Upstream,
  from: Iterable<number>,
  marks: Uint8Array,
  mark: number,
): number[] {
  const marked: number[] = [];
  const add = (router: number): void => {
    if (marks[router] === mark) return;
    marks[router] = mark;
    marked.push(router);
  };
  for (const router of from) add(router);
  // The list grows while it is gone through.
  for (const router of marked) {
    for (let place = starts[router] ?? 0; place < (starts[router + 1] ?? 0); place += 1)
      add(senders[place] ?? 0);
  }
  return marked;
}
