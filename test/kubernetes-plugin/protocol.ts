import type { Change } from "./diff.ts";
import type { Properties } from "./values.ts";

/** What a resource provider does, without the wire: one method per call of pulumi/pulumi's provider.proto. */
export interface Provider {
  checkConfig(config: Properties): { property: string; reason: string }[];
  configure(config: Properties): void;
  /** The inputs with defaults filled in. `olds` is absent for a new resource. */
  check(request: {
    urn: string;
    olds: Properties | undefined;
    news: Properties;
    seed: Uint8Array;
  }): Promise<Properties>;
  diff(request: { urn: string; olds: Properties; news: Properties }): {
    changes: Change[];
    deleteBeforeReplace: boolean;
  };
  create(request: WriteRequest): Promise<Created>;
  update(request: WriteRequest & { olds: Properties }): Promise<Properties>;
  /** Undefined: it is gone. */
  read(request: {
    urn: string;
    id: string;
    state: Properties;
    inputs: Properties;
  }): Promise<Read | undefined>;
  delete(request: { urn: string; state: Properties; timeoutSeconds: number | undefined }): Promise<void>;
}

export interface WriteRequest {
  readonly urn: string;
  readonly properties: Properties;
  /** True: say what would come of it, change nothing. */
  readonly preview: boolean;
}

export interface Created {
  /** Empty in a preview. */
  readonly id: string;
  readonly state: Properties;
}

export interface Read {
  readonly state: Properties;
  readonly inputs: Properties;
}
