"""The supervisors' page of the opening."""

from django.urls import path

from handoff.opening import views

app_name = "opening"

urlpatterns = [
    path("ouverture", views.page, name="page"),
    path("ouverture/exception", views.add, name="add"),
    path("ouverture/exception/<int:key>/supprimer", views.remove, name="remove"),
    path("ouverture/robot-seul", views.robot_only, name="robot_only"),
    path("ouverture/message", views.notice, name="notice"),
]
