import { handlerOf } from "../lib/handler.mjs";
import { classPath, run } from "../lib/place.mjs";

const ANSWER = ['return ResponseEntity.ok(Map.of("raw", HexFormat.of().formatHex(body), "valid", valid));'];

const IMPORTS = `import static java.nio.charset.StandardCharsets.UTF_8;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.*;
import java.security.spec.*;
import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.time.*;
import java.util.*;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.*;
import org.springframework.web.util.UriComponentsBuilder;
`;

const KNOWN = new Set(["secret", "signature", "part", "expected", "request", "getMethod"]);

/** The variables in what is turned to bytes: `(id + "." + timestamp).getBytes(UTF_8)`. */
function namesUsed(code) {
  const texts = Array.from(
    code.matchAll(/(?:\(([^()]*(?:\(\)[^()]*)*)\)|(\w+))\.getBytes\(UTF_8\)/g),
    ([, several, one]) => several ?? one,
  );
  return texts.flatMap((text) => text.replaceAll(/"[^"]*"/g, "").match(/\w+/g) ?? []);
}

export default {
  framework: "spring",
  tools: [
    ["mvn", "--version"],
    ["javac", "--version"],
  ],
  optional: true,
  skip: ({ publicKey }) => publicKey?.format === "jwk",
  // Where twelve lines are too few, the snippet leaves to other topics what it reads: such a one is no handler yet.
  runs: ({ code }) =>
    namesUsed(code.join("\n")).every(
      (name) => KNOWN.has(name) || code.some((line) => line.startsWith(`String ${name} =`)),
    ),
  files: (cases, verify) => {
    const controllers = cases.map((each, index) => {
      const lines = handlerOf(each, verify, ANSWER).filter((line) => line !== "  return ResponseEntity.ok().build();");
      const method = lines
        .join("\n")
        .replace("ResponseEntity<Void>", "ResponseEntity<?>")
        .replace("throws IOException", "throws Exception");
      return `@RestController\nclass Webhook${index} {\n${method}\n}`;
    });
    return {
      "App.java": `package hooks;

${IMPORTS}
@SpringBootApplication
public class App {
  public static void main(String[] args) {
    var context = (ServletWebServerApplicationContext) SpringApplication.run(App.class, args);
    System.out.println("listening " + context.getWebServer().getPort());
  }
}

${controllers.join("\n\n")}
`,
    };
  },
  build: (folder) => run("javac", ["-parameters", "-nowarn", "-cp", classPath(), "-d", "classes", "App.java"], folder),
  start: () => ({
    command: "java",
    args: [
      "-cp",
      `classes:${classPath()}`,
      "hooks.App",
      "--server.port=0",
      "--server.address=127.0.0.1",
      "--spring.main.banner-mode=off",
      "--logging.level.root=error",
    ],
  }),
};
