import { escaped } from "../report/draw/svg.ts";

/** Markup that is safe as it stands: made by `markup`, or ours. */
export interface Html {
  readonly markup: string;
}

export type Content = Html | string | number | readonly Content[];

const markupOf = (content: Content): string => {
  if (typeof content === "string") return escaped(content);
  if (typeof content === "number") return String(content);
  return "markup" in content ? content.markup : content.map(markupOf).join("");
};

/** A piece of a page. Whatever is put in is text, and is escaped, unless `markup` made it. Attributes are always in double quotes. */
export const markup = (strings: TemplateStringsArray, ...contents: readonly Content[]): Html => ({
  markup: strings.reduce((all, string, at) => all + markupOf(contents[at - 1] ?? "") + string),
});

/** Markup of our own. */
export const raw = (markup: string): Html => ({ markup });

/** Data for the page's script: in JSON nothing can end the element that it stands in. */
export const json = (data: unknown): Html =>
  raw(
    JSON.stringify(data).replace(
      /[<>&\u2028\u2029]/g,
      (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, "0")}`,
    ),
  );
