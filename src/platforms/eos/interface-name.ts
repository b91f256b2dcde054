/** Front panel ports by number, on modular switches with their module before it, and with their lane behind it where they have lanes. */
const ETHERNET = /^Ethernet[1-9][0-9]{0,3}(\/[1-9][0-9]{0,2}){0,2}$/;
const VLAN = /^Vlan([1-9][0-9]{0,3})$/;
const PORT_CHANNEL = /^Port-Channel([1-9][0-9]{0,3})$/;

const LAST_VLAN = 4094;
const LAST_PORT_CHANNEL = 2000;

const upTo = (pattern: RegExp, last: number, name: string): boolean => {
  const number = pattern.exec(name)?.[1];
  return number !== undefined && Number(number) <= last;
};

/**
 * Why EOS has no routed port of this name, after the name itself; null where it may have one. Names are whole, as the device shows them: it
 * takes `et1` for Ethernet1 and never shows it. Subinterfaces would need a tag, which nothing in a spec gives.
 */
export function refusedByEos(name: string): string | null {
  if (ETHERNET.test(name) || upTo(VLAN, LAST_VLAN, name) || upTo(PORT_CHANNEL, LAST_PORT_CHANNEL, name))
    return null;
  if (/^(?:Ethernet|Port-Channel)[0-9/]+\.[0-9]+$/.test(name))
    return "is a subinterface, and the fabric's ports are whole";
  return "is no name that EOS has for a port: Ethernet1, Ethernet1/1, Ethernet3/1/1, Port-Channel1 or Vlan10";
}
