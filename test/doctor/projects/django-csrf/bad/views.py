import stripe
from django.http import HttpResponse
from django.views import View
from django.views.decorators.http import require_POST


@require_POST
def stripe_webhook(request):
    stripe.Webhook.construct_event(request.body, request.headers["Stripe-Signature"], "whsec_x")
    return HttpResponse(status=200)


class StripeView(View):
    def post(self, request):
        stripe.Webhook.construct_event(request.body, request.headers["Stripe-Signature"], "whsec_x")
        return HttpResponse(status=200)
