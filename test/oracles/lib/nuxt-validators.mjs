/**
 * nuxt-webhook-validators outside Nuxt: an independent implementation of several providers' checks. Its validators
 * import `h3` (for headers and body) and `#imports` (for the configuration); both are answered from here.
 */
import { register } from "node:module";
import { headersOf, textOf } from "./request.mjs";

const STAND_INS = {
  h3: `
    export const getRequestHeaders = (event) => event.headers;
    export const readRawBody = async (event) => event.text;
    export const createError = ({ message }) => new Error(message);`,
  "#imports": "export const useRuntimeConfig = (event) => ({ webhook: event.config });",
};

const resolver = `
  const standIns = ${JSON.stringify(STAND_INS)};
  export const resolve = (specifier, context, next) =>
    Object.hasOwn(standIns, specifier)
      ? { url: "data:text/javascript," + encodeURIComponent(standIns[specifier]), shortCircuit: true }
      : next(specifier, context);`;

register(`data:text/javascript,${encodeURIComponent(resolver)}`);

/**
 * A validator as an oracle's `verify`.
 * @param {string} file Of the validator, without ending: "bitbucket".
 * @param {string} name Of its function: "isValidBitbucketWebhook".
 * @param {(secret: string) => object} config What the module's configuration holds for the provider.
 */
export async function nuxtValidator(file, name, config) {
  const validators = new URL("../node_modules/nuxt-webhook-validators/dist/runtime/server/lib/validators/", import.meta.url);
  const { [name]: validate } = await import(new URL(`${file}.js`, validators).href);
  // Without a secret it complains about the configuration and throws.
  return (received) => received.secret !== "" && validate({ headers: headersOf(received), text: textOf(received), config: { [file]: config(received.secret) } });
}

/** It reads bodies as text and refuses empty ones, which no documentation asks for. */
export const NUXT_DEPARTURES = ["empty-body-signed", "invalid-utf8-signed"];
