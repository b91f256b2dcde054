/** A text as Terraform reads it back: what opens a template in it is doubled. */
export const literal = (text: string): string => text.replaceAll("${", "$${").replaceAll("%{", "%%{");

/** Data as Terraform reads it back. */
export const literals = <T>(data: T): T => JSON.parse(literal(JSON.stringify(data))) as T;
