from django.urls import include, path

from tresen.api import health
from tresen.tickets import pictures

urlpatterns = [
    path("healthz", health.healthz, name="healthz"),
    path("readyz", health.readyz, name="readyz"),
    path("api/v1/", include("tresen.api.urls")),
    path("account/", include("tresen.portal.account_urls")),
    path("pictures/<str:token>/", pictures.show, name="picture"),
    path("desk/", include("tresen.desk.urls")),
    path("", include("tresen.portal.urls")),
]
