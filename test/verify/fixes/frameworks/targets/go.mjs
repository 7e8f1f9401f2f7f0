import { handlerOf } from "../lib/handler.mjs";
import { run } from "../lib/place.mjs";

const ANSWER = ['json.NewEncoder(w).Encode(map[string]any{"raw": hex.EncodeToString(raw), "valid": valid})'];

/** Packages of the standard library by the name that code calls them. */
const PACKAGES = {
  base64: "encoding/base64",
  crypto: "crypto",
  ecdsa: "crypto/ecdsa",
  ed25519: "crypto/ed25519",
  hex: "encoding/hex",
  hmac: "crypto/hmac",
  http: "net/http",
  io: "io",
  json: "encoding/json",
  log: "log",
  maps: "maps",
  md5: "crypto/md5",
  os: "os",
  pem: "encoding/pem",
  regexp: "regexp",
  rsa: "crypto/rsa",
  sha1: "crypto/sha1",
  sha256: "crypto/sha256",
  sha512: "crypto/sha512",
  slices: "slices",
  strings: "strings",
  url: "net/url",
  x509: "crypto/x509",
};

export default {
  framework: "go",
  tools: [["go", "version"]],
  // gjson, go-jose and x/text are not of the standard library.
  skip: ({ signature, signedContent = "", publicKey, secret }) =>
    signature.json !== undefined ||
    signedContent.includes("{json:") ||
    publicKey?.format === "jwk" ||
    secret.normalize !== undefined,
  files: (cases, verify) => {
    const routes = cases.map(
      (each, index) =>
        `func route${index}() {\n${handlerOf(each, verify, ANSWER).join("\n").replace("key, ok :=", "key, _ :=")}\n}`,
    );
    const body = `${routes.join("\n\n")}

func main() {
${cases.map((_, index) => `\troute${index}()`).join("\n")}
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		panic(err)
	}
	fmt.Println("listening", listener.Addr().(*net.TCPAddr).Port)
	panic(http.Serve(listener, nil))
}
`;
    const used = Object.entries(PACKAGES).filter(([name]) => new RegExp(`\\b${name}\\.[A-Z]`).test(body));
    return {
      "go.mod": "module hookctl.test/fixes\n\ngo 1.23\n",
      "main.go": `package main\n\nimport (\n\t"fmt"\n\t"net"\n${used.map(([, path]) => `\t"${path}"`).join("\n")}\n)\n\n${body}`,
    };
  },
  build: (folder) => run("go", ["build", "-o", "app", "."], folder),
  start: () => ({ command: "./app", args: [] }),
};
