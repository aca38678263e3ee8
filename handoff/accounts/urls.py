"""Login and logout."""

from django.urls import path

from handoff.accounts import views

app_name = "accounts"

urlpatterns = [
    path("connexion", views.Login.as_view(), name="login"),
    path("deconnexion", views.Logout.as_view(), name="logout"),
]
