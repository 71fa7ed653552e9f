//! Starts Doorstep. Everything is in the library, so that tests can build the whole application.

#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

fn main() -> std::process::ExitCode {
    doorstep::cli::run(std::env::args_os())
}
