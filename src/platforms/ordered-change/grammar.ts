/**
 * All that is to be known of a platform's text so that a change of it can be computed. It is data: a dialect is a `Grammar`, its rules of lines
 * and of blocks, and `dialectOf` makes the rest of it.
 *
 * To add a dialect: write down in `rules` which lines the platform's renderers produce. A line that no rule knows is a member of a set, known
 * by all of itself, taken away by `negate`, and stands in a block of its own where lines are indented below it. So rules are needed only for what
 * is otherwise: a line that takes another's place (`key`), what is owned whole (`unit`), what is hidden (`hidden`), what comes before what
 * (`order`), what starts sessions anew (`resets`). The first rule that matches counts.
 *
 * Texts of rules (`key`, `undo`, ...) may name what the rule's pattern, or that of a block around it, has captured by name: `{name}`.
 */
export interface Grammar {
  /** What a line has before it for each block that it is in. */
  readonly indent: string;
  /** The command that leaves a block. */
  readonly leave: string;
  /** Lines without their indentation that are no configuration: ends of blocks, comments, what is printed above. */
  readonly noise: readonly RegExp[];
  /** A line that leads out of all blocks: what is indented right behind it is in none. Absent: indentation alone says it. */
  readonly ends?: RegExp;
  /** Texts of several lines, in which nothing is a line of configuration. */
  readonly texts: readonly LongText[];
  /** How a line is spelt here when the device, or an older text, spells it otherwise; several where it stands for several. */
  readonly spell: (line: string, within: readonly string[]) => readonly Line[];
  /** What takes a line away of which no rule says otherwise. */
  readonly negate: (line: string) => string;
  /** Whether all commands take effect as a whole, so that nothing is ever half there. */
  readonly atOnce?: true;
  /** What the device does for each peer of IPv4 without a line, until `off` stands in the process: `line` in `block` says it of one. */
  readonly byItself?: {
    readonly process: string;
    readonly off: string;
    readonly block: string;
    readonly line: string;
  };
  /** Lines of the fabric's whose change no rule knows the commands of, and what such lines are, for people: no text with one is changed by commands. */
  readonly untaken?: readonly { readonly line: RegExp; readonly what: string }[];
  /** Of lines in no block. */
  readonly rules: readonly LineRule[];
}

/** A line, and what is in the block that it begins. */
export interface Line {
  readonly text: string;
  readonly lines: readonly Line[];
}

/** A text of several lines that is kept as it is: a banner, a certificate. */
export interface LongText {
  /** The line that begins it. */
  readonly opens: RegExp;
  /** Whether a line ends it; asked of the first line, too, which may end what it begins. Takes what `opens` has captured. */
  readonly closes: (line: string, opened: RegExpExecArray, isFirst: boolean) => boolean;
}

