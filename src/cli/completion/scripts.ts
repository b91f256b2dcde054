/** The shells whose completion there is a script for. */
export const SHELLS = ["bash", "zsh", "fish"] as const;
export type Shell = (typeof SHELLS)[number];

/**
 * What a shell is to source. The script hands the words before the cursor to the command that is being typed, as arguments and not as
 * text to be evaluated, so what somebody types is never run by a press of TAB. Where there is no answer the shell offers files.
 */
export const SCRIPTS: Readonly<Record<Shell, string>> = {
  // No mapfile: the bash of macOS is 3.2.
  bash: `_calico_fabric() {
  local value description
  COMPREPLY=()
  while IFS=$'\\t' read -r value description; do
    COMPREPLY+=("$value")
  done < <("$1" complete answer -- "\${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)
}
complete -o default -F _calico_fabric calico-fabric pulumi-calico-fabric
`,
  zsh: `#compdef calico-fabric pulumi-calico-fabric
_calico_fabric() {
  local line
  local -a values
  for line in "\${(@f)$("\${(Q)words[1]}" complete answer -- "\${(@Q)words[2,CURRENT]}" 2>/dev/null)}"; do
    [[ -n $line ]] && values+=("\${\${line%%$'\\t'*}//:/\\\\:}:\${line#*$'\\t'}")
  done
  if (( \${#values} )); then
    _describe calico-fabric values
  else
    _files
  fi
}
compdef _calico_fabric calico-fabric pulumi-calico-fabric
`,
  fish: `function __calico_fabric
  set -l words (commandline -opc)
  set -l last (commandline -ct)
  set -l answers ($words[1] complete answer -- $words[2..-1] "$last" 2>/dev/null)
  if test (count $answers) -gt 0
    printf '%s\\n' $answers
  else
    __fish_complete_path "$last"
  end
end
complete -c calico-fabric -f -a '(__calico_fabric)'
complete -c pulumi-calico-fabric -f -a '(__calico_fabric)'
`,
};
