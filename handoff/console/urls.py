"""The officers' console."""

from django.urls import path

from handoff.console import views

app_name = "console"

urlpatterns = [path("", views.home, name="home")]
