import { access, constants, stat } from "node:fs/promises";
import { delimiter, join } from "node:path";

/** Folders where Debian keeps daemons: an ordinary user's PATH, and sudo's on some systems, lacks them. */
const DAEMON_FOLDERS = ["/usr/local/sbin", "/usr/sbin", "/sbin"];

/** The first executable of that name on PATH, then in the folders of daemons, then in `also`; else undefined. */
export async function which(name: string, also: readonly string[] = []): Promise<string | undefined> {
  const folders = (process.env["PATH"] ?? "").split(delimiter).filter((folder) => folder.startsWith("/"));
  for (const folder of [...folders, ...DAEMON_FOLDERS, ...also]) {
    const path = join(folder, name);
    if (await isExecutable(path)) return path;
  }
  return undefined;
}

/** Whether the path is a file that this user may execute. */
export async function isExecutable(path: string): Promise<boolean> {
  try {
    await access(path, constants.X_OK);
    return (await stat(path)).isFile();
  } catch {
    return false;
  }
}
