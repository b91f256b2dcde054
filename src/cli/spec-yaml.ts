import { stringify } from "yaml";

/** A spec, as people write it. */
export const specYaml = (spec: object): string =>
  stringify(spec, { lineWidth: 0, flowCollectionPadding: true });
