// biome-ignore lint/suspicious/noControlCharactersInRegex: what a terminal is told begins with one
const SEQUENCE = /\u001b\[(\??[\d;]*)([A-Za-z])|\r|\n|[\s\S]/gu;

/** What a terminal of so many columns shows after what was written to it: every line there ever was, the last ones at the end. */
export class Screen {
  readonly #columns: number;
  readonly #lines: string[][] = [[]];
  #row = 0;
  #column = 0;

  constructor(columns: number) {
    this.#columns = columns;
  }

  write(text: string): void {
    for (const [whole, parameter, command] of text.matchAll(SEQUENCE)) {
      if (command !== undefined) this.#control(command, Number(parameter === '' ? Number.NaN : parameter));
      else if (whole === '\r') this.#column = 0;
      else if (whole === '\n') this.#down(1);
      else this.#put(whole);
    }
  }

  /** The lines without what is blank at their ends. */
  get lines(): string[] {
    return this.#lines.map((line) =>
      Array.from(line, (sign) => sign ?? ' ')
        .join('')
        .trimEnd(),
    );
  }

  get cursor(): { row: number; column: number } {
    return { row: this.#row, column: this.#column };
  }

  #control(command: string, amount: number): void {
    const count = Number.isNaN(amount) ? 1 : amount;
    if (command === 'A') this.#row = Math.max(0, this.#row - count);
    if (command === 'B') this.#down(count);
    if (command === 'G') this.#column = count - 1;
    if (command === 'K')
      this.#lines[this.#row] = amount === 2 ? [] : (this.#lines[this.#row] ?? []).slice(0, this.#column);
  }

  #down(count: number): void {
    this.#row += count;
    while (this.#lines.length <= this.#row) this.#lines.push([]);
  }

  #put(sign: string): void {
    if (this.#column >= this.#columns) {
      this.#column = 0;
      this.#down(1);
    }
    const line = this.#lines[this.#row] ?? [];
    line[this.#column] = sign;
    this.#column += 1;
  }
}
