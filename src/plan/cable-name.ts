/** What the cables to one device are called: as the device, and `/2` and so on behind it from the second on. @param cable from 0 */
export const cableName = (device: string, cable: number): string =>
  cable === 0 ? device : `${device}/${String(cable + 1)}`;
