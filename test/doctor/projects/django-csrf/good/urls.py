from django.urls import path
from django.views.decorators.csrf import csrf_exempt

from . import views

urlpatterns = [path("hook", csrf_exempt(views.by_url)), path("checked", csrf_exempt(views.checked))]
