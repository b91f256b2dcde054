/*
 * Names of series. What is foretold and what is measured meet in them, by the labels `device`, `afi` and `peer` of sessions, `device` and
 * `interface` of ports: whoever measures by another exporter than frr_exporter and node_exporter records the same names.
 */

/** 1 while a session is established, else 0. */
export const UP = "calico_fabric:bgp_session:up";
/** Prefixes that came over it and were let in. */
export const PREFIXES = "calico_fabric:bgp_session:prefixes";
/** The fewest that are foretold. There is one for each session that is to stand. */
export const AT_LEAST = "calico_fabric:bgp_session:prefixes_at_least";
/** The number over which the session is torn down. */
export const AT_MOST = "calico_fabric:bgp_session:prefixes_at_most";

/** What tells a session. */
export const BY = "device, afi, peer";

/** 1 for each port of a switch that a cable is to be in, with who is at its other end. */
export const CABLE = "calico_fabric:port:cable";
/** Frames a second that a port received or sent with errors. */
export const ERRORS = "calico_fabric:port:errors";
/** Frames a second that a port dropped, in either direction. */
export const DISCARDS = "calico_fabric:port:discards";

/** What tells a port. */
export const PORT_BY = "device, interface";
