import os

from flask import Flask, abort, make_response, request
from werkzeug.serving import make_server

from cors import allow_cross_origin

app = Flask(__name__)
allow_cross_origin(app)
METHODS = ["GET", "POST", "PUT", "DELETE"]


@app.before_request
def authenticate():
    if request.path == "/private" and "Authorization" not in request.headers:
        abort(401)


@app.after_request
def vary(response):
    response.vary.add("Accept-Encoding")
    return response


@app.route("/items", methods=METHODS)
def items():
    response = make_response("items")
    response.headers["X-Total"] = "3"
    response.headers["Cache-Control"] = "max-age=60"
    return response


@app.route("/fail", methods=METHODS)
def fail():
    return "failed", 500, {"X-Total": "3"}


@app.route("/throw", methods=METHODS)
def throw():
    raise RuntimeError("thrown on purpose")


@app.route("/private", methods=METHODS)
def private():
    return "private", 200, {"X-Total": "3"}


make_server("127.0.0.1", int(os.environ["PORT"]), app, threaded=True).serve_forever()
