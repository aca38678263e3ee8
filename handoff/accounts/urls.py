"""Signing in and out, one's own account, and the supervisors' pages."""

from django.urls import path

from handoff.accounts import oidc
from handoff.accounts.views import journal, own, sign_in, team, telephone

app_name = "accounts"

urlpatterns = [
    path("connexion", sign_in.SignIn.as_view(), name="login"),
    path("connexion/code", sign_in.code, name="code"),
    path("connexion/mot-de-passe", sign_in.first_password, name="first-password"),
    path("connexion/proconnect", oidc.Request.as_view(), name="oidc"),
    path("connexion/proconnect/retour", oidc.Callback.as_view(), name="oidc-callback"),
    path("deconnexion", sign_in.SignOut.as_view(), name="logout"),
    path("accueil", sign_in.home, name="home"),
    path("mon-compte", own.own, name="own"),
    path("mon-compte/mot-de-passe", own.password, name="own-password"),
    path("mon-compte/deconnexion-partout", own.sign_out_everywhere, name="own-sign-out"),
    path("second-facteur", telephone.telephone, name="telephone"),
    path("second-facteur.svg", telephone.qr_code, name="qr-code"),
    path("comptes", team.accounts, name="accounts"),
    path("comptes/capacite", team.capacity_rule, name="capacity-rule"),
    path("comptes/<int:officer_id>", team.account, name="account"),
    path("journal", journal.journal, name="journal"),
]
