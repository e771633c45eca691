const ABOUT_TYPES = /Type Stripping is an experimental feature|^Module type of file .* is not specified/;

/**
 * Keeps Node 22 from warning, before each command's own words, that it strips types, and any Node that a project's
 * package.json does not say `"type": "module"`: environments are written in TypeScript whatever it says.
 */
export function keepQuietAboutTypes() {
  const warn = process.emitWarning;
  process.emitWarning = (warning, ...rest) => {
    const text = warning instanceof Error ? warning.message : `${warning}`;
    if (!ABOUT_TYPES.test(text)) Reflect.apply(warn, process, [warning, ...rest]);
  };
}
