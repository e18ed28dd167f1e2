import os

import uvicorn
from fastapi import FastAPI, Request, Response

from cors import allow_cross_origin

api = FastAPI()
METHODS = ["GET", "POST", "PUT", "DELETE"]


@api.middleware("http")
async def authenticate(request: Request, call_next):
    if request.url.path == "/private" and "Authorization" not in request.headers:
        return Response("Who are you?", 401)
    response = await call_next(request)
    response.headers.add_vary_header("Accept-Encoding")
    return response


@api.api_route("/items", methods=METHODS)
async def items():
    return Response("items", headers={"X-Total": "3", "Cache-Control": "max-age=60"})


@api.api_route("/fail", methods=METHODS)
async def fail():
    return Response("failed", 500, {"X-Total": "3"})


@api.api_route("/throw", methods=METHODS)
async def throw():
    raise RuntimeError("thrown on purpose")


@api.api_route("/private", methods=METHODS)
async def private():
    return Response("private", headers={"X-Total": "3"})


app = allow_cross_origin(api)
uvicorn.run(app, host="127.0.0.1", port=int(os.environ["PORT"]), log_level="warning")
