import { framework, type FixContext } from "../framework.ts";
import { php } from "./languages/php.ts";
import { fit, VERIFY } from "./pieces.ts";

/** Laravel 11 to 13; laravel.com/docs (requests: configuring trusted proxies; configuration: env() in config files only). */
export default framework({
  id: "laravel",
  name: "Laravel",
  language: php,
  recognised: { packages: ["laravel/framework"], files: ["artisan"] },
  handler: {
    raw: "$request->getContent()",
    header: (name) => `$request->header('${name}', '')`,
    headerInShort: (name) => `$request->header('${name}')`,
    query: (name) => `$request->query('${name}', '')`,
    method: "$request->method()",
    url: ["$host = config('services.webhooks.public_host');", "$url = 'https://' . $host . $request->getRequestUri();"],
    refuse: ["abort(400);"],
  },
  fixes: {
    "raw-body": {
      lines: ({ path }) => [
        "// routes/api.php: no CSRF check there; in web.php, except the path.",
        `Route::post('${path}', function (Request $request) {`,
        "    // Not $request->all(): middleware trims its strings.",
        "    $raw = $request->getContent();",
        `    // ${VERIFY.replace("raw", "$raw")}`,
        "});",
      ],
      inShort: () => "$request->getContent(), not $request->all()",
    },
    "public-url": {
      lines: () => [
        "// bootstrap/app.php, in withMiddleware(); '*' behind a cloud's own:",
        "$middleware->trustProxies(at: ['10.0.0.0/8']);",
        "// $request->fullUrl() sorts the query's parameters: not that.",
        "// The host that the provider was told, the target as it came:",
        "$host = config('services.webhooks.public_host');",
        "$url = 'https://' . $host . $request->getRequestUri();",
      ],
      inShort: () => "trustProxies(at: [address]); getRequestUri(), not fullUrl()",
    },
    "secret-value": {
      lines: secretValue,
      inShort: ({ providerId }) => `trim(config('services.${configKey(providerId)}.webhook_secret'))`,
    },
  },
});

/** env() and getenv() are empty outside of config files once the configuration is cached. */
function secretValue({ providerId, secretEnv }: FixContext): readonly string[] {
  const key = configKey(providerId);
  return [
    "// config/services.php; env() is empty elsewhere in production.",
    ...fit(`// '${key}' => ['webhook_secret' => env('${secretEnv}')],`, [
      `// '${key}' => [`,
      `//     'webhook_secret' => env('${secretEnv}'),`,
      "// ],",
    ]),
    ...fit(`$secret = trim((string) config('services.${key}.webhook_secret'));`, [
      "$secret = trim(",
      `    (string) config('services.${key}.webhook_secret'));`,
    ]),
    ...fit(`if ($secret === '') throw new RuntimeException('${secretEnv} is not set');`, [
      "if ($secret === '') {",
      ...fit(`    throw new RuntimeException('${secretEnv} is not set');`, [
        "    throw new RuntimeException(",
        `        '${secretEnv} is not set');`,
      ]),
      "}",
    ]),
  ];
}

function configKey(providerId: string): string {
  return providerId.replaceAll("-", "_");
}
