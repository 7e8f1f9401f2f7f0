import { framework } from "../framework.ts";
import { ruby } from "./languages/ruby.ts";
import { quoted, VERIFY } from "./pieces.ts";

/** Rails 7 and 8; api.rubyonrails.org (ActionDispatch::Request#raw_post, ActionDispatch::AssumeSSL). */
export default framework({
  id: "rails",
  name: "Rails",
  language: ruby,
  recognised: { packages: ["rails"] },
  handler: {
    raw: "request.raw_post",
    header: (name) => `request.headers[${quoted(name)}].to_s`,
    headerInShort: (name) => `request.headers[${quoted(name)}]`,
    query: (name) => `request.query_parameters[${quoted(name)}].to_s`,
    method: "request.request_method",
    url: ['host = ENV.fetch("PUBLIC_HOST")', 'url = "https://#{host}#{request.original_fullpath}"'],
    refuse: ["return head :bad_request"],
  },
  fixes: {
    "raw-body": {
      lines: ({ path }) => [
        "# config/routes.rb:",
        `# post "${path}", to: "webhooks#create"`,
        "class WebhooksController < ActionController::Base",
        "  skip_forgery_protection",
        "",
        "  def create",
        "    raw = request.raw_post # not params.to_json",
        `    # ${VERIFY}`,
        "    head :ok",
        "  end",
        "end",
      ],
      inShort: () => "request.raw_post, not params; skip_forgery_protection",
    },
    "public-url": {
      lines: () => [
        "# config/environments/production.rb, where the proxy ends TLS:",
        "config.assume_ssl = true # Rails 7.1",
        "# the controller:",
        "derived = request.original_url",
        "# Surer is the host that the provider was told:",
        'host = ENV.fetch("PUBLIC_HOST")',
        'url = "https://#{host}#{request.original_fullpath}"',
      ],
      inShort: () => "config.assume_ssl = true; request.original_url",
    },
  },
});
