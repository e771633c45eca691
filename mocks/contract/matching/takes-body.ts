/** Whether an answer of a status can have a body in HTTP, whatever a document says. */
export function takesBody(status: number): boolean {
  return status >= 200 && ![204, 205, 304].includes(status);
}
