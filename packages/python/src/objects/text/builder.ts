/**
 * Puts a text together from many small parts. Joining with `+` would leave the host a chain of one object a part, many
 * times the size of the text; here no more than a few thousand parts are waiting at any time.
 */
export class TextBuilder {
  private parts: string[] = [];
  private readonly chunks: string[] = [];

  add(part: string): void {
    if (this.parts.push(part) >= 4096) this.flush();
  }

  /** Everything that was added. */
  text(): string {
    this.flush();
    return this.chunks.join('');
  }

  private flush(): void {
    this.chunks.push(this.parts.join(''));
    this.parts = [];
  }
}

/** `convert` of each character, joined. */
export function mapChars(text: string, convert: (char: string, unit: number) => string): string {
  const builder = new TextBuilder();
  let unit = 0;
  for (const char of text) {
    builder.add(convert(char, unit));
    unit += char.length;
  }
  return builder.text();
}
