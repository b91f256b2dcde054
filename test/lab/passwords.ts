/** The passwords that a spec may name in a lab, by name. They open nothing but the lab. */
export const LAB_PASSWORDS: Readonly<Record<string, string>> = {
  fabric: "Lab.fabric~1",
  nodes: "Lab/nodes+1=",
  "one-rack": "Lab:one-rack@1",
  "one-uplink": "Lab,one%uplink^1",
};
