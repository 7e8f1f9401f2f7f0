/** A rule of the configuration's table, as JSON Schema: what schemas/config.json must say. */
import type { Rule } from "../../src/commands/json-rules.ts";

export type Schema = { readonly [name: string]: unknown };

export function schemaOf(rule: Rule): Schema {
  switch (rule.is) {
    case "text":
      return { type: "string", ...(rule.pattern !== undefined && { pattern: `^(?:${rule.pattern})$` }) };
    case "flag":
      return { type: "boolean" };
    case "number":
      return { type: "number", minimum: 0 };
    case "word":
      return rule.words.length === 1 ? { const: rule.words[0] } : { enum: rule.words };
    case "list":
      return { type: "array", minItems: 1, items: schemaOf(rule.of) };
    case "texts":
      return { oneOf: [schemaOf(rule.of), schemaOf({ is: "list", of: rule.of })] };
    case "map":
      return { type: "object", additionalProperties: schemaOf(rule.of) };
    case "kinds":
      return { type: "object", required: ["kind"], oneOf: Object.values(rule.kinds).map(schemaOf) };
    case "object": {
      const { fields, required, oneOf } = rule;
      const choices = [...new Set(oneOf?.flat())];
      return {
        type: "object",
        ...(required.length > 0 && { required }),
        additionalProperties: false,
        properties: Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, schemaOf(field)])),
        ...(oneOf && {
          oneOf: oneOf.map((set) => {
            const others = choices.filter((name) => !set.includes(name));
            return { required: set, properties: Object.fromEntries(others.map((name) => [name, false])) };
          }),
        }),
      };
    }
    default:
      return rule satisfies never;
  }
}

/** A schema as it is meant: its `$ref`s followed, without what only people read. */
export function plain(schema: unknown, root: Schema): unknown {
  if (Array.isArray(schema)) return schema.map((element) => plain(element, root));
  if (schema === null || typeof schema !== "object") return schema;
  const { $ref, ...rest } = schema as Schema;
  if (typeof $ref === "string") {
    const target = $ref
      .slice(2)
      .split("/")
      .reduce<unknown>((value, step) => (value as Schema)[step], root);
    return plain(target, root);
  }
  const said = Object.entries(rest).filter(([name, value]) => !(name === "description" && typeof value === "string"));
  return Object.fromEntries(said.map(([name, value]) => [name, plain(value, root)]));
}
