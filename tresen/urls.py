from django.urls import include, path

urlpatterns = [
    path("api/v1/", include("tresen.api.urls")),
    path("account/", include("tresen.portal.account_urls")),
    path("desk/", include("tresen.desk.urls")),
    path("", include("tresen.portal.urls")),
]
