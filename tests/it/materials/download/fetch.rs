//! Fetching one file over a bad line: it is there whole and checked, or not at all.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use doorstep::core::materials::download_queue::{DownloadError, Ended};
use doorstep::materials::download::fetch::{Job, fetch};
use doorstep::materials::download::line::Stop;
use doorstep::materials::download::web::{Allowed, Web};
use doorstep::storage::disk::RealDisk;
use doorstep::storage::partial::left_in;

use super::desk::{Desk, deck, guide};
use super::server::{How, Reply, Request, served};

#[test]
fn good_servers_give_the_file() {
    for (name, bytes) in [("deck.pptx", deck()), ("guide.pdf", guide())] {
        for how in [How::Whole, How::Drip(997), How::Chunks] {
            let own = bytes.clone();
            let desk = Desk::new(name, move |asked, _| served(asked, &own, "\"1\"").how(how.clone()));
            desk.assert_done(&desk.try_once(), &bytes);
        }
    }
}

#[test]
fn a_cut_costs_only_the_rest() {
    let bytes = deck();
    let own = bytes.clone();
    let third = bytes.len() / 3;
    let desk = Desk::new("deck.pptx", move |asked, before| {
        served(asked, &own, "\"1\"").how(if before < 2 { How::Cut(third) } else { How::Whole })
    });
    desk.assert_failed(&desk.try_once(), DownloadError::Cut);
    desk.assert_failed(&desk.try_once(), DownloadError::Cut);
    let left = left_in(&RealDisk, desk.folder.path());
    assert_eq!(left.len(), 1);
    assert_eq!((left[0].0.as_str(), left[0].1.safe), ("deck.pptx", 2 * third as u64));
    assert_eq!(left[0].1.total, Some(bytes.len() as u64));
    desk.assert_done(&desk.try_once(), &bytes);
    let from: Vec<Option<usize>> = desk.server.asked().iter().map(|asked| asked.from).collect();
    assert_eq!(from, [None, Some(third), Some(2 * third)], "each goes on where the last ended");
    assert!(left_in(&RealDisk, desk.folder.path()).is_empty());
}

#[test]
fn a_stall_ends_and_what_came_is_kept() {
    let bytes = guide();
    let own = bytes.clone();
    let desk = Desk::new("guide.pdf", move |asked, before| {
        served(asked, &own, "\"1\"").how(if before == 0 { How::Stall(700) } else { How::Whole })
    });
    desk.assert_failed(&desk.try_once(), DownloadError::Stalled);
    desk.assert_done(&desk.try_once(), &bytes);
    assert_eq!(desk.server.asked()[1].from, Some(700));
}

#[test]
fn the_person_can_stop_a_stalled_one_at_once() {
    let own = guide();
    let desk = Desk::new("guide.pdf", move |asked, _| served(asked, &own, "\"1\"").how(How::Stall(700)));
    let stop = Arc::new(Stop::default());
    let patient = Web { stall: Duration::from_hours(1), ..desk.server.web() };
    let other = Arc::clone(&stop);
    let seen = AtomicUsize::new(0);
    let job =
        Job { wanted: &desk.wanted, folder: desk.folder.path(), disk: &RealDisk, web: &patient, stop: &stop };
    let ended = fetch(&job, &|_, _| {
        if seen.fetch_add(1, Ordering::SeqCst) == 0 {
            let other = Arc::clone(&other);
            std::thread::spawn(move || {
                std::thread::sleep(Duration::from_millis(100));
                other.ask();
            });
        }
    });
    assert_eq!(ended, Ended::Stopped);
    assert_eq!(left_in(&RealDisk, desk.folder.path()).len(), 1);
}

#[test]
fn the_person_can_stop_one_that_is_not_answered() {
    let server = std::net::TcpListener::bind(("127.0.0.1", 0)).expect("a port");
    let address = server.local_addr().expect("an address");
    let desk = Desk::new("guide.pdf", |_, _| Reply::of(200));
    let web = Web { allowed: Allowed::StandIn(address), stall: Duration::from_hours(1), ..desk.server.web() };
    let stop = Arc::new(Stop::default());
    let other = Arc::clone(&stop);
    // Stopped once the question has come; nobody ever answers it.
    let asked = std::thread::spawn(move || {
        let (mut stream, _) = server.accept().expect("a question");
        std::io::Read::read(&mut stream, &mut [0; 16]).expect("its beginning");
        other.ask();
        stream
    });
    let (wanted, folder) = (&desk.wanted, desk.folder.path());
    let job = Job { wanted, folder, disk: &RealDisk, web: &web, stop: &stop };
    assert_eq!(fetch(&job, &|_, _| {}), Ended::Stopped);
    drop(asked.join());
    assert!(desk.names().is_empty(), "nothing came: {:?}", desk.names());
}

