/**
 * One small script a shell. It asks `hookctl completion --complete` at each Tab, so that it knows the project's own
 * sources, and needs no renewal when hookctl is updated. Answers are lines: a value, a tab, what it is; `:files` means
 * that files fit too.
 */

const BASH = `# bash completion for hookctl
_hookctl() {
  local line files=
  COMPREPLY=()
  while IFS= read -r line; do
    if [[ $line == :files ]]; then files=1; else COMPREPLY+=("\${line%%$'\\t'*}"); fi
  done < <(hookctl completion --complete -- "\${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)
  if [[ -n $files ]]; then
    local word=\${COMP_WORDS[COMP_CWORD]}
    [[ $word == "=" ]] && word=
    compopt -o filenames 2>/dev/null
    while IFS= read -r line; do COMPREPLY+=("$line"); done < <(compgen -f -- "$word")
  fi
}
complete -F _hookctl hookctl
`;

const ZSH = `#compdef hookctl
# zsh completion for hookctl
_hookctl() {
  local line files=
  local -a candidates
  for line in "\${(@f)$(hookctl completion --complete -- "\${(@)words[2,CURRENT]}" 2>/dev/null)}"; do
    if [[ $line == :files ]]; then
      files=1
    elif [[ -n $line ]]; then
      candidates+=("\${\${line%%$'\\t'*}//:/\\\\:}:\${line#*$'\\t'}")
    fi
  done
  (( $#candidates )) && _describe -t values 'hookctl' candidates
  if [[ -n $files ]]; then
    [[ $PREFIX == --*=* ]] && compset -P '--*='
    _files
  fi
}
if [[ $zsh_eval_context[-1] == loadautofunc ]]; then _hookctl "$@"; else compdef _hookctl hookctl; fi
`;

const FISH = `# fish completion for hookctl
function __hookctl_complete
    set -l words (commandline -opc)
    set -l last (commandline -ct)
    test (count $last) -eq 0; and set last ''
    for line in (hookctl completion --complete -- $words[2..-1] $last 2>/dev/null)
        if test "$line" = :files
            __fish_complete_path $last
        else
            echo $line
        end
    end
end
complete -c hookctl -f -a '(__hookctl_complete)'
`;

const POWERSHELL = `# PowerShell completion for hookctl
Register-ArgumentCompleter -Native -CommandName hookctl -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)
    $words = @($commandAst.CommandElements | Select-Object -Skip 1 | Where-Object { $_.Extent.StartOffset -lt $cursorPosition } | ForEach-Object { $_.ToString() })
    # An empty argument does not reach the program in older versions.
    $next = @(if ($wordToComplete -eq '') { '--next' })
    hookctl completion --complete @next -- @words 2>$null | ForEach-Object {
        if ($_ -eq ':files') {
            Get-ChildItem -Path "$wordToComplete*" -ErrorAction SilentlyContinue | ForEach-Object {
                $name = Resolve-Path -Relative $_.FullName
                [System.Management.Automation.CompletionResult]::new($name, $_.Name, 'ProviderItem', $_.Name)
            }
        } else {
            $value, $about = $_ -split "\`t", 2
            if (-not $about) { $about = $value }
            [System.Management.Automation.CompletionResult]::new($value, $value, 'ParameterValue', $about)
        }
    }
}
`;

export const SCRIPTS = { bash: BASH, zsh: ZSH, fish: FISH, powershell: POWERSHELL } as const;
export type Shell = keyof typeof SCRIPTS;

/** How each shell comes to know it, for whoever asks on a terminal. */
export const INSTALL: Readonly<Record<Shell, string>> = {
  bash: "put this into ~/.bashrc: source <(hookctl completion bash)",
  zsh: "put this into ~/.zshrc, after compinit: source <(hookctl completion zsh)",
  fish: "hookctl completion fish > ~/.config/fish/completions/hookctl.fish",
  powershell: "put this into $PROFILE: hookctl completion powershell | Out-String | Invoke-Expression",
};
