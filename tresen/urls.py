from django.urls import include, path

urlpatterns = [
    path("account/", include("tresen.portal.account_urls")),
    path("", include("tresen.portal.urls")),
]
