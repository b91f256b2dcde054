import type { SshConnection } from "../types.ts";
import type { Transport } from "./transport.ts";

/** How one platform is managed over SSH: a transport's \`hold\`, without what is the same for all platforms. */
export type SshManager = Pick<Transport<SshConnection>, "hold">;
