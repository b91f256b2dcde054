import { formatDiagnostics } from "../diagnostics/index.ts";
import { objectsIn, type ClusterObject } from "../import/index.ts";
import { parseSource } from "./parse-source.ts";
import { WrongCall } from "./wrong-call.ts";

interface TextFile {
  readonly file: string;
  readonly text: string;
}

const HOW = "give what kubectl get -o yaml, or -o json, prints";

/** Documents of YAML, one after the other. */
const documentsIn = (text: string): readonly string[] =>
  text.split(/^---(?:[ \t].*)?$/m).filter((one) => one.replaceAll(/^\s*#.*$/gm, "").trim() !== "");

function read({ file, text }: TextFile): readonly ClusterObject[] | string {
  const documents = documentsIn(text);
  if (documents.length === 0) return `${file} is empty: ${HOW}`;
  const all: ClusterObject[] = [];
  for (const document of documents) {
    const { value, diagnostics } = parseSource(document);
    const [first] = formatDiagnostics(diagnostics);
    if (first !== undefined) return `${file} is no YAML: ${first}`;
    const objects = objectsIn(value);
    if (objects === null) return `${file} has what is no object of Kubernetes: ${HOW}`;
    all.push(...objects);
  }
  return all;
}

/**
 * The objects of a cluster in files, of lists and of documents.
 * @throws WrongCall with every file that is none
 */
export function objectsOf(files: readonly TextFile[]): readonly ClusterObject[] {
  const found = files.map(read);
  const faults = found.filter((one) => typeof one === "string");
  if (faults.length > 0) throw new WrongCall(faults.join("\nerror: "));
  return found.flatMap((one) => (typeof one === "string" ? [] : one));
}
