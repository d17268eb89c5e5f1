export interface TextFile {
  readonly name: string;
  readonly text: string;
}

/** Offers `files` as one zip. The packer is fetched when it is first needed. */
export async function downloadZip(name: string, files: readonly TextFile[]): Promise<void> {
  const { strToU8, zipSync } = await import('fflate');
  const bytes = zipSync(Object.fromEntries(files.map((file) => [file.name, strToU8(file.text)])));
  offer(name, new Blob([new Uint8Array(bytes)], { type: 'application/zip' }));
}

export function downloadText(name: string, text: string, type: string): void {
  offer(name, new Blob([text], { type }));
}

function offer(name: string, blob: Blob): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The browser may start reading a moment after the click.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