/** A kind of line. */
export interface LineRule {
  readonly match: RegExp;
  /** What tells it from its likes in the same block: a line takes the place of another with the same key. Absent: all of the line. */
  readonly key?: string;
  /** What it is a part of; what is in a block is part of what the block is part of. Absent: it is owned by itself, and its likes are not. */
  readonly unit?: Unit;
  /** What takes it away, one command each. Absent: the grammar's `negate`. */
  readonly undo?: readonly string[];
  /** Where another with the same key stands: typed over it (absent), after that was taken away, or the whole unit, with all its lines, is made anew. A block is made anew unless its header may be typed `in-place`. */
  readonly change?: "line-anew" | "unit-anew" | "in-place";
  /** Of `unit-anew`: whether the unit is made anew where the line comes or goes, too. */
  readonly defines?: true;
  /** What is typed between taking a block away and making it anew. */
  readonly between?: readonly string[];
  /** The name of another unit that takes this one's with it. */
  readonly along?: string;
  /** Lines in the same block, by key, that the device drops when this one comes, changes or goes; what should be there is typed again. */
  readonly wipes?: RegExp;
  /** What another block has to be told before the line is typed or taken away, and after. */
  readonly meanwhile?: Meanwhile;
  /** That line which, or whose absence, is the same to the device: it does so by itself and doesn't show it. Several where one of them is, by what else is in the block. */
  readonly hidden?: readonly Hidden[];
  /** Places in the order of commands: of a line that comes or changes, and of one that goes. Absent: those of the block. Lower ones first. */
  readonly order?: Order;
  /** The peer, group or range whose sessions start anew when it comes, changes or goes: a text; "*" for all of the process. */
  readonly resets?: string;
  /** The peer or range that it makes: a session is there to be reset. */
  readonly session?: string;
  /** Of a line that puts a session into a group: the two. */
  readonly member?: { readonly session: string; readonly group: string };
  /** The peer, group or range whose other end must have the same, or know of it, for a session to be up; "*" for all. */
  readonly agreed?: string;
  /** Of an interface's address: whose it is, and the network, as `10.0.0.1/31` or with a mask after a space. */
  readonly address?: { readonly interface: string; readonly network: string };
  /** Of a line that has a peer's or a group's sessions begin at an interface's address: the two. */
  readonly source?: { readonly peer: string; readonly interface: string };
  /** What follows what is a password in clear. What the device shows ciphered is as good while what was said is said again. */
  readonly secret?: Secret;
  /** Lines in the same block that can't stand beside it, by key: they go, or the device itself drops them. */
  readonly displaces?: RegExp;
  /** A line which, wherever it is in what else is wanted or the user's, needs this one: it stays as long as there is one. */
  readonly keptBy?: RegExp;
  /** Of an entry's line that says what the entry matches: all such lines must hold, or any of those that begin alike. */
  readonly narrows?: "all" | "any";
  /** An entry of a list or map that is looked through by number. */
  readonly entry?: Entry;
  /** Headers of another block that a line puts the one that it is in into: a port into an aggregate. Of several it is the one that is there. */
  readonly joins?: readonly string[];
  /** That only one block of a device has such a line with the same number. */
  readonly alone?: true;
  /** Of what two switches are one by, which a device has once: by another it is one with another switch. */
  readonly pair?: true;
  /** Of a block that has lines of others beside the fabric's: peers of a user's own in the process, their families. */
  readonly shared?: true;
  /** Of lines inside it; absent where it is no block that a rule knows. */
  readonly block?: readonly LineRule[];
  /** A block that is there by itself, such as a port: it is neither made nor taken away. */
  readonly permanent?: boolean;
}

/** Places in the order of commands. */
export interface Order {
  readonly comes: number;
  /** Of one that takes another's place, where that is not where it would come. */
  readonly changes?: number;
  readonly goes: number;
}

/** What is owned whole: what has its name and isn't wanted goes, whoever typed it. */
export interface Unit {
  readonly name: string;
  /** What takes all of it away at once. */
  readonly undo: string;
  /** In how many blocks that command is typed; what is inside it may be in more. */
  readonly depth: number;
  /** Its place in the order of commands. */
  readonly goes: number;
}

/** What a device does by itself. */
export interface Hidden {
  readonly line: string;
  /** Only where a line such as this is in the block, or its header is. */
  readonly beside?: RegExp;
  /** Not where a line such as this is in the block, or its header is. */
  readonly without?: RegExp;
}

/** Commands of another block. */
export interface Meanwhile {
  /** Its header. */
  readonly block: string;
  readonly before: string;
  readonly after: string;
}

/** Of a line with a password. */
export interface Secret {
  /** A line as the device shows it when the password is ciphered. */
  readonly ciphered: RegExp;
}

/** An entry by number, of a unit that exists as long as one of them does. */
export interface Entry {
  readonly number: string;
  /** What the entry does with what it matches, as captured. */
  readonly action: string;
  /** The word for letting pass. */
  readonly permits: string;
  /** The same entry with another number, and what takes that away; `{number}` is that. Absent where the entry is a block. */
  readonly elsewhere?: { readonly line: string; readonly undo: string };
  /** An entry of its unit that lets nothing pass, where it takes several lines to make one: with no line it matches all. `{number}` is its own. */
  readonly guard?: { readonly line: string; readonly undo: string };
  /** Entries of a list of which no two may be alike: what is an entry for a while, and matches nothing, and one that refuses all. */
  readonly unlike?: { readonly stub: string; readonly refusal: string };
  /** Highest number there may be. */
  readonly highest: number;
}
