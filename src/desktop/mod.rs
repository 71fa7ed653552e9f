//! What Doorstep asks of the computer it runs on: opening files, dialogs, drives, clocks, a sound.
//!
//! - [`opener`]: files and addresses given to the programs of this computer; [`pdf_viewer`]: which program
//!   shows a PDF, and whether it can begin at a page; [`registered`]: which program Windows has for an extension.
//! - [`dialogs`]: choosing files and folders. [`drives`]: which drives can be pulled out. [`clock`]: the time.
//! - [`chime`]: the small sound at the end of a timer. [`end`]: the system asks Doorstep to end.
//!
//! Everything here may take a while: it is called from jobs, never from the window's thread.

pub mod chime;
pub mod clock;
pub mod dialogs;
pub mod drives;
pub mod end;
pub mod opener;
pub mod pdf_viewer;
pub mod registered;
