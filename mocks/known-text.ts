const texts = new WeakMap<Response, string>();

/** An ordinary response whose body's text is remembered, so that the bank need not read it back out of its stream. */
export function textResponse(text: string, init: ResponseInit): Response {
  const response = new Response(text, init);
  texts.set(response, text);
  return response;
}

/** A response's body, which is used up unless its text is remembered. */
export async function bytesOf(response: Response): Promise<Buffer> {
  const text = texts.get(response);
  return text === undefined ? Buffer.from(await response.arrayBuffer()) : Buffer.from(text);
}
