import { framework } from "../framework.ts";
import { go } from "./languages/go.ts";
import { quoted, VERIFY } from "./pieces.ts";

/** net/http of Go 1.23 and later, and the routers on it (chi, gorilla; Gin and Echo give `c.Request`); pkg.go.dev/net/http. */
export default framework({
  id: "go",
  name: "Go net/http",
  language: go,
  recognised: { packages: [], files: ["go.mod"] },
  handler: {
    raw: "raw",
    header: (name) => `r.Header.Get(${quoted(name)})`,
    query: (name) => `r.URL.Query().Get(${quoted(name)})`,
    method: "r.Method",
    url: ['publicURL := "https://" + os.Getenv("PUBLIC_HOST") + r.RequestURI'],
    refuse: ['http.Error(w, "bad request", http.StatusBadRequest)', "return"],
  },
  fixes: {
    "raw-body": {
      lines: ({ path }) => [
        "handler := func(w http.ResponseWriter, r *http.Request) {",
        "\traw, err := io.ReadAll(http.MaxBytesReader(w, r.Body, 5<<20))",
        "\tif err != nil {",
        '\t\thttp.Error(w, "too large", http.StatusRequestEntityTooLarge)',
        "\t\treturn",
        "\t}",
        `\t// ${VERIFY}`,
        "\t_ = raw",
        "}",
        `http.HandleFunc("POST ${path}", handler)`,
      ],
      inShort: () => "io.ReadAll(http.MaxBytesReader(w, r.Body, 5<<20)), then parse",
    },
    "public-url": {
      lines: () => [
        "// r.URL has neither scheme nor host, and the provider signs both.",
        'publicURL := "https://" + os.Getenv("PUBLIC_HOST") + r.RequestURI',
      ],
      inShort: () => '"https://" + os.Getenv("PUBLIC_HOST") + r.RequestURI',
    },
  },
});
