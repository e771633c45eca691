import assert from 'node:assert/strict';
import type { Page } from '@playwright/test';

/** Hears what a page says to its console and asks for. */
export class OverheardPage {
  readonly #said: string[] = [];
  readonly #asked: string[] = [];

  constructor(page: Page) {
    page.on('console', (message) => this.#said.push(message.text()));
    page.on('pageerror', (error) => this.#said.push(error.message));
    page.on('request', (request) => this.#asked.push(request.url()));
  }

  /** Fails where the page said anything, or asked for what begins with none of these addresses. */
  assertQuiet(...own: readonly string[]): void {
    assert.deepEqual(this.#said, []);
    const elsewhere = this.#asked.filter((url) => !own.some((address) => url.startsWith(address)));
    assert.deepEqual(elsewhere, []);
  }
}
