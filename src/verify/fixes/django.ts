import { framework } from "../framework.ts";
import { python } from "./languages/python.ts";
import { quoted, VERIFY } from "./pieces.ts";

/** Django 4 to 6; docs.djangoproject.com/en/stable/ref/request-response, ref/settings (SECURE_PROXY_SSL_HEADER). */
export default framework({
  id: "django",
  name: "Django",
  language: python,
  recognised: { packages: ["django"], files: ["manage.py"] },
  handler: {
    raw: "request.body",
    header: (name) => `request.headers.get(${quoted(name)}, "")`,
    headerInShort: (name) => `request.headers[${quoted(name)}]`,
    query: (name) => `request.GET.get(${quoted(name)}, "")`,
    method: "request.method",
    url: [`host = os.environ["PUBLIC_HOST"]`, `url = f"https://{host}{request.get_full_path()}"`],
    refuse: ["return HttpResponseBadRequest()"],
  },
  fixes: {
    "raw-body": {
      lines: ({ path }) => [
        `# urls.py: path("${path.slice(1)}", webhook)`,
        "@csrf_exempt",
        "@require_POST",
        "def webhook(request):",
        "    raw = request.body  # before request.POST; no json.dumps()",
        `    # ${VERIFY}`,
      ],
      inShort: () => "raw = request.body, before request.POST; @csrf_exempt",
    },
    "public-url": {
      lines: () => [
        "# settings.py, with a proxy that sets (and never passes on) these:",
        'SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")',
        "USE_X_FORWARDED_HOST = True",
        "# the view:",
        "derived = request.build_absolute_uri()",
        "# Surer is the host that the provider was told:",
        `host = os.environ["PUBLIC_HOST"]`,
        `url = f"https://{host}{request.get_full_path()}"`,
      ],
      inShort: () => "SECURE_PROXY_SSL_HEADER, USE_X_FORWARDED_HOST in settings.py",
    },
  },
});
