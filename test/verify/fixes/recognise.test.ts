import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { recognise, telltales } from "../../../src/verify/fixes/recognise.ts";

const found = (files: Readonly<Record<string, string>>): readonly string[] =>
  recognise(new Map(Object.entries(files))).map(({ id }) => id);

const npm = (...names: string[]): string =>
  JSON.stringify({ dependencies: Object.fromEntries(names.map((name) => [name, "*"])) });

describe("a project tells its framework", () => {
  test.each<[string, Record<string, string>, string]>([
    ["Express", { "package.json": npm("express", "stripe") }, "express"],
    ["Fastify, for development", { "package.json": '{"devDependencies":{"fastify":"5"}}' }, "fastify"],
    [
      "Nest, which stands on Express",
      { "package.json": npm("express", "@nestjs/core", "@nestjs/platform-express") },
      "nest",
    ],
    ["Next beside Express", { "package.json": npm("next", "express", "react") }, "next"],
    ["Hono on Workers", { "package.json": npm("hono", "wrangler"), "wrangler.jsonc": "{}" }, "hono"],
    ["Workers alone", { "package.json": npm("wrangler") }, "workers"],
    ["Express on Lambda", { "package.json": npm("express", "@types/aws-lambda") }, "lambda"],
    ["Koa", { "package.json": npm("koa", "koa-bodyparser") }, "koa"],
    [
      "FastAPI in pyproject.toml",
      { "pyproject.toml": 'dependencies = ["fastapi[standard]>=0.110", "uvicorn"]' },
      "fastapi",
    ],
    ["Flask in requirements.txt", { "requirements.txt": "# web\nFlask==3.1.0\n" }, "flask"],
    ["Django by manage.py", { "manage.py": "" }, "django"],
    ["Go", { "go.mod": "module shop\n\ngo 1.26\n" }, "go"],
    ["Spring in pom.xml", { "pom.xml": "<artifactId>spring-boot-starter-web</artifactId>" }, "spring"],
    [
      "Spring in build.gradle.kts",
      { "build.gradle.kts": 'implementation("org.springframework.boot:spring-boot-starter-webmvc")' },
      "spring",
    ],
    ["Rails", { Gemfile: 'gem "rails", "~> 8.0"' }, "rails"],
    ["Laravel", { "composer.json": '{"require":{"laravel/framework":"^12.0"}}' }, "laravel"],
  ])("%s", (_, files, id) => {
    expect(found(files)[0]).toBe(id);
  });

  test.each<[string, Record<string, string>]>([
    ["nothing at all", {}],
    ["another library", { "package.json": npm("express-rate-limit", "next-auth") }],
    ["a name within a name", { "requirements.txt": "flask-cors\ndjangorestframework-stubs\n" }],
    ["a name in a word", { "package.json": '{"name":"express","dependencies":{}}' }],
    ["a manifest that is broken", { "package.json": '{"dependencies": {"express"' }],
    ["a manifest of another shape", { "package.json": '{"dependencies": "express"}' }],
  ])("%s tells none", (_, files) => {
    expect(found(files)).toEqual([]);
  });

  test("of several, the one on top comes first, and the others are there too", () => {
    expect(found({ "package.json": npm("hono", "wrangler") })).toEqual(["hono", "workers"]);
  });

  test("any text in any manifest is read without a word of complaint", () => {
    const names = fc.constantFrom(...telltales());
    fc.assert(
      fc.property(fc.dictionary(names, fc.oneof(fc.string({ unit: "binary" }), fc.json())), (files) => {
        expect(Array.isArray(found(files))).toBe(true);
      }),
    );
  });
});
