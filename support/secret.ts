import { inspect } from 'node:util';
import { rememberSecret } from './redact.ts';

/** A secret value that does not show itself: printed, logged or written as JSON it gives only its name. */
export class Secret {
  readonly name: string;
  readonly #value: string;

  constructor(name: string, value: string) {
    this.name = name;
    this.#value = value;
    rememberSecret(name, value);
  }

  /** The value, for the one place that must send it to its issuer. */
  reveal(): string {
    return this.#value;
  }

  toString(): string {
    return `[secret ${this.name}]`;
  }

  toJSON(): string {
    return this.toString();
  }

  [inspect.custom](): string {
    return this.toString();
  }
}
