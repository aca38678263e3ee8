"""The officers' console, and the questions that it gathers."""

from django.urls import path

from handoff.console import questions, views

app_name = "console"

urlpatterns = [
    path("", views.home, name="home"),
    path("reponses.json", views.ready, name="ready"),
    path("questions", questions.questions, name="questions"),
    path("questions.csv", questions.export, name="questions-csv"),
    path("questions/<int:key>", questions.mark, name="question"),
]