#[test]
fn a_new_version_is_fetched_from_its_beginning() {
    // A server that keeps to If-Range, one that ignores it, and one that does not know ranges at all.
    for manners in 0..3 {
        let (old, new) = (guide(), [guide(), b"\n% more\n%%EOF\n".to_vec()].concat());
        let fresh = new.clone();
        let desk = Desk::new("guide.pdf", move |asked, before| {
            if before == 0 {
                return served(asked, &old, "\"1\"").how(How::Cut(500));
            }
            match manners {
                0 => served(asked, &fresh, "\"2\""),
                1 => served(&Request { if_range: None, ..asked.clone() }, &fresh, "\"2\""),
                _ => Reply { body: fresh.clone(), ..Reply::of(200) },
            }
        });
        desk.assert_failed(&desk.try_once(), DownloadError::Cut);
        desk.assert_done(&desk.try_once(), &new);
    }
}

#[test]
fn without_a_version_nothing_is_pieced_together() {
    let bytes = guide();
    let own = bytes.clone();
    let desk = Desk::new("guide.pdf", move |_, before| {
        let how = if before == 0 { How::Cut(500) } else { How::Whole };
        Reply { body: own.clone(), how, ..Reply::of(200) }.with("ETag", "W/\"weak\"")
    });
    desk.assert_failed(&desk.try_once(), DownloadError::Cut);
    desk.assert_done(&desk.try_once(), &bytes);
    assert_eq!(desk.server.asked()[1].from, None);
}

#[test]
fn lies_about_the_length_are_seen() {
    // More than there is: what came turns out to be all by the answer to the next question.
    let bytes = deck();
    let own = bytes.clone();
    let desk = Desk::new("deck.pptx", move |asked, _| Reply {
        told: asked.from.is_none().then_some(own.len() + 1000),
        ..served(asked, &own, "\"1\"")
    });
    desk.assert_failed(&desk.try_once(), DownloadError::Cut);
    desk.assert_done(&desk.try_once(), &bytes);
    // Less than there is: cut short, and not taken for a deck or guide.
    for (name, bytes) in [("deck.pptx", deck()), ("guide.pdf", guide())] {
        let own = bytes.clone();
        let desk = Desk::new(name, move |_, _| {
            let short = own.len() * 2 / 3;
            Reply { body: own[..short].to_vec(), ..Reply::of(200) }.with("ETag", "\"1\"")
        });
        desk.assert_failed(&desk.try_once(), DownloadError::Damaged);
        assert!(desk.names().is_empty(), "nothing of it is kept: {:?}", desk.names());
    }
}

#[test]
fn what_is_not_the_file_does_not_get_its_name() {
    let page = b"<!DOCTYPE html><html><body>Please sign in</body></html>".to_vec();
    let table: [(&str, Vec<u8>, &str, DownloadError); 6] = [
        ("deck.pptx", page.clone(), "text/html; charset=utf-8", DownloadError::WebPage),
        ("deck.pptx", page.clone(), "application/octet-stream", DownloadError::WebPage),
        ("guide.pdf", page, "application/pdf", DownloadError::WebPage),
        ("guide.pdf", deck(), "application/pdf", DownloadError::WrongKind),
        ("deck.pptx", guide(), "application/pdf", DownloadError::WrongKind),
        ("deck.pptx", Vec::new(), "application/octet-stream", DownloadError::Damaged),
    ];
    for (name, body, kind, why) in table {
        let desk = Desk::new(name, move |_, _| {
            Reply { body: body.clone(), ..Reply::of(200) }.with("Content-Type", kind)
        });
        desk.assert_failed(&desk.try_once(), why);
        assert!(desk.names().is_empty(), "{name} {kind}: {:?}", desk.names());
    }
}

#[test]
fn a_deck_with_a_broken_slide_is_not_taken() {
    let mut body = deck();
    // A byte in the middle of the packed slides is another.
    let at = body.windows(16).position(|window| window == b"ppt/slides/slide").expect("a slide") + 60;
    body[at] ^= 0xFF;
    body[at + 1] ^= 0xFF;
    let desk = Desk::new("deck.pptx", move |_, _| Reply { body: body.clone(), ..Reply::of(200) });
    desk.assert_failed(&desk.try_once(), DownloadError::Damaged);
}

