//! The way to the web: https alone, through the proxy of the system, by the certificates that the system
//! trusts. Redirects are followed by hand, so that each address is judged before it is asked.

use std::net::SocketAddr;
use std::time::Duration;

use ureq::http::{Response, Uri};
use ureq::tls::{RootCerts, TlsConfig};
use ureq::{Agent, BodyReader, Error, Proxy};

use super::line::{self, Answer, Head, Stop};
use crate::core::materials::download_queue::DownloadError;

/// This many redirects are followed.
const MOST_REDIRECTS: usize = 10;

/// Which addresses may be asked.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Allowed {
    /// Those of https.
    #[default]
    Secure,
    /// None but a server at this address of this computer, over http and without a proxy, which stands in
    /// for every site: for tests.
    StandIn(SocketAddr),
}

/// How to go to the web.
#[derive(Clone, Copy, Debug)]
pub struct Web {
    /// Which addresses may be asked.
    pub allowed: Allowed,
    /// How long to wait for a connection.
    pub connect: Duration,
    /// How long to wait while nothing comes.
    pub stall: Duration,
}

impl Default for Web {
    fn default() -> Self {
        Self { allowed: Allowed::Secure, connect: Duration::from_secs(20), stall: Duration::from_secs(30) }
    }
}

/// What is asked of a server.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Ask<'a> {
    /// The address.
    pub url: &'a str,
    /// From which byte on, and of which version of the file; the whole file if absent.
    pub from: Option<(u64, &'a str)>,
}

impl Web {
    fn agent(&self) -> Agent {
        let secure = self.allowed == Allowed::Secure;
        let tls = TlsConfig::builder().root_certs(RootCerts::PlatformVerifier).build();
        let config = Agent::config_builder()
            .https_only(secure)
            .http_status_as_error(false)
            .max_redirects(0)
            .tls_config(tls)
            .proxy(if secure { Proxy::try_from_env() } else { None })
            .user_agent(concat!("Doorstep/", env!("CARGO_PKG_VERSION")))
            .accept_encoding("identity")
            .timeout_resolve(Some(self.connect))
            .timeout_connect(Some(self.connect))
            .timeout_recv_response(Some(self.stall))
            .timeout_per_read(Some(self.stall))
            .timeout_per_write(Some(self.stall));
        config.build().new_agent()
    }

    /// Asks a server and follows where it sends. Returns at once when it is stopped.
    ///
    /// # Errors
    /// If no answer came, or it sends where one must not go; any if it was stopped.
    pub fn ask(&self, ask: &Ask<'_>, stop: &Stop) -> Result<Answer, DownloadError> {
        let web = *self;
        let url: Uri = ask.url.parse().map_err(|_| DownloadError::Answer)?;
        let from = ask.from.map(|(from, version)| (from, version.to_owned()));
        line::open(stop, move || web.follow(url, from.as_ref()))
    }

    fn follow(
        &self,
        mut url: Uri,
        from: Option<&(u64, String)>,
    ) -> Result<(Head, BodyReader<'static>), DownloadError> {
        let agent = self.agent();
        for _ in 0..=MOST_REDIRECTS {
            if !may_ask(&url) {
                return Err(DownloadError::BadRedirect);
            }
            let mut request = agent.get(self.asked_at(&url).ok_or(DownloadError::Answer)?);
            if let Some((from, version)) = from {
                request = request.header("Range", format!("bytes={from}-")).header("If-Range", version);
            }
            let response = request.call().map_err(|error| why(&error))?;
            if matches!(response.status().as_u16(), 301 | 302 | 303 | 307 | 308) {
                let target = header(&response, "location").ok_or(DownloadError::Answer)?;
                url = joined(&url, &target).ok_or(DownloadError::BadRedirect)?;
                continue;
            }
            let packed = header(&response, "content-encoding");
            if packed.is_some_and(|how| !how.eq_ignore_ascii_case("identity")) {
                // Its length and its checks would be those of something else.
                return Err(DownloadError::Answer);
            }
            let head = head(&response);
            return Ok((head, response.into_body().into_reader()));
        }
        Err(DownloadError::RedirectLoop)
    }

    /// The address that is really asked.
    fn asked_at(&self, url: &Uri) -> Option<Uri> {
        match self.allowed {
            Allowed::Secure => Some(url.clone()),
            Allowed::StandIn(server) => format!("http://{server}{}", url.path_and_query()?).parse().ok(),
        }
    }
}

fn header(response: &Response<ureq::Body>, name: &str) -> Option<String> {
    response.headers().get(name).and_then(|value| value.to_str().ok()).map(str::to_owned)
}

