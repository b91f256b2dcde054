import type { BatfishExpected } from "./expected.ts";

const LOOPBACKS = `
# Of all switches' loopbacks each has a route to as many as are foretold.
frame = bf.q.routes().answer().frame()
known = {(row.Node, row.Network) for row in frame.itertuples()}
for node, count in expected["known"].items():
    assert sum((node.lower(), one) in known for one in expected["loopbacks"]) == count, node
`;

/** How to ask, and what is to come. */
export const readme = (
  datacenter: string,
  { sessions, loopbacks }: BatfishExpected,
  leftOut: readonly string[],
): string =>
  `# ${datacenter} for Batfish

\`snapshot\` is what Batfish takes; \`expected.json\` is what the fabric's own simulator foretells. Start a service (\`docker run -p 9996:9996 batfish/batfish\`), install \`pybatfish\`, and ask from this folder:

\`\`\`python
import json
from pybatfish.client.session import Session

bf = Session(host="localhost")
bf.set_network("${datacenter}")
bf.init_snapshot("snapshot", name="planned", overwrite=True)
expected = json.load(open("expected.json"))

# Every file is PASSED, or PARTIALLY_UNRECOGNIZED: which lines those are, parseWarning says.
print(bf.q.fileParseStatus().answer().frame()[["File_Name", "Status"]])
print(bf.q.parseWarning().answer().frame())

# No list, map or group is named that is not there.
assert bf.q.undefinedReferences().answer().frame().empty

# Of the sessions between switches each end is established: ${String(sessions.length)} of them.
frame = bf.q.bgpSessionStatus().answer().frame()
up = {(row.Node, row.Remote_Node) for row in frame.itertuples() if row.Established_Status == "ESTABLISHED"}
missing = [one for one in expected["sessions"] if (one["node"].lower(), one["remote"].lower()) not in up]
assert missing == [], missing
${loopbacks.length === 0 ? "" : LOOPBACKS}\`\`\`

Not in the snapshot:

${leftOut.map((what) => `- ${what}`).join("\n")}
`;
