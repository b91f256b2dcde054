/** What a port of a switch leads to. */
export type PortRole =
  "torUplink" | "spineDownlink" | "spinePeer" | "spineUplink" | "superSpineDownlink" | "torNode" | "torPeer";
