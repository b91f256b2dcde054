/** Speeds as ports' names have them; `M-GigabitEthernet` is for management and none of the fabric's. */
const SPEEDS =
  "GigabitEthernet|Ten-GigabitEthernet|Twenty-FiveGigE|FortyGigE|FiftyGigE|HundredGigE|TwoHundredGigE|FourHundredGigE|EightHundredGigE";

/** Member or slot, card, port: three numbers, and a fourth in front for the member where chassis are stacked; `:1` is a lane of a breakout. */
const PHYSICAL = new RegExp(`^(?:${SPEEDS})[0-9]{1,2}(?:/[0-9]{1,4}){2,3}(?::[1-9])?$`);

/** Ports that are bundles of others, at layer 2 and at layer 3. */
const BUNDLE = /^(?:Bridge|Route)-Aggregation[1-9][0-9]{0,4}$/;

const VLAN_INTERFACE = /^Vlan-interface(?:[1-9][0-9]{0,3})$/;

const LOOPBACK = /^LoopBack[0-9]{1,4}$/;

/** Only a port of its own has to be told whether it switches or routes. */
export const isPhysical = (name: string): boolean => PHYSICAL.test(name);

export const isLoopback = (name: string): boolean => LOOPBACK.test(name);

/** Why Comware has no interface of this name, after the name itself; null where it may have one. Names are whole, as the device shows them. */
export function refusesInterface(name: string): string | null {
  if (isPhysical(name) || BUNDLE.test(name)) return null;
  if (VLAN_INTERFACE.test(name))
    return Number(name.slice("Vlan-interface".length)) <= 4094
      ? null
      : "has a VLAN above 4094, and Comware takes at most that";
  if (name.startsWith("M-GigabitEthernet"))
    return "is for management on Comware, and no port of the fabric's";
  if (name.includes(".")) return "is a subinterface, which takes more on Comware than a name";
  return "is no interface of Comware, which calls them as in HundredGigE1/0/1, Ten-GigabitEthernet1/0/49:1, Vlan-interface10 or Route-Aggregation1";
}
