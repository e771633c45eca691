/** One request of a browser and its answer, as it was recorded. Times in epoch milliseconds. */
export interface Exchange {
  at: number;
  durationMs: number;
  /** Whose browser asked: another number is another person. */
  person: number;
  method: string;
  url: string;
  /** What it was for, in the browser's words: document, fetch, xhr, stylesheet. */
  purpose: string;
  /** Names in lower case. */
  headers: Readonly<Record<string, string>>;
  body: string | null;
  status: number;
  /** The answer's; of a header that came several times all values, joined by line breaks. */
  answerHeaders: Readonly<Record<string, string>>;
  /** `null` where it was no text, or was not kept. */
  answer: string | null;
}

const ASSETS = new Set(['stylesheet', 'script', 'image', 'font', 'media', 'manifest', 'texttrack', 'ping', 'other']);

/** Whether it is a part of a page that a browser keeps, or tells somebody something beside the page. */
export function isAsset({ purpose }: Exchange): boolean {
  return ASSETS.has(purpose);
}
