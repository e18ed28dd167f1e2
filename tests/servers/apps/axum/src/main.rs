mod cors;

use axum::Router;
use axum::body::Body;
use axum::extract::Request;
use axum::http::{HeaderValue, Response, StatusCode, header};
use axum::middleware::{self, Next};
use axum::routing::any;
use std::net::Ipv4Addr;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let router = Router::new()
        .route("/items", any(|| async { total(200) }))
        .route("/fail", any(|| async { total(500) }))
        .route("/throw", any(throw))
        .route("/private", any(|| async { total(200) }))
        .layer(middleware::from_fn(authenticate));
    let port = std::env::var("PORT")?.parse()?;
    let listener = tokio::net::TcpListener::bind((Ipv4Addr::LOCALHOST, port)).await?;
    axum::serve(listener, cors::allow_cross_origin(router)).await?;
    Ok(())
}

fn total(status: u16) -> Response<Body> {
    let mut response = Response::new(Body::from("items"));
    *response.status_mut() = StatusCode::from_u16(status).unwrap();
    response.headers_mut().insert("X-Total", HeaderValue::from_static("3"));
    if status == 200 {
        let hour = HeaderValue::from_static("max-age=60");
        response.headers_mut().insert(header::CACHE_CONTROL, hour);
    }
    response
}

async fn throw() -> &'static str {
    panic!("thrown on purpose")
}

async fn authenticate(request: Request, next: Next) -> Response<Body> {
    if request.uri().path() == "/private" && !request.headers().contains_key("Authorization") {
        let mut response = Response::new(Body::from("Who are you?"));
        *response.status_mut() = StatusCode::UNAUTHORIZED;
        return response;
    }
    let mut response = next.run(request).await;
    response.headers_mut().append(header::VARY, HeaderValue::from_static("Accept-Encoding"));
    response
}