#[test]
fn each_refusal_is_told_apart() {
    let table = [
        (401, DownloadError::Forbidden),
        (403, DownloadError::Forbidden),
        (404, DownloadError::Gone),
        (410, DownloadError::Gone),
        (418, DownloadError::Answer),
        (204, DownloadError::Answer),
        (429, DownloadError::Busy),
        (500, DownloadError::Busy),
        (503, DownloadError::Busy),
    ];
    for (status, why) in table {
        let desk = Desk::new("guide.pdf", move |_, _| Reply::of(status).with("Retry-After", "7"));
        let ended = desk.try_once();
        desk.assert_failed(&ended, why);
        assert_eq!(why.may_pass(), why == DownloadError::Busy);
        if why == DownloadError::Busy {
            assert_eq!(ended, Ended::Failed(why, Some(7000)));
        }
    }
    let silent = Desk::new("guide.pdf", |_, _| Reply::of(0));
    silent.assert_failed(&silent.try_once(), DownloadError::Cut);
    let desk = Desk::new("guide.pdf", |_, _| Reply::of(200));
    let nobody = std::net::TcpListener::bind(("127.0.0.1", 0)).expect("a port").local_addr().expect("one");
    let web = Web { allowed: Allowed::StandIn(nobody), ..desk.server.web() };
    let (wanted, folder) = (&desk.wanted, desk.folder.path());
    let job = Job { wanted, folder, disk: &RealDisk, web: &web, stop: &Stop::default() };
    desk.assert_failed(&fetch(&job, &|_, _| {}), DownloadError::NoConnection);
}

#[test]
fn redirects_are_followed_within_reason() {
    let bytes = guide();
    let own = bytes.clone();
    let desk = Desk::new("guide.pdf", move |asked, _| match asked.path.as_str() {
        "/file" => Reply::of(302).with("Location", "/a/there"),
        "/a/there" => Reply::of(307).with("Location", "here"),
        "/a/here" => served(asked, &own, "\"1\""),
        other => panic!("{other}"),
    });
    desk.assert_done(&desk.try_once(), &bytes);
    let round = Desk::new("guide.pdf", |_, _| Reply::of(302).with("Location", "/file"));
    round.assert_failed(&round.try_once(), DownloadError::RedirectLoop);
    assert!(round.server.asked().len() < 20);
    for target in
        ["file:///etc/passwd", "ftp://127.0.0.1/x", "http://localhost.example/x", "data:text/plain,x"]
    {
        let desk = Desk::new("guide.pdf", move |_, _| Reply::of(302).with("Location", target));
        desk.assert_failed(&desk.try_once(), DownloadError::BadRedirect);
    }
    let nowhere = Desk::new("guide.pdf", |_, _| Reply::of(302));
    nowhere.assert_failed(&nowhere.try_once(), DownloadError::Answer);
}

#[test]
fn the_product_asks_secure_addresses_alone() {
    for url in ["http://127.0.0.1:1/file", "http://a.org/file", "file:///etc/hosts", "https:///file", "file"]
    {
        let mut desk = Desk::new("guide.pdf", |asked, _| served(asked, &guide(), "\"1\""));
        desk.wanted.url = url.to_owned();
        let (web, stop) = (Web::default(), Stop::default());
        let (wanted, folder) = (&desk.wanted, desk.folder.path());
        let ended = fetch(&Job { wanted, folder, disk: &RealDisk, web: &web, stop: &stop }, &|_, _| {});
        assert!(
            matches!(ended, Ended::Failed(DownloadError::BadRedirect | DownloadError::Answer, _)),
            "{url}: {ended:?}"
        );
        assert!(desk.names().is_empty() && desk.server.asked().is_empty());
    }
}

#[test]
fn a_site_that_can_not_prove_who_it_is_gets_nothing_and_gives_nothing() {
    let server = std::net::TcpListener::bind(("127.0.0.1", 0)).expect("a port");
    let address = server.local_addr().expect("an address");
    std::thread::spawn(move || {
        use std::io::{Read, Write};
        for stream in server.incoming() {
            let mut stream = stream.expect("a stream");
            let mut hello = [0; 16];
            stream.read_exact(&mut hello).ok();
            stream.write_all(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi").ok();
        }
    });
    let mut desk = Desk::new("guide.pdf", |_, _| Reply::of(200));
    desk.wanted.url = format!("https://{address}/guide.pdf");
    let web = Web { stall: Duration::from_secs(2), ..Web::default() };
    let (wanted, folder) = (&desk.wanted, desk.folder.path());
    let ended =
        fetch(&Job { wanted, folder, disk: &RealDisk, web: &web, stop: &Stop::default() }, &|_, _| {});
    // Behind a proxy that the system names, it may be the proxy that refuses.
    assert!(matches!(ended, Ended::Failed(..)), "{ended:?}");
    assert!(desk.names().is_empty());
    if std::env::vars().all(|(name, _)| !name.to_ascii_lowercase().ends_with("_proxy")) {
        assert_eq!(ended, Ended::Failed(DownloadError::Certificate, None));
    }
}
