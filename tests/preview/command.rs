//! The command itself: where it listens, how it ends, what it says.

use super::client::Preview;
use super::fixture::{Site, program};
use std::net::TcpListener;

#[test]
fn a_taken_port_is_said_and_ends_it() {
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = taken.local_addr().unwrap().port().to_string();
    let site = Site::small();
    let run = program().args(["serve", "--port", &port]).current_dir(&site.root).output().unwrap();
    let errors = String::from_utf8(run.stderr).unwrap();
    assert_eq!((run.status.code(), run.stdout.len()), (Some(2), 0));
    assert!(errors.contains(&format!("port {port} of 127.0.0.1 is taken")), "{errors}");
}

#[test]
fn wrong_arguments_are_refused() {
    for arguments in [
        &["--root", "no/such/place"][..],
        &["--port", "70000"],
        &["--poll", "1"],
        &["--base-url", "example.org"],
        &["--host", "no such host"],
    ] {
        let run = program().arg("serve").args(arguments).output().unwrap();
        assert_eq!(run.status.code(), Some(2), "{arguments:?}");
    }
}

#[cfg(unix)]
#[test]
fn it_ends_well_when_interrupted() {
    let site = Site::small();
    let before = super::fixture::tree(&site.root);
    let preview = Preview::of(&site);
    let (port, output) = (preview.port, preview.output());
    assert_eq!(preview.interrupt(), Some(0), "{output}");
    super::fixture::assert_same(&before, &super::fixture::tree(&site.root));
    assert!(TcpListener::bind(("127.0.0.1", port)).is_ok(), "the port is free again");
}

#[test]
fn the_network_is_warned_of() {
    let site = Site::small();
    let preview = Preview::with(&site, &["--host", "0.0.0.0"]);
    preview.wait_for_error("everybody on your network can read this preview");
    assert!(preview.output().contains("serving http://127.0.0.1:"), "{}", preview.output());
    assert_eq!(preview.get("").status, 200);
    assert_eq!(Preview::of(&site).errors(), "");
}

#[test]
fn a_base_path_is_served_under() {
    let site = Site::small();
    let preview = Preview::with(&site, &["--base-url", "https://example.org/cv/"]);
    assert_eq!(preview.base, "/cv/");
    assert_eq!(preview.get("").status, 200);
    assert_eq!(preview.send("GET", "/", &[]).header("Location"), Some("/cv/"));
    assert_eq!(preview.send("GET", "/candidates/ada/dev/", &[]).status, 404);
}

#[test]
fn a_status_line_says_what_was_made_and_why() {
    let site = Site::small();
    let preview = Preview::of(&site);
    site.put("content/profiles/bo.json", super::fixture::RESUME);
    preview.wait_for_status("candidates/bo/dev/", 200);
    let line = preview.wait_for("the line", || {
        let said = preview.output();
        let line = said.lines().find(|line| line.starts_with("content/profiles/bo.json: "))?;
        Some(line.to_owned())
    });
    assert!(line.contains("1 dashboard and 0 market pages made, "), "{line}");
    for stage in ["look ", "read ", "analyse ", "first page after ", "all after "] {
        assert!(line.contains(stage), "{line}");
    }
}

#[test]
fn the_site_in_the_current_folder() {
    let site = Site::small();
    let mut child = program()
        .args(["serve", "--port", "0"])
        .current_dir(&site.root)
        .stdout(std::process::Stdio::piped())
        .spawn()
        .unwrap();
    let mut output = std::io::BufReader::new(child.stdout.take().unwrap());
    let mut said = String::new();
    while !said.contains("serving http://127.0.0.1:") {
        assert_ne!(std::io::BufRead::read_line(&mut output, &mut said).unwrap(), 0, "{said}");
    }
    // Paths of events and of looks begin with the same dot.
    site.put("content/profiles/bo.json", super::fixture::RESUME);
    while !said.contains("content/profiles/bo.json: ") {
        assert_ne!(std::io::BufRead::read_line(&mut output, &mut said).unwrap(), 0, "{said}");
    }
    child.kill().unwrap();
    child.wait().unwrap();
}
