//! The only way out for the browsers: a CONNECT proxy that is X itself and refuses everybody else.
//!
//! Every request is written down, the refused ones too, so that a test can compare what a browser
//! asks for with and without the extension.

use super::capabilities::NOBODY;
use super::http::{Request, Response, read_request, write_response};
use super::site::Site;
use std::io;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex};
use tokio::io::{AsyncRead, AsyncWrite, BufStream};
use tokio::net::{TcpListener, TcpStream};
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::ServerConfig;
use tokio_rustls::rustls::pki_types::{PrivateKeyDer, PrivatePkcs8KeyDer};

/// The hosts the stage plays.
pub const HOSTS: [&str; 5] = [
    "x.com",
    "twitter.com",
    "mobile.x.com",
    "mobile.twitter.com",
    "m.x.com",
];

/// One line of the record.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Entry {
    pub host: String,
    pub method: String,
    pub target: String,
    /// Bytes of the request's body: what the asker told.
    pub body: usize,
    pub answered: u16,
}

impl Entry {
    /// Whether the stage refused it: somebody wanted out.
    pub fn refused(&self) -> bool {
        self.answered == 403
    }
}

/// A running proxy; it serves until the runtime ends.
pub struct Proxy {
    pub address: SocketAddr,
    pub site: Arc<Site>,
    record: Arc<Mutex<Vec<Entry>>>,
}

impl Proxy {
    pub async fn start(site: Site) -> io::Result<Proxy> {
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        let proxy = Proxy {
            address: listener.local_addr()?,
            site: Arc::new(site),
            record: Arc::default(),
        };
        let server = Server {
            tls: acceptor(),
            site: proxy.site.clone(),
            record: proxy.record.clone(),
        };
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let server = server.clone();
                // A browser that hangs up in the middle of a request is no fault of the stage.
                tokio::spawn(async move { server.greet(stream).await.ok() });
            }
        });
        Ok(proxy)
    }

    /// Everything asked so far, in order.
    pub fn requests(&self) -> Vec<Entry> {
        self.record.lock().unwrap().clone()
    }

    /// What was asked of anybody but X, and refused. The browsers are told to ask nobody by themselves.
    pub fn requests_to_others(&self) -> Vec<Entry> {
        let mut asked = self.requests();
        asked.retain(|entry| entry.refused() && entry.host != format!("{NOBODY}:443"));
        asked
    }

    /// What was asked of X, in an order of its own.
    pub fn requests_to_x(&self) -> Vec<Entry> {
        let mut asked = self.requests();
        asked.retain(|entry| !entry.refused());
        asked.sort();
        asked
    }

    pub fn forget_requests(&self) {
        self.record.lock().unwrap().clear();
    }
}

#[derive(Clone)]
struct Server {
    tls: TlsAcceptor,
    site: Arc<Site>,
    record: Arc<Mutex<Vec<Entry>>>,
}

impl Server {
    async fn greet(&self, stream: TcpStream) -> io::Result<()> {
        let mut stream = BufStream::new(stream);
        let Some(request) = read_request(&mut stream).await? else {
            return Ok(());
        };
        let host = request.target.strip_suffix(":443").unwrap_or_default();
        if request.method != "CONNECT" || !HOSTS.contains(&host) {
            self.write_down(&request.target, &request, 403);
            return write_response(
                &mut stream,
                &Response::new(403, "text/plain", "The stage refuses."),
            )
            .await;
        }
        let host = host.to_owned();
        write_response(
            &mut stream,
            &Response {
                status: 200,
                headers: Vec::new(),
                body: Vec::new(),
            },
        )
        .await?;
        let secure = self.tls.accept(stream.into_inner()).await?;
        self.serve(&host, BufStream::new(secure)).await
    }

    async fn serve<S: AsyncRead + AsyncWrite + Unpin>(
        &self,
        host: &str,
        mut stream: BufStream<S>,
    ) -> io::Result<()> {
        while let Some(request) = read_request(&mut stream).await? {
            let response = self.site.answer(host, &request);
            self.write_down(host, &request, response.status);
            write_response(&mut stream, &response).await?;
        }
        Ok(())
    }

    fn write_down(&self, host: &str, request: &Request, answered: u16) {
        self.record.lock().unwrap().push(Entry {
            host: host.to_owned(),
            method: request.method.clone(),
            target: request.target.clone(),
            body: request.body.len(),
            answered,
        });
    }
}

/// A certificate made for this run; the browsers are told to accept it.
fn acceptor() -> TlsAcceptor {
    let names = HOSTS.map(str::to_owned).to_vec();
    let made = rcgen::generate_simple_self_signed(names).expect("a certificate for the stage");
    let key = PrivateKeyDer::Pkcs8(PrivatePkcs8KeyDer::from(made.signing_key.serialize_der()));
    let config = ServerConfig::builder()
        .with_no_client_auth()
        .with_single_cert(vec![made.cert.der().clone()], key)
        .expect("a TLS configuration for the stage");
    TlsAcceptor::from(Arc::new(config))
}
