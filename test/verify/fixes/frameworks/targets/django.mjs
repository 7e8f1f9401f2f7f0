import { handlerOf } from "../lib/handler.mjs";
import { PYTHON } from "../lib/python.mjs";
import { python } from "../lib/place.mjs";

const ANSWER = ['return JsonResponse({"raw": raw.hex(), "valid": valid})'];
const ROUTE = /^# urls\.py: (path\(.*, )webhook\)$/m;

export default {
  framework: "django",
  tools: [["python3", "--version"]],
  files: (cases, verify) => {
    const handlers = cases.map((each, index) =>
      handlerOf(each, verify, ANSWER).join("\n").replace("def webhook", `def webhook_${index}`),
    );
    const routes = handlers.map((text, index) => `${ROUTE.exec(text)[1]}webhook_${index})`);
    return {
      "app.py": `${PYTHON}
from wsgiref.simple_server import make_server
import django
from django.conf import settings
settings.configure(SECRET_KEY="none", ROOT_URLCONF=__name__, ALLOWED_HOSTS=["*"], MIDDLEWARE=["django.middleware.csrf.CsrfViewMiddleware"])
django.setup()
from django.core.wsgi import get_wsgi_application
from django.http import HttpResponseBadRequest, JsonResponse
from django.urls import path
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST
${handlers.join("\n\n")}

urlpatterns = [
    ${routes.join(",\n    ")},
]
server = make_server("127.0.0.1", 0, get_wsgi_application())
print("listening", server.server_port, flush=True)
server.serve_forever()
`,
    };
  },
  start: () => ({ command: python(), args: ["app.py"] }),
};
