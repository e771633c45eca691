/** An expression of GitHub’s, such as `inputs.demo`, as a workflow writes it. */
export function expression(text: string): string {
  return `\${{ ${text} }}`;
}
