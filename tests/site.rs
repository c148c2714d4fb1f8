//! What a user of the program notices, feature by feature, on sites in temporary folders.

#![expect(clippy::unwrap_used, reason = "a test that cannot be set up is to fail")]

mod site {
    mod answers;
    mod as_of;
    #[cfg(target_os = "linux")]
    mod bombs;
    mod brief;
    mod broken;
    mod cards;
    mod command_line;
    mod derivation;
    mod determinism;
    mod diagnostics;
    #[cfg(unix)]
    mod documents;
    mod doubtful;
    mod explain;
    mod explain_text;
    mod fixture;
    mod found;
    mod hostile;
    mod hostile_lists;
    mod hostile_names;
    mod keys;
    mod lint_report;
    mod lint_rules;
    mod markup;
    mod mine;
    #[cfg(target_os = "linux")]
    mod offline;
    mod own_skills;
    mod privacy;
    mod publish;
    mod real_data;
    mod sample_report_compared;
    mod schema;
    mod sections;
    mod small_worlds;
    mod start;
    mod theme;
    mod theme_command;
    mod troubleshooting;
    mod what_if;
}