fn head(response: &Response<ureq::Body>) -> Head {
    let strong = header(response, "etag").filter(|tag| tag.starts_with('"'));
    let version = strong.or_else(|| header(response, "last-modified"));
    let kind = header(response, "content-type");
    let patience = header(response, "retry-after").and_then(|seconds| seconds.trim().parse::<u64>().ok());
    Head {
        status: response.status().as_u16(),
        length: header(response, "content-length").and_then(|length| length.trim().parse().ok()),
        range: header(response, "content-range"),
        version: version.filter(|version| version.len() < 1000),
        web_page: kind.is_some_and(|kind| kind.trim_start().starts_with("text/html")),
        patience: patience.map(|seconds| seconds.saturating_mul(1000)),
    }
}

/// Whether an address may be asked: a server may send anywhere.
fn may_ask(url: &Uri) -> bool {
    url.scheme_str() == Some("https") && url.host().is_some_and(|host| !host.is_empty())
}

/// The address that `target` means from `base`.
fn joined(base: &Uri, target: &str) -> Option<Uri> {
    let target = target.trim().split('#').next().unwrap_or_default();
    // Names may hold spaces, though they must not.
    let target = target.replace(' ', "%20");
    let (scheme, authority) = (base.scheme_str()?, base.authority()?);
    let scheme_of = target.split_once(':').map(|(before, _)| before).filter(|before| {
        !before.is_empty()
            && before.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.'))
    });
    let whole = if scheme_of.is_some() {
        target
    } else if target.starts_with("//") {
        format!("{scheme}:{target}")
    } else if target.starts_with('/') {
        format!("{scheme}://{authority}{target}")
    } else {
        let folder = base.path().rsplit_once('/').map_or("", |(folder, _)| folder);
        format!("{scheme}://{authority}{folder}/{target}")
    };
    whole.parse().ok()
}

/// Sorts what went wrong on the way.
fn why(error: &Error) -> DownloadError {
    tracing::info!(%error, "no answer from a site");
    match error {
        Error::Timeout(ureq::Timeout::Resolve | ureq::Timeout::Connect) => DownloadError::NoConnection,
        Error::Timeout(_) => DownloadError::Stalled,
        Error::RequireHttpsOnly(_) | Error::BadUri(_) => DownloadError::BadRedirect,
        Error::Tls(_) | Error::Rustls(_) | Error::Pem(_) => DownloadError::Certificate,
        Error::ConnectProxyFailed(_) | Error::InvalidProxyUrl => DownloadError::Proxy,
        Error::Http(_) | Error::Protocol(_) | Error::LargeResponseHeader(..) => DownloadError::Answer,
        Error::Io(error) => before_answer(error),
        _ => DownloadError::NoConnection,
    }
}

/// Sorts what the system said before an answer came: names that can't be looked up have no kind of their own.
fn before_answer(error: &std::io::Error) -> DownloadError {
    use std::io::ErrorKind as E;
    match error.kind() {
        E::Other | E::NotFound => DownloadError::NoConnection,
        E::ConnectionReset | E::ConnectionAborted | E::BrokenPipe | E::UnexpectedEof => DownloadError::Cut,
        _ => match of_read(error) {
            DownloadError::Cut => DownloadError::NoConnection,
            why => why,
        },
    }
}

/// Sorts what went wrong while something was read or sent.
#[must_use]
pub fn of_read(error: &std::io::Error) -> DownloadError {
    use std::io::ErrorKind as E;
    if let Some(inner) = error.get_ref().and_then(|inner| inner.downcast_ref::<Error>()) {
        return match inner {
            Error::Timeout(_) => DownloadError::Stalled,
            Error::Rustls(_) | Error::Tls(_) => DownloadError::Certificate,
            _ => DownloadError::Cut,
        };
    }
    match error.kind() {
        // What the checks of certificates say comes as this.
        E::InvalidData => DownloadError::Certificate,
        E::TimedOut | E::WouldBlock => DownloadError::Stalled,
        E::ConnectionRefused | E::HostUnreachable | E::NetworkUnreachable | E::AddrNotAvailable => {
            DownloadError::NoConnection
        }
        _ => DownloadError::Cut,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn where_a_server_sends_is_judged_from_where_it_stands() {
        let base = Uri::from_static("https://a.org/files/ch/one.pdf?x=1");
        let to = |target: &str| joined(&base, target).map(|url| url.to_string());
        assert_eq!(to("/two.pdf").as_deref(), Some("https://a.org/two.pdf"));
        assert_eq!(to("two three.pdf#page=2").as_deref(), Some("https://a.org/files/ch/two%20three.pdf"));
        assert_eq!(to("//b.org/x").as_deref(), Some("https://b.org/x"));
        assert_eq!(to("https://c.org/y?z=1").as_deref(), Some("https://c.org/y?z=1"));
        let may = |target: &str| joined(&base, target).is_some_and(|url| may_ask(&url));
        assert!(may("/two.pdf") && may("https://c.org/y"));
        for bad in
            ["file:///etc/passwd", "http://a.org/x", "http://127.0.0.1/x", "ftp://a.org/x", "javascript:1"]
        {
            assert!(!may(bad), "{bad}");
        }
    }
}
