//! The files of a new site, with comments that teach.

use crate::output::NewFile;
use std::path::Path;

/// Where GitHub looks for workflows.
pub(super) const WORKFLOW: &str = ".github/workflows/publish.yml";

/// What stands in the workflow until somebody names the repository.
const UNKNOWN_REPOSITORY: &str = "OWNER/careerdash";

fn new(root: &Path, path: &str, text: impl Into<String>) -> NewFile {
    NewFile { path: root.join(path), text: text.into() }
}

pub(super) fn settings(root: &Path) -> NewFile {
    new(root, "site.toml", include_str!("site.toml"))
}

/// A sample candidate to be replaced.
pub(super) fn profile(root: &Path) -> NewFile {
    new(root, "content/profiles/me.yaml", include_str!("profile.yaml"))
}

/// A market with postings that were written as an example, collected today.
pub(super) fn market(root: &Path) -> [NewFile; 2] {
    let today = jiff::Zoned::now().date();
    let snapshot = format!("content/markets/example/{today}.jsonl");
    [
        new(root, &snapshot, include_str!("postings.jsonl")),
        new(root, "content/markets/example/market.toml", include_str!("market.toml")),
    ]
}

pub(super) fn gitignore(root: &Path) -> NewFile {
    new(root, ".gitignore", include_str!("gitignore"))
}

/// Builds and publishes with the release of this version.
pub(super) fn workflow(root: &Path, repository: Option<&str>) -> NewFile {
    let text = include_str!("publish.yml")
        .replace("@repository@", repository.unwrap_or(UNKNOWN_REPOSITORY))
        .replace("@version@", env!("CARGO_PKG_VERSION"));
    new(root, WORKFLOW, text)
}

/// The repository this program was built from, where its package says so.
pub(super) fn own_repository() -> Option<&'static str> {
    let address = env!("CARGO_PKG_REPOSITORY").trim_end_matches('/');
    address.strip_prefix("https://github.com/").map(|name| name.trim_end_matches(".git"))
}

/// A résumé to fill in.
pub(crate) fn profile_skeleton(name: &str) -> String {
    // A JSON string is a YAML string, whatever is in it.
    let name = serde_json::Value::from(name).to_string();
    include_str!("skeleton.yaml").replace("@name@", &name)
}

/// Settings of a market to fill in.
pub(crate) fn market_config(title: &str) -> String {
    let role = toml_string(title);
    let words = toml_string(&title.to_lowercase());
    format!(
        "# A market: postings of one kind of role in one region. The name of this folder is its id.\n\
         \n\
         title = {role}\n\
         # role = {role}             # a current job of this name counts as holding the role\n\
         # region = \"Germany\"        # shown, not used as a filter\n\
         # currency = \"EUR\"          # pay in it is shown first\n\
         \n\
         # A posting stays when its title holds one of the first word sequences and none of the second.\n\
         # [titles]\n\
         # include = [{words}]\n\
         # exclude = [\"intern\", \"working student\"]\n"
    )
}

/// A basic string of TOML: what JSON escapes, TOML escapes in the same way, and DEL besides.
fn toml_string(text: &str) -> String {
    serde_json::Value::from(text).to_string().replace('\u{7f}', "\\u007f")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_name_and_title_can_be_read_back() {
        for name in ["Ada", "O'Neil \"x\" \\ \u{7f}\u{1}\n# no: comment", "@name@", "- 山田: yes"]
        {
            let config: toml::Table = toml::from_str(&market_config(name)).unwrap();
            assert_eq!(config["title"].as_str(), Some(name));
            assert_eq!(config.len(), 1);
            let skeleton = profile_skeleton(name);
            let line = skeleton.lines().find(|line| line.starts_with("  name: ")).unwrap();
            let read: String = serde_json::from_str(&line["  name: ".len()..]).unwrap();
            assert_eq!(read, name);
        }
    }

    #[test]
    fn the_workflow_names_what_it_fetches() {
        let text = workflow(Path::new(""), Some("octocat/careerdash")).text;
        assert!(text.contains("CAREERDASH_REPOSITORY: \"octocat/careerdash\""), "{text}");
        let version = format!("CAREERDASH_VERSION: \"{}\"", env!("CARGO_PKG_VERSION"));
        assert!(text.contains(&version), "{text}");
        assert!(!text.contains('@'.to_string().repeat(2).as_str()) && !text.contains("@version"));
        let actions = text.lines().filter_map(|line| line.trim().strip_prefix("uses: "));
        for action in actions {
            let (_, revision) = action.split_once('@').unwrap();
            let (commit, version) = revision.split_once(" # v").unwrap();
            assert_eq!(commit.len(), 40, "{action}");
            assert!(commit.bytes().all(|byte| byte.is_ascii_hexdigit()), "{action}");
            assert!(version.starts_with(|c: char| c.is_ascii_digit()), "{action}");
        }
    }
}
