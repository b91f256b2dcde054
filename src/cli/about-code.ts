import { readFileSync } from "node:fs";
import type { DiagnosticCode } from "../diagnostics/index.ts";

/** What docs/diagnostics.md says of a code. */
export interface AboutCode {
  /** A spec that has the finding. */
  readonly spec: string;
  /** Where it is, what it says, and what to do. */
  readonly says: string;
  /** All of it for a terminal. */
  readonly text: string;
}

const FENCED = /^```(\w+)\n([\s\S]*?)^```$/gm;

/** The page is in the package; sources and what is built of them are as deep in it. @throws Error where the page has no such section: a defect */
export function aboutCode(code: DiagnosticCode): AboutCode {
  const page = readFileSync(new URL("../../docs/diagnostics.md", import.meta.url), "utf8");
  const section = page.split(/^## /m).find((one) => one.startsWith(`${code}\n`));
  if (section === undefined) throw new Error(`docs/diagnostics.md has no section on ${code}`);
  const body = section.slice(code.length).trim();
  const blocks = new Map([...body.matchAll(FENCED)].map(([, language = "", text = ""]) => [language, text]));
  const indented = (text: string): string => text.trimEnd().replaceAll(/^(?=.)/gm, "  ");
  const text = body.replaceAll(FENCED, (_, _language, inner: string) => indented(inner));
  return { spec: blocks.get("yaml") ?? "", says: blocks.get("text") ?? "", text: `${text}\n` };
}
