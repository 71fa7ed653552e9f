//! The reader of the words of a PDF.

#![no_main]

use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::time::{Duration, Instant};

use doorstep_fuzz::core::reading;
use doorstep_fuzz::materials::reading::bounds::Bounds;
use doorstep_fuzz::materials::reading::read_bytes;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    // Whatever comes is to be read as a PDF.
    let mut bytes = b"%PDF-1.7\n".to_vec();
    bytes.extend_from_slice(data.strip_prefix(b"%PDF-1.7\n").unwrap_or(data));
    let bounds = Bounds::until(Instant::now() + Duration::from_secs(10), Arc::new(AtomicBool::new(false)));
    if let Ok(pages) = read_bytes(bytes, &bounds) {
        std::hint::black_box(reading::find(&pages, ""));
    }
});
