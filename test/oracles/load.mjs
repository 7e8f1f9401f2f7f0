// Resolves a package from this folder's own node_modules, whatever module system it is written in.
export const load = (name) => import(name);
