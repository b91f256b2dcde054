import { createHash } from "node:crypto";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { TerraformStack } from "cdktf";
import { addCustomSynthesis } from "cdktf/lib/synthesize/synthesizer.js";
import { Construct } from "constructs";

export interface Artifact {
  /** SHA-256 of its text, hexadecimal. */
  readonly hash: string;
  /** Where Terraform finds it, as an expression. */
  readonly path: string;
}

/**
 * Configurations as files beside the stack's `cdk.tf.json`: readable in a review, on no command line and in no state. Names hold the
 * content's hash, so that a saved plan delivers what was planned or fails, and never another text.
 */
export class ArtifactFolder extends Construct {
  /** Relative to the folder in which Terraform runs. */
  private readonly folder: string;
  private readonly texts = new Map<string, string>();

  constructor(scope: Construct, id: string) {
    super(scope, id);
    const stack = TerraformStack.of(this);
    this.folder = join("switches", stack.getLogicalId(scope.node));
    // As cdktf's own assets come beside the stack; those would want a file to copy.
    addCustomSynthesis(this, {
      onSynthesize: ({ outdir, manifest }) => {
        this.write(join(outdir, manifest.forStack(stack).workingDirectory, this.folder));
      },
    });
  }

  add(device: string, extension: string, text: string): Artifact {
    const hash = createHash("sha256").update(text).digest("hex");
    const file = `${device}-${hash.slice(0, 12)}${extension}`;
    this.texts.set(file, text);
    return { hash, path: `\${path.module}/${this.folder}/${file}` };
  }

  /** Readable to owner and group: a configuration may hold passwords. What an earlier synthesis left is removed. */
  private write(folder: string): void {
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    for (const [file, text] of this.texts) writeFileSync(join(folder, file), text, { mode: 0o640 });
  }
}
