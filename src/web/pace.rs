//! The pace of the public door: a flood of beginnings, or of codes that are none, is slowed where it comes from.
//!
//! A right code is never held back, nor is anybody who has one in their session. Where somebody comes from is the address
//! of the connection: it serves to find a counter (see [`crate::service::pace`]) and is kept nowhere. What a proxy says in
//! a header is not believed, so behind one all who come are one source, whose limits are made for that.
use std::net::{IpAddr, SocketAddr};

use axum::{
    extract::{ConnectInfo, MatchedPath, Request, State},
    http::{Method, StatusCode},
    middleware::Next,
    response::{IntoResponse, Response},
};

use super::{App, Failure};
use crate::service::{
    pace::{is_known, knock},
    session::Session,
};

/// Where a draft begins, a notebook, a question, a conversation.
const BEGIN: [&str; 4] = ["/note", "/memo", "/mot", "/mot/3"];
/// Where one says how it was.
const EXPERIENCE: &str = "/experience";
/// Where a code is typed.
const COME_BACK: &str = "/suite";

/// Holds back what comes too fast.
pub(super) async fn door(State(app): State<App>, session: Session, request: Request, next: Next) -> Response {
    // Whoever says how it was has no code to show, and whoever has one is held back like anybody.
    if posts_to(&request, EXPERIENCE) {
        knock(&app.service, &source(&request)).await;
        return next.run(request).await;
    }
    let (begins, guesses) = (BEGIN.iter().any(|path| posts_to(&request, path)), posts_to(&request, COME_BACK));
    if !(begins || guesses) {
        return next.run(request).await;
    }
    // Before the handler: whoever begins has a code afterwards.
    let known = match is_known(&session).await {
        Ok(known) => known,
        Err(error) => return Failure::from(error).into_response(),
    };
    let source = source(&request);
    let response = next.run(request).await;
    // After it: a right code costs nothing.
    if !known && (begins || response.status() == StatusCode::UNPROCESSABLE_ENTITY) {
        knock(&app.service, &source).await;
    }
    response
}

fn posts_to(request: &Request, path: &str) -> bool {
    let route = request.extensions().get::<MatchedPath>();
    request.method() == Method::POST && route.is_some_and(|route| route.as_str() == path)
}

/// The network a request comes from: an address of IPv4; of IPv6 the half that one subscriber is given whole.
pub(super) fn source(request: &Request) -> [u8; 16] {
    let Some(ConnectInfo(peer)) = request.extensions().get::<ConnectInfo<SocketAddr>>() else { return [0; 16] };
    match peer.ip().to_canonical() {
        IpAddr::V4(address) => address.to_ipv6_mapped().octets(),
        IpAddr::V6(address) => (address.to_bits() >> 64 << 64).to_be_bytes(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_source_is_a_network() {
        let of = |peer: &str| {
            let mut request = Request::default();
            request.extensions_mut().insert(ConnectInfo(peer.parse::<SocketAddr>().unwrap()));
            source(&request)
        };
        assert_eq!(of("192.0.2.1:1"), of("192.0.2.1:2"));
        assert_eq!(of("192.0.2.1:1"), of("[::ffff:192.0.2.1]:1"));
        assert_ne!(of("192.0.2.1:1"), of("192.0.2.2:1"));
        assert_eq!(of("[2001:db8::1]:1"), of("[2001:db8::2]:1"));
        assert_ne!(of("[2001:db8::1]:1"), of("[2001:db8:0:1::1]:1"));
        assert_eq!(source(&Request::default()), [0; 16]);
    }
}
