import stripe
from django.http import HttpResponse
from django.utils.decorators import method_decorator
from django.views import View
from django.views.decorators.csrf import csrf_exempt
from rest_framework.decorators import api_view


@csrf_exempt
def decorated(request):
    stripe.Webhook.construct_event(request.body, request.headers["Stripe-Signature"], "whsec_x")
    return HttpResponse(status=200)


@method_decorator(csrf_exempt, name="dispatch")
class ByClass(View):
    def post(self, request):
        stripe.Webhook.construct_event(request.body, request.headers["Stripe-Signature"], "whsec_x")
        return HttpResponse(status=200)


@api_view(["POST"])
def rest(request):
    stripe.Webhook.construct_event(request.body, request.headers["Stripe-Signature"], "whsec_x")
    return HttpResponse(status=200)


def by_url(request):
    return checked(request)


def checked(request):
    stripe.Webhook.construct_event(request.body, request.headers["Stripe-Signature"], "whsec_x")
    return HttpResponse(status=200)


def profile(request):
    return HttpResponse(request.body)
