/** What ifupdown2 reads at a switch's start, by a `source` line that Debian's and NVIDIA's /etc/network/interfaces have. */
export const NETWORK_FILE = "/etc/network/interfaces.d/calico-fabric.intf";
