mod cors;

use actix_web::body::MessageBody;
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::error::ErrorInternalServerError;
use actix_web::http::StatusCode;
use actix_web::middleware::{Next, from_fn};
use actix_web::{App, Error, HttpResponse, HttpServer, web};

#[actix_web::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let port: u16 = std::env::var("PORT")?.parse()?;
    let application = || {
        App::new()
            .route("/items", web::to(|| async { total(200) }))
            .route("/fail", web::to(|| async { total(500) }))
            .route("/throw", web::to(throw))
            .route("/private", web::to(|| async { total(200) }))
            .wrap(from_fn(authenticate))
            .wrap(cors::cross_origin())
    };
    HttpServer::new(application).workers(1).bind(("127.0.0.1", port))?.run().await?;
    Ok(())
}

fn total(status: u16) -> HttpResponse {
    let mut response = HttpResponse::build(StatusCode::from_u16(status).unwrap());
    response.append_header(("X-Total", "3")).append_header(("Vary", "Accept-Encoding"));
    if status == 200 {
        response.append_header(("Cache-Control", "max-age=60"));
    }
    response.body("items")
}

async fn throw() -> Result<HttpResponse, Error> {
    Err(ErrorInternalServerError("thrown on purpose"))
}

async fn authenticate(
    request: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
) -> Result<ServiceResponse<impl MessageBody>, Error> {
    if request.path() == "/private" && !request.headers().contains_key("Authorization") {
        return Ok(request.into_response(HttpResponse::Unauthorized().body("Who are you?")));
    }
    Ok(next.call(request).await?.map_into_boxed_body())
}
