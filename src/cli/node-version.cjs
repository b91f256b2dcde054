const NEEDED = [22, 18];

/** Ends the process, with one sentence, where Node is too old for what follows. Any Node can read this file. `wayOut` says what to do. */
exports.refuseOldNode = (wayOut) => {
  const [major, minor] = process.versions.node.split(".").map(Number);
  if (major > NEEDED[0] || (major === NEEDED[0] && minor >= NEEDED[1])) return;
  console.error(`calico-fabric needs Node ${NEEDED.join(".")} or newer, and ${wayOut}`);
  process.exit(1);
};
