//! A server on this computer that behaves as badly as the web can: it cuts, stalls, drips, lies.

use std::io::{BufRead, BufReader, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Condvar, Mutex};
use std::time::Duration;

use doorstep::materials::download::web::{Allowed, Web};

/// What was asked.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Request {
    pub path: String,
    /// From which byte on.
    pub from: Option<usize>,
    /// Of which version.
    pub if_range: Option<String>,
}

/// How the body is sent.
#[derive(Clone, Debug)]
pub enum How {
    Whole,
    /// After this many bytes the connection breaks off.
    Cut(usize),
    /// After this many bytes nothing comes until the server ends or opens the gate.
    Stall(usize),
    /// In pieces of this many bytes.
    Drip(usize),
    /// In chunks, without a length.
    Chunks,
}

/// What is answered; with status 0 nothing is, and the connection is closed.
#[derive(Clone, Debug)]
pub struct Reply {
    pub status: u16,
    pub headers: Vec<(&'static str, String)>,
    pub body: Vec<u8>,
    /// The length that is told, if another than that of the body.
    pub told: Option<usize>,
    pub how: How,
}

impl Reply {
    pub fn of(status: u16) -> Self {
        Self { status, headers: Vec::new(), body: Vec::new(), told: None, how: How::Whole }
    }

    pub fn with(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.headers.push((name, value.into()));
        self
    }

    pub fn how(mut self, how: How) -> Self {
        self.how = how;
        self
    }
}

/// Answers as a good server does that knows ranges.
pub fn served(request: &Request, bytes: &[u8], version: &str) -> Reply {
    let fits = request.if_range.as_deref().is_none_or(|asked| asked == version);
    match request.from.filter(|_| fits) {
        Some(from) if from >= bytes.len() => {
            Reply::of(416).with("Content-Range", format!("bytes */{}", bytes.len()))
        }
        Some(from) => Reply { body: bytes[from..].to_vec(), ..Reply::of(206) }
            .with("ETag", version)
            .with("Content-Range", format!("bytes {from}-{}/{}", bytes.len() - 1, bytes.len())),
        None => Reply { body: bytes.to_vec(), ..Reply::of(200) }.with("ETag", version),
    }
}

type Answers = dyn Fn(&Request, usize) -> Reply + Send + Sync;

struct Inside {
    asked: Mutex<Vec<Request>>,
    answers: Box<Answers>,
    over: AtomicBool,
    gate: (Mutex<bool>, Condvar),
    /// How many are being answered, and the most that ever were.
    busy: Mutex<(usize, usize)>,
}

/// The server.
pub struct Server {
    address: SocketAddr,
    inside: Arc<Inside>,
}

impl Server {
    /// Answers each request by `answers`, which is told the request and how many came before it.
    pub fn new(answers: impl Fn(&Request, usize) -> Reply + Send + Sync + 'static) -> Self {
        let listener = TcpListener::bind(("127.0.0.1", 0)).expect("a port");
        let address = listener.local_addr().expect("an address");
        let inside = Arc::new(Inside {
            asked: Mutex::default(),
            answers: Box::new(answers),
            over: AtomicBool::new(false),
            gate: (Mutex::new(false), Condvar::new()),
            busy: Mutex::default(),
        });
        let own = Arc::clone(&inside);
        std::thread::spawn(move || {
            for stream in listener.incoming() {
                if own.over.load(Ordering::SeqCst) {
                    return;
                }
                let own = Arc::clone(&own);
                // A client that goes away in the middle is no fault of the server.
                std::thread::spawn(move || stream.and_then(|stream| answer(&own, stream)).ok());
            }
        });
        Self { address, inside }
    }

    /// The way to the web with this server for all sites, and not as patient as a person.
    pub fn web(&self) -> Web {
        Web {
            allowed: Allowed::StandIn(self.address),
            connect: Duration::from_secs(5),
            stall: Duration::from_millis(300),
        }
    }

    /// What was asked so far.
    pub fn asked(&self) -> Vec<Request> {
        self.inside.asked.lock().expect("not poisoned").clone()
    }

    /// The most requests that were answered at the same time.
    pub fn most_at_once(&self) -> usize {
        self.inside.busy.lock().expect("not poisoned").1
    }

    /// Lets what is stalled go on.
    pub fn open_gate(&self) {
        *self.inside.gate.0.lock().expect("not poisoned") = true;
        self.inside.gate.1.notify_all();
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.inside.over.store(true, Ordering::SeqCst);
        self.open_gate();
        TcpStream::connect(self.address).ok();
    }
}

fn answer(inside: &Inside, mut stream: TcpStream) -> std::io::Result<()> {
    let mut lines = BufReader::new(stream.try_clone()?).lines();
    let first = lines.next().transpose()?.unwrap_or_default();
    let path = first.split(' ').nth(1).unwrap_or_default().to_owned();
    let mut request = Request { path, from: None, if_range: None };
    for line in lines {
        let line = line?;
        let Some((name, value)) = line.split_once(": ") else { break };
        match name.to_ascii_lowercase().as_str() {
            "range" => {
                let from = value.strip_prefix("bytes=").and_then(|span| span.strip_suffix('-'));
                request.from = from.and_then(|from| from.parse().ok());
            }
            "if-range" => request.if_range = Some(value.to_owned()),
            _ => {}
        }
    }
    let before = {
        let mut asked = inside.asked.lock().expect("not poisoned");
        asked.push(request.clone());
        asked.len() - 1
    };
    {
        let mut busy = inside.busy.lock().expect("not poisoned");
        busy.0 += 1;
        busy.1 = busy.1.max(busy.0);
    }
    let sent = send(inside, &mut stream, &(inside.answers)(&request, before));
    inside.busy.lock().expect("not poisoned").0 -= 1;
    sent
}

fn send(inside: &Inside, stream: &mut TcpStream, reply: &Reply) -> std::io::Result<()> {
    if reply.status == 0 {
        return Ok(());
    }
    let mut head = format!("HTTP/1.1 {} x\r\nConnection: close\r\n", reply.status);
    for (name, value) in &reply.headers {
        head.push_str(&format!("{name}: {value}\r\n"));
    }
    match reply.how {
        How::Chunks => head.push_str("Transfer-Encoding: chunked\r\n\r\n"),
        _ => head.push_str(&format!("Content-Length: {}\r\n\r\n", reply.told.unwrap_or(reply.body.len()))),
    }
    stream.write_all(head.as_bytes())?;
    match reply.how {
        How::Whole => stream.write_all(&reply.body),
        How::Cut(count) => stream.write_all(&reply.body[..count.min(reply.body.len())]),
        How::Stall(count) => {
            let count = count.min(reply.body.len());
            stream.write_all(&reply.body[..count])?;
            stream.flush()?;
            let open = inside.gate.0.lock().expect("not poisoned");
            drop(inside.gate.1.wait_while(open, |open| !*open).expect("not poisoned"));
            stream.write_all(&reply.body[count..])
        }
        How::Drip(size) => {
            for piece in reply.body.chunks(size) {
                stream.write_all(piece)?;
                stream.flush()?;
                std::thread::sleep(Duration::from_millis(1));
            }
            Ok(())
        }
        How::Chunks => {
            for piece in reply.body.chunks(1000) {
                stream.write_all(format!("{:x}\r\n", piece.len()).as_bytes())?;
                stream.write_all(piece)?;
                stream.write_all(b"\r\n")?;
            }
            stream.write_all(b"0\r\n\r\n")
        }
    }
}
