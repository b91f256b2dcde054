import { parseXml, XmlElement } from "@rgrove/parse-xml";

const ESCAPES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&apos;",
};

/** A text inside an element or an attribute. */
export const escaped = (text: string): string => text.replace(/[&<>"']/g, (one) => ESCAPES[one] ?? one);

/** Without its namespace's prefix: of NETCONF's own elements no two have one name. */
export const nameOf = ({ name }: XmlElement): string => name.slice(name.indexOf(":") + 1);

export const elementsIn = ({ children }: XmlElement): readonly XmlElement[] =>
  children.filter((child) => child instanceof XmlElement);

/** All of this name, whatever they are in; the outer before the inner. */
export const allNamed = (within: XmlElement, name: string): readonly XmlElement[] =>
  elementsIn(within).flatMap((child) => [
    ...(nameOf(child) === name ? [child] : []),
    ...allNamed(child, name),
  ]);

/** The text of the first of this name; undefined where there is none. */
export const textNamed = (within: XmlElement, name: string): string | undefined =>
  allNamed(within, name)[0]?.text.trim();

/** The outermost element of a document. @throws Error that says where it is not well-formed */
export function documentOf(text: string): XmlElement {
  const { root } = parseXml(text.trim());
  if (root === null) throw new Error("it is empty");
  return root;
}
