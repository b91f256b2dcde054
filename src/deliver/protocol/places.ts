/**
 * One of several files that a device starts from. While there is more than one to be kept they are in one folder, and what has the file's name
 * is a link to it there: `$start` is then a link to that folder, and to rename another link onto it changes all files at once.
 */
export interface Place {
  /** Its name in the folder. */
  readonly name: string;
  /** Where the device looks for it. */
  readonly path: string;
  /** Where a link is made that is then renamed onto `path`: on the same file system, and where nobody takes it for a file of the device. */
  readonly draft: string;
}

/** What `$start` is called where it is a link to a folder, beside the single file that it is otherwise. */
export const FOLDER_LINK = "calico-fabric.d";

/** Functions that scripts have whose device starts from a single file, always. */
const NONE = `
settle() { :; }
lay() { say 'a device that starts from one file has no folder of them'; return 1; }
`;

/**
 * `lay`: makes of the delivery's `start` the folder that is to be, having made a folder of the files that there are, where they are none yet; what the
 * device starts from stays the same throughout. `settle`: leaves nothing but what is started from; a folder whose last file alone has something in
 * it no more is given up, and the first of its files is a file again. Both may be done again; `settle` also by several at once, so what it removes is a link and what it moves is its own.
 *
 * @param split prints of the text on standard input what belongs into the file `$1`
 */
export const placesOf = (places: readonly Place[], split: string): string => {
  const [main, ...beside] = places;
  if (main === undefined) return NONE;
  const all = `'${places.map(({ name, path, draft }) => `${name} ${path} ${draft}`).join("\n")}'`;
  const kept = beside.map(({ name }) => `[ -s "$links/${name}" ]`).join(" || ");
  return `
places=${all}
split() {
${split.trim()}
}
as_main() {
  like=${main.path}
  if [ -e "$like" ]; then chmod --reference="$like" "$1"; else chmod 640 "$1" && like=$(dirname "$links"); fi
  chown --reference="$like" "$1" 2>/dev/null
  :
}
folder_of() { rm -rf "$1" && mkdir "$1" && chmod 755 "$1" && chown --reference="$(dirname "$links")" "$1" 2>/dev/null || [ -d "$1" ]; }
point() { rm -f "$folder/point" && ln -s "$1" "$folder/point" && mv -fT "$folder/point" "$links"; }
each_place() { printf '%s\\n' "$places" | while read -r name path draft; do "$@" || exit 1; done; }
is_link() { [ "$(readlink "$path")" = "$links/$name" ]; }
gather() { if [ -e "$path" ]; then cp -pL "$path" "$1/$name"; elif [ "$name" != '${main.name}' ]; then : >"$1/$name"; fi; }
link() { is_link || { mkdir -p "$(dirname "$path")" && rm -f "$draft.$id" && ln -s "$links/$name" "$draft.$id" && mv -fT "$draft.$id" "$path"; }; }
fill() { split "$name" <"$folder/start" >"$1/$name" && if [ "$name" = '${main.name}' ]; then as_main "$1/$name"; else chmod 644 "$1/$name"; fi && keep "$1/$name"; }
lay() {
  if ! [ -L "$links" ] || ! each_place is_link; then
    folder_of "$links.$id.before" && each_place gather "$links.$id.before" && keep "$links.$id.before" &&
      point "$links.$id.before" && each_place link || return 1
  fi
  folder_of "$links.$id" && each_place fill "$links.$id" && cp "$folder/start" "$links.$id/whole" && chmod 600 "$links.$id/whole" &&
    keep "$links.$id/whole" "$links.$id"
}
unlink_place() {
  is_link || return 0
  mine=$draft.$id.$$
  if [ -e "$links/$name" ] && { [ "$name" = '${main.name}' ] || [ -s "$links/$name" ]; }; then
    { cp -pL "$links/$name" "$mine" && keep "$mine" && mv -fT "$mine" "$path"; } 2>"$folder/words.$$" && rm -f "$folder/words.$$" && return
    rm -f "$mine"
  else
    find "$path" -maxdepth 0 -type l -delete 2>"$folder/words.$$" && rm -f "$folder/words.$$" && return
  fi
  # Whoever does the same at the same time was first.
  if is_link; then cat "$folder/words.$$" >&2; return 1; fi
  rm -f "$folder/words.$$"
}
settle() {
  [ -L "$links" ] || return 0
  if ${kept}; then
    for made in "$links".*; do [ "$made" = "$(readlink "$links")" ] || rm -rf "$made"; done
  else
    each_place unlink_place && rm -f "$links" && rm -rf "$links".*
  fi
}
`;
};
