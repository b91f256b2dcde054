/** A system that says no, as when the folder to write to is a file. */
export const isSystemError = (error: unknown): error is NodeJS.ErrnoException =>
  error instanceof Error && "code" in error && "syscall" in error;

const WORDS: Readonly<Record<string, string>> = {
  EACCES: "permission denied",
  EAGAIN: "it has nothing to read now, and is not to be waited for",
  EDQUOT: "the disk quota is used up",
  EEXIST: "what stands there is no folder",
  EFBIG: "it would be too large",
  EINVAL: "the system does not take it",
  EIO: "the device failed",
  EISDIR: "it is a folder",
  ELOOP: "its symbolic links lead in a circle",
  EMFILE: "too many files are open",
  ENAMETOOLONG: "the name is too long",
  ENOENT: "no such file or folder",
  ENOSPC: "no space is left on the device",
  ENOTDIR: "part of the path is no folder",
  EPERM: "not permitted",
  EROFS: "the file system is read-only",
  ETXTBSY: "it is in use",
};

/** Why the system said no, in words; what it says itself where we have none. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (!isSystemError(error)) return error.message;
  return WORDS[error.code ?? ""] ?? error.message;
}
