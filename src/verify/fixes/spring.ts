import { framework } from "../framework.ts";
import { java } from "./languages/java.ts";
import { quoted, VERIFY } from "./pieces.ts";

/** Spring Boot 3 and 4, Spring MVC; docs.spring.io (RequestBody; server.forward-headers-strategy). */
export default framework({
  id: "spring",
  name: "Spring",
  language: java,
  recognised: { packages: ["spring-boot-starter-web", "spring-boot-starter-webmvc", "spring-webmvc"] },
  handler: {
    raw: "body",
    header: (name) => `String.join("", headers.getOrEmpty(${quoted(name)}))`,
    headerInShort: (name) => `headers.getFirst(${quoted(name)})`,
    query: (name) => `request.getParameter(${quoted(name)})`,
    method: "request.getMethod()",
    url: [
      "String query = request.getQueryString();",
      'String url = "https://" + System.getenv("PUBLIC_HOST")',
      '    + request.getRequestURI() + (query == null ? "" : "?" + query);',
    ],
    refuse: ["return ResponseEntity.badRequest().build();"],
  },
  fixes: {
    "raw-body": {
      lines: ({ path }) => [
        `@PostMapping("${path}")`,
        "ResponseEntity<Void> webhook(HttpServletRequest request,",
        "    @RequestHeader HttpHeaders headers) throws IOException {",
        "  // Of a form, @RequestBody byte[] holds what Spring writes anew.",
        "  byte[] body = request.getInputStream().readAllBytes();",
        `  // ${VERIFY.replace("raw", "body")}`,
        "  return ResponseEntity.ok().build();",
        "}",
      ],
      inShort: () => "request.getInputStream().readAllBytes(), no @RequestBody String",
    },
    "public-url": {
      lines: () => [
        "// application.properties: server.forward-headers-strategy=framework",
        "String derived = request.getRequestURL().toString();",
        "// Surer is the host that the provider was told:",
        "String query = request.getQueryString();",
        'String url = "https://" + System.getenv("PUBLIC_HOST")',
        '    + request.getRequestURI() + (query == null ? "" : "?" + query);',
      ],
      inShort: () => "server.forward-headers-strategy=framework",
    },
  },
});
