"""The pages of the counters."""

from django.urls import path

from handoff.stats import statistics_views, views

app_name = "stats"

urlpatterns = [
    path("supervision", views.supervision_page, name="supervision"),
    path("supervision/etat", views.supervision_state, name="supervision-state"),
    path("statistiques", statistics_views.page, name="statistics"),
    path("statistiques/quarts.csv", statistics_views.quarters_csv, name="quarters"),
    path("statistiques/sujets.csv", statistics_views.subjects_csv, name="subjects"),
]
