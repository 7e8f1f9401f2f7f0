import { bodyCases } from "./grid/body.mjs";
import { headerCases } from "./grid/header.mjs";
import { secretCases } from "./grid/secret.mjs";
import { signatureCases } from "./grid/signature.mjs";
import { timeCases } from "./grid/time.mjs";
import { urlCases } from "./grid/url.mjs";
import { maker } from "./make.mjs";

const GROUPS = [bodyCases, secretCases, headerCases, signatureCases, timeCases, urlCases];

/**
 * Every case of an oracle: the grid, where it fits the scheme, and the oracle's own. Nobody has been asked yet.
 * @param {import("./oracle.mjs").Oracle} oracle
 */
export function casesOf(oracle) {
  const make = maker(oracle);
  const skip = new Set(oracle.skip);
  const grid = GROUPS.flatMap((group) => [...group(oracle, make)]).filter(({ id }) => !skip.has(id.slice(oracle.id.length + 1)));
  const own = oracle.cases ? [...oracle.cases(make)] : [];
  const cases = [...grid, ...own];
  const ids = new Set();
  for (const { id } of cases) {
    if (ids.has(id)) throw new Error(`two cases are named ${id}`);
    ids.add(id);
  }
  return cases;
}
