/** One word of a POSIX shell, whatever the text holds. */
export const quote = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;

/**
 * The command line that runs a script with arguments in a POSIX shell, whatever the user's login shell is. The script is
 * ours; the arguments never become part of its text, they are its `$1`, `$2`, ...
 */
export function commandLine(script: string, args: readonly string[], sudo: boolean): string {
  return [...(sudo ? ["sudo", "-n"] : []), "sh", "-c", quote(script), "sh", ...args.map(quote)].join(" ");
}
