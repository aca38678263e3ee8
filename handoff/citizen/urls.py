"""The citizen's pages."""

from django.urls import path

from handoff.citizen import views

app_name = "citizen"

urlpatterns = [
    path("", views.home, name="home"),
    path("sujet/<slug:slug>", views.topic, name="topic"),
]
