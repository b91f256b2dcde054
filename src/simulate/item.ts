/**
 * The element at a position that is known to be in the list. For lists of objects: numbers are read with a `??`.
 * @throws RangeError when it is not there (a defect of ours)
 */
export function item<T extends object>(list: readonly T[], position: number): T {
  const element = list[position];
  if (element === undefined) throw new RangeError(`nothing is at position ${position} of ${list.length}`);
  return element;
}
