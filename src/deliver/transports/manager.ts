import type { Connection } from "../types.ts";
import type { Transport } from "./transport.ts";

/** How one platform is managed: a transport's `hold`, without what is the same for all platforms that are reached in this way. */
export type Manager<C extends Connection> = Pick<Transport<C>, "hold">;
