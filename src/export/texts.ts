import { stringify } from "yaml";

/** YAML that readers of either version take alike: PyYAML's words of 1.1, such as `on` or `0x10`, are quoted. */
export const yamlText = (value: unknown): string =>
  stringify(value, { lineWidth: 0, version: "1.1", aliasDuplicateObjects: false });

export const jsonText = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;
