import os

import django
from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler
from django.http import HttpResponse
from django.urls import path
from django.utils.cache import patch_vary_headers
from django.views.decorators.csrf import csrf_exempt
from werkzeug.serving import make_server

import cors_settings

OF_THE_RECIPE = {name: value for name, value in vars(cors_settings).items() if name.isupper()}
settings.configure(
    ALLOWED_HOSTS=["api.site.test"],
    ROOT_URLCONF=__name__,
    INSTALLED_APPS=["corsheaders"],
    MIDDLEWARE=[
        "corsheaders.middleware.CorsMiddleware",
        "django.middleware.common.CommonMiddleware",
        f"{__name__}.authenticate",
    ],
    **OF_THE_RECIPE,
)


def authenticate(get_response):
    def middleware(request):
        if request.path == "/private" and "Authorization" not in request.headers:
            return HttpResponse("Who are you?", status=401)
        response = get_response(request)
        patch_vary_headers(response, ["Accept-Encoding"])
        return response

    return middleware


def items(request):
    return HttpResponse("items", headers={"X-Total": "3", "Cache-Control": "max-age=60"})


def fail(request):
    return HttpResponse("failed", status=500, headers={"X-Total": "3"})


def throw(request):
    raise RuntimeError("thrown on purpose")


def private(request):
    return HttpResponse("private", headers={"X-Total": "3"})


urlpatterns = [
    path("items", csrf_exempt(items)),
    path("fail", csrf_exempt(fail)),
    path("throw", csrf_exempt(throw)),
    path("private", csrf_exempt(private)),
]

if __name__ == "__main__":
    django.setup()
    make_server("127.0.0.1", int(os.environ["PORT"]), WSGIHandler(), threaded=True).serve_forever()
