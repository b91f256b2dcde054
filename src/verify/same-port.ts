/** `ten-gigabitethernet` and `1/0/49`: what comes before the first digit that ends the name, and the place. */
function parts(name: string): readonly [kind: string, place: string] {
  const [, kind = "", place = ""] = /^(.*?)(\d[\d/:._]*)$/.exec(name.trim().toLowerCase()) ?? [];
  return [kind.trim(), place];
}

/** The capitals that vendors abbreviate by: `XGE` of `Ten-GigabitEthernet`, `HGE` of `HundredGigE`. */
const SHORT: Readonly<Record<string, string>> = {
  "ten-gigabitethernet": "xge",
  "twenty-fivegige": "wge",
  fortygige: "fge",
  hundredgige: "hge",
  "m-gigabitethernet": "mge",
  gigabitethernet: "ge",
};

const isShortOf = (short: string, long: string): boolean =>
  (short !== "" && long.startsWith(short)) || SHORT[long] === short;

/** Whether two names are one port's: systems abbreviate (`Eth1/49` of `Ethernet1/49`, `XGE1/0/49` of `Ten-GigabitEthernet1/0/49`). */
export function isSamePort(one: string, other: string): boolean {
  if (one.trim().toLowerCase() === other.trim().toLowerCase()) return true;
  const [[kind, place], [otherKind, otherPlace]] = [parts(one), parts(other)];
  return place !== "" && place === otherPlace && (isShortOf(kind, otherKind) || isShortOf(otherKind, kind));
}
