import { textOf, nameOf, calledName, isCall, position } from "../javascript/tree.ts";
import { verifierOf } from "../javascript/webhooks.ts";
import { rule } from "../rule.ts";

/** Edge runtimes have Web Crypto alone, which answers with promises: stripe-node's constructEvent throws there. */
export default rule({
  code: "synchronous-on-edge",
  title: "The synchronous check cannot run on the edge",
  *script(file) {
    const onEdge = file.nodes.some(
      (node) =>
        node.type === "VariableDeclarator" &&
        nameOf(node.id) === "runtime" &&
        /^(?:experimental-)?edge$/.test(textOf(node.init) ?? ""),
    );
    if (!onEdge) return;
    for (const node of file.nodes) {
      if (!isCall(node) || calledName(node) !== "constructEvent" || verifierOf(file, node)?.asynchronous) continue;
      yield {
        at: position(node),
        why: "This file runs on the edge, where node:crypto is missing: constructEvent() throws for every delivery.",
        fix: "Use await constructEventAsync(), or take the edge runtime off this route.",
      };
    }
  },
});
