/** A group of equal paths, where there are several. */
export const several = (count: number): number => (count > 1 ? 1 : 0);

/** Groups over all links to several neighbours, where something is behind them all, and by several links to each; of one neighbour these are the same. */
export const groupsTo = (neighbours: number, links: number, isBehind: boolean): number =>
  neighbours === 1 ? several(links) : (isBehind ? 1 : 0) + several(links) * neighbours;
