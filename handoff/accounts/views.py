"""Login and logout pages."""

from django.contrib.auth.views import LoginView, LogoutView


class Login(LoginView):
    """The officers' login."""

    template_name = "accounts/login.html"
    redirect_authenticated_user = True


class Logout(LogoutView):
    """Ends the session (POST)."""
