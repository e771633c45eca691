import type { Secret } from '../../support/secret.ts';

/** What is given, and nothing besides what is known: a key that nobody knows is refused wherever it stands. */
export type NoOther<Given, Known> = Given extends Secret | string | number | boolean | null | undefined
  ? Given
  : Given extends readonly (infer Element)[]
    ? readonly (ElementOf<Known> & NoOther<Element, ElementOf<Known>>)[]
    : { [Key in keyof Given]: Key extends KeyOf<Known> ? NoOther<Given[Key], ValueOf<Known, Key>> : never };
type ElementOf<Known> = Known extends readonly (infer Element)[] ? Element : never;
type KeyOf<Known> = Known extends unknown ? keyof Known : never;
type ValueOf<Known, Key> = Known extends unknown ? (Key extends keyof Known ? Known[Key] : never) : never;

/** Some of a definition, whatever its depth; `null` takes away what is extended. */
export type PartOf<Value> = Value extends Secret | readonly unknown[] | string | number | boolean
  ? Value
  : { [Key in keyof Value]?: PartOf<Value[Key]> | null | undefined };
